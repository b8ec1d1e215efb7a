"""Pure. Schemas that are only asked about a value: the types in the arguments of checks.

No class is made for such a type and nothing is named: what it says of objects is said by checks,
which let other values pass as JSON Schema does. A schema that has a name is asked by that name, so
nothing is written twice, and recursion ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.literal import literal
from generator.schema.checks import check, checked, conjunction, property_check, required
from generator.schema.evaluated import KEYWORD
from generator.schema.flat import Flat, own
from generator.schema.inference import ALL_TYPES, spoken_of
from generator.schema.rules import checks_of, other_properties, unevaluated
from generator.schema.scalars import MAP_LIMITS
from generator.schema.types import ANYTHING, NOTHING, Check, Checked, union

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.schema.flat import Group
    from generator.schema.interpret import Interpreter
    from generator.schema.types import Direction, Type
    from oas.document import Node

OBJECT = Checked(ANYTHING, (Check("kinds", "OnlyTypes", (("", "'object'"),)),))
UNIONS = {"anyOf": "AnyOf", "oneOf": "OneOf"}


@dataclass(frozen=True, slots=True)
class Tester:
    """Makes the tests of one place; `types` gives the types of what is named there."""

    types: Interpreter
    direction: Direction
    hint: str

    def test(self, node: Node, known: tuple[str, ...] = ()) -> Type:  # noqa: PT028 (no test of pytest)
        """What accepts the values of a schema, among those of the types that are `known`."""
        flattener = self.types.flattener
        reference = flattener.reference(node)
        if reference is not None:
            return self.types.reference(reference, self.direction)
        parts = [self._own(node, known)]
        for part in flattener.parts(node):
            inside = part.pointer.startswith(f"{node.pointer}/")
            parts.append(
                self.test(part, known)
                if inside
                else self.types.reference(part.pointer, self.direction)
            )
        return conjunction(parts)

    def group(self, group: Group, known: tuple[str, ...]) -> Type:
        """What accepts the values of one branch."""
        members = [self.test(member, known) for member in group.members]
        if group.keyword == "anyOf" and ANYTHING in members:
            return ANYTHING
        found = [member for member in members if member != NOTHING]
        if len(found) == 1:
            return found[0]
        return checked(ANYTHING, [check(UNIONS[group.keyword], *found)]) if found else NOTHING

    def rules(self, flat: Flat, known: tuple[str, ...]) -> Type:
        """What accepts the values that satisfy the rules of `flat`."""
        return checked(ANYTHING, checks_of(flat, known, self))

    def flat_test(self, flat: Flat, known: tuple[str, ...] = ()) -> Type:
        """What accepts the values that `flat` allows, but for its fixed values."""
        if known and flat.types is not None and set(known) <= set(flat.types):
            flat = flat._replace(types=None)
        inner = flat.types or known
        groups = [self.group(group, inner) for group in flat.groups]
        return conjunction(
            [self._base(flat), *groups, checked(ANYTHING, self._checks(flat, inner))]
        )

    def _own(self, node: Node, known: tuple[str, ...]) -> Type:
        """What stands in the schema itself; only types that are not known anyhow are asked."""
        modern = self.types.flattener.modern
        flat = own(node, modern=modern)
        if flat.never or flat.values is not None:
            return self.types.flat_type(flat, self.direction, self.hint)
        found = self.flat_test(flat, known)
        if not modern or KEYWORD not in node.object:
            return found
        return conjunction([found, checked(ANYTHING, unevaluated(node, self))])

    def _base(self, flat: Flat) -> Type:
        """The type without what is said of objects."""
        if flat.types is None and spoken_of(flat) in {(), ("object",)}:
            return ANYTHING
        types = flat.types if flat.types is not None else ALL_TYPES
        limits = {k: v for k, v in flat.limits.items() if k not in MAP_LIMITS}
        others = tuple(name for name in types if name != "object")
        bare = Flat(flat.node, flat.sources, others, limits, items=flat.items, arrays=flat.arrays)
        members = [self.types.flat_type(bare, self.direction, self.hint)] if others else []
        return union([*members, OBJECT] if "object" in types else members)

    def _checks(self, flat: Flat, known: tuple[str, ...]) -> Iterator[Check]:
        """What is said of objects."""
        if names := self.types.required(flat, self.direction):
            yield required(sorted(names))
        tests = [(literal(name), self._all(nodes)) for name, nodes in flat.properties.items()]
        if said := tuple(pair for pair in tests if pair[1] != ANYTHING):
            yield property_check("PropertyTypes", said)
        if flat.extra is not None:
            test = self._all(flat.extra) if isinstance(flat.extra, tuple) else NOTHING
            yield from other_properties(test, [*flat.properties], ())
        yield from checks_of(flat, known, self)

    def _all(self, nodes: tuple[Node, ...]) -> Type:
        return conjunction(self.test(node) for node in nodes)
