"""Pure. Arrays: a list, and what JSON Schema says besides of its items.

`prefixItems`, `contains` and `unevaluatedItems` belong to the `items` beside them, so each schema
object that has one is a scope of its own; what several say of one place must all hold there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.literal import literal
from generator.schema import reasons
from generator.schema.places import ITEM
from generator.schema.scalars import ARRAY_LIMITS, UNIQUE, limited
from generator.schema.types import ANYTHING, ArrayOf, Check, Checked, union
from oas.json_value import as_array

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.interpret import Interpreter
    from generator.schema.types import Argument, Direction, Type
    from oas.document import Node
    from oas.json_value import Json

MODULE = "arrays"
# With one of these beside it, which items `unevaluatedItems` means hangs on the value.
APPLICATORS = frozenset({
    "$ref", "$dynamicRef", "allOf", "anyOf", "oneOf", "if", "not", "dependentSchemas",
})  # fmt: skip
COUNTS = {"min_length": "at_least", "max_length": "at_most"}


def array_type(flat: Flat, direction: Direction, hint: str, types: Interpreter) -> Type:
    """The lists that `flat` allows; `types` gives the types of their items."""
    return _Reader(types, direction, hint + ITEM).read(flat)


@dataclass(frozen=True, slots=True)
class _Scope:
    """The items of one schema object: those with a place of their own, and all others."""

    prefix: tuple[Node, ...]
    others: tuple[Node, ...]

    def at(self, place: int) -> tuple[Node, ...]:
        return self.prefix[place : place + 1] or self.others


@dataclass(frozen=True, slots=True)
class _Reader:
    types: Interpreter
    direction: Direction
    hint: str

    def read(self, flat: Flat) -> Type:
        scopes = [_Scope((), flat.items), *map(self.scope, flat.arrays)]
        others = tuple(node for scope in scopes for node in scope.others)
        checks = [self.contains(node) for node in flat.arrays if _counts(node)]
        length = max(len(scope.prefix) for scope in scopes)
        limits = limited(flat, ARRAY_LIMITS).limits
        if not length:
            return _checked(self.plain(others, dict(limits)), checks)
        places = [tuple(n for s in scopes for n in s.at(place)) for place in range(length)]
        first = [self.type_of(nodes, str(number)) for number, nodes in enumerate(places, 1)]
        return self.by_place(first, others, dict(limits), checks)

    def plain(self, others: tuple[Node, ...], limits: dict[str, str]) -> ArrayOf:
        """A list of items of one type; where there may be none, of none."""
        if any(node.value is False for node in others):
            limits["max_length"] = "0"
            others = ()
        return ArrayOf(self.type_of(others), tuple(limits.items()))

    def by_place(
        self,
        first: list[Type],
        others: tuple[Node, ...],
        limits: dict[str, str],
        checks: list[Check],
    ) -> Type:
        """A list of whatever stands at some place; PrefixItems says what stands where."""
        arguments: list[tuple[str, Argument]] = [("", each) for each in first]
        members = [*first]
        if not any(node.value is False for node in others):
            members.append(self.type_of(others))
            arguments.append(("others", members[-1]))
        arguments += [(word, limits.pop(said)) for said, word in COUNTS.items() if said in limits]
        checks = [Check(MODULE, "PrefixItems", tuple(arguments)), *checks]
        if UNIQUE in limits:
            checks.append(Check(MODULE, "UniqueItems"))
        return Checked(ArrayOf(union(members)), tuple(checks))

    def contains(self, node: Node) -> Check:
        item = self.types.test_of(node.child("contains"), self.direction, self.hint)
        low, high = _count(node, "minContains", 1), _count(node, "maxContains", None)
        arguments: list[tuple[str, Argument]] = [("", item)]
        arguments += [] if low == 1 else [("at_least", literal(low))]
        arguments += [] if high is None else [("at_most", literal(high))]
        return Check(MODULE, "Contains", tuple(arguments))

    def scope(self, node: Node) -> _Scope:
        holder = node.child("prefixItems")
        prefix = tuple(holder.child(i) for i in range(len(as_array(holder.value))))
        if isinstance(node.object.get("items"), dict | bool):
            return _Scope(prefix, (node.child("items"),))
        return _Scope(prefix, self.unevaluated(node))

    def unevaluated(self, node: Node) -> tuple[Node, ...]:
        """`unevaluatedItems` where no `items` stands beside it: the others, as far as can be told.

        An item that `contains` found is evaluated (JSON Schema 2020-12, section 11.2).
        """
        value = node.object.get("unevaluatedItems", True)
        if value is True or value == {}:
            return ()
        if APPLICATORS.isdisjoint(node.object):
            if "contains" not in node.object:
                return (node.child("unevaluatedItems"),)
            if value is False:
                return (node.child("contains"),)
        self.types.note(node.pointer, reasons.not_enforced("unevaluatedItems"))
        return ()

    def type_of(self, nodes: tuple[Node, ...], place: str = "") -> Type:
        said = tuple(node for node in nodes if node.value is not True)
        return self.types.all_of(said, self.direction, self.hint + place) if said else ANYTHING


def _counts(node: Node) -> bool:
    """Whether `contains` restricts anything."""
    is_free = _count(node, "minContains", 1) == 0 and not node.has("maxContains")
    return node.has("contains") and not is_free


def _count(node: Node, keyword: str, default: int | None) -> Json:
    value = node.object.get(keyword, default)
    return int(value) if isinstance(value, float) else value


def _checked(wanted: ArrayOf, checks: list[Check]) -> Type:
    return Checked(wanted, tuple(checks)) if checks else wanted
