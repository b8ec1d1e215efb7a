"""Pure but for its memory. `oneOf` and `anyOf`: a union of classes, or checks beside one.

Each branch becomes a type that says what stands beside the group as well, so that whoever has such a
value has all its properties. Where branches are mere conditions, where several groups meet, or where
that would multiply without end, they are checks: these are as exact, and grow with the contract.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.schema.attributes import attribute_names
from generator.schema.checks import check, checked
from generator.schema.exclusion import exclusive, tells_apart
from generator.schema.flatten import assertions
from generator.schema.inference import beside_class, fits, makes_class
from generator.schema.joining import both
from generator.schema.places import member_name
from generator.schema.scalars import MAP_LIMITS
from generator.schema.types import (
    ANYTHING,
    NOTHING,
    Checked,
    ClassShape,
    Named,
    Type,
    Union,
    union,
)

if TYPE_CHECKING:
    from generator.schema.flat import Flat, Group
    from generator.schema.interpret import Interpreter
    from generator.schema.types import Check, Direction
    from oas.document import Node

# What a branch may say that is only a condition on an object which is described elsewhere.
CONDITIONS = frozenset({
    "required", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "minProperties",
    "maxProperties", "propertyNames",
})  # fmt: skip
# Groups inside each other that become unions of unions, and branches made that way.
DEEPEST = 8
MOST_BRANCHES = 5_000


def restricts_only(group: Group) -> bool:
    """Whether the branches are conditions on an object that is described elsewhere."""
    said = [assertions(member) for member in group.members]
    return all(said) and all(each <= CONDITIONS for each in said)


@dataclass(slots=True)
class Composer:
    """Makes types of schemas with groups; `types` makes those of their branches."""

    types: Interpreter
    _spreading: list[str] = field(default_factory=list)
    _branches: int = 0

    def grouped(self, flat: Flat, direction: Direction, hint: str) -> ClassShape | Type:
        """What a schema with groups is."""
        main = next((group for group in flat.groups if self._can_spread(group)), None)
        tester = self.types.tester(direction, hint)
        known = flat.types or ()
        others = [tester.group(group, known) for group in flat.groups if group is not main]
        if main is None:
            shape = self.types.shape(flat._replace(groups=()), direction, hint)
        else:
            others += [tester.rules(flat, known)]
            shape = self._spread(flat, main, direction, hint)
        return narrowed(shape, others)

    def _can_spread(self, group: Group) -> bool:
        pointer = group.node.pointer
        few = self._branches < MOST_BRANCHES and len(self._spreading) < DEEPEST
        return few and pointer not in self._spreading and not restricts_only(group)

    def _spread(
        self, flat: Flat, group: Group, direction: Direction, hint: str
    ) -> ClassShape | Type:
        self._spreading.append(group.node.pointer)
        try:
            return self._union(without_rules(flat), group, direction, hint)
        finally:
            self._spreading.pop()

    def _union(
        self, rest: Flat, group: Group, direction: Direction, hint: str
    ) -> ClassShape | Type:
        flatten = self.types.flattener.flatten
        joined = {i: both(flatten(member), rest) for i, member in enumerate(group.members)}
        possible = {i: each for i, each in joined.items() if not each.never}
        if len(possible) == 1:
            only = group.members[next(iter(possible))]
            return self._only(rest, only, direction, hint)
        self._branches += 0 if rest.says_nothing else len(possible)
        members = [
            self._member(
                rest, group.members[i], each, direction, hint + member_name(group.members[i], i)
            )
            for i, each in possible.items()
        ]
        flats = [self._needed(each, direction) for each in possible.values()]
        if group.keyword == "anyOf" or not flats or exclusive(flats, self.types.flattener):
            return union(members, self._discriminator(group, flats, members))
        return _exactly_one(members, flats)

    def _needed(self, flat: Flat, direction: Direction) -> Flat:
        """`flat`, whose properties are required as they are in this direction."""
        needed = self.types.required(flat, direction)
        return flat if needed == flat.required else flat._replace(required=needed)

    def _only(self, rest: Flat, member: Node, direction: Direction, hint: str) -> ClassShape | Type:
        """What a schema is that has but one possible branch: as in an `allOf`."""
        found = self.types.flattener.flatten(member)
        if rest.says_nothing and fits(found, rest.types):
            return self.types.type_of(member, direction, hint)
        return self.types.shape(both(rest, found), direction, hint)

    def _member(
        self, rest: Flat, member: Node, joined: Flat, direction: Direction, hint: str
    ) -> Type:
        found = self.types.flattener.flatten(member)
        if rest.says_nothing:
            if fits(found, rest.types):
                return self.types.type_of(member, direction, hint)
            reference = self.types.flattener.reference(member)
            if reference and rest.types == ("object",) and beside_class(found):
                return self.types.named(reference, direction)
        return self.types.flat_type(joined, direction, hint)

    def _discriminator(self, group: Group, flats: list[Flat], members: list[Type]) -> str:
        """The Python attribute by which pydantic can choose, empty where there is none.

        The contract must name the property, and each branch must be a class that requires it with
        strings of its own: pydantic would refuse values otherwise that the contract allows.
        """
        wire = group.discriminator
        plain = all(isinstance(member, Named) for member in members) and len(members) > 1
        if not wire or not plain or any(flat.rules or flat.groups or flat.names for flat in flats):
            return ""
        flattener = self.types.flattener
        if not tells_apart(flats, wire, flattener):
            return ""
        fixed = (v for flat in flats for v in flattener.merge(flat.properties[wire]).values or ())
        names = {attribute_names(flat.properties)[wire] for flat in flats}
        return names.pop() if len(names) == 1 and all(isinstance(v, str) for v in fixed) else ""


def without_rules(flat: Flat) -> Flat:
    """`flat` without its groups and what checks say of the whole value."""
    limits = {word: said for word, said in flat.limits.items() if word not in MAP_LIMITS}
    return flat._replace(sources=(), groups=(), rules=(), names=(), limits=limits)


def narrowed(shape: ClassShape | Type, others: list[Type]) -> ClassShape | Type:
    """`shape`, for the values that all of `others` accept too."""
    if NOTHING in others:
        return NOTHING
    checks = [each for other in others for each in _checks(other)]
    if isinstance(shape, ClassShape):
        return replace(shape, checks=tuple(dict.fromkeys((*shape.checks, *checks))))
    return checked(shape, checks)


def _checks(wanted: Type) -> tuple[Check, ...]:
    if wanted == ANYTHING:
        return ()
    if isinstance(wanted, Checked) and wanted.type == ANYTHING:
        return wanted.checks
    return (check("AllOf", wanted),)


def _exactly_one(members: list[Type], flats: list[Flat]) -> Type:
    """The union; its members are named to the check where Python would make fewer or more of them."""
    whole = union(members)
    single = all(
        makes_class(flat) if isinstance(member, Named) else not isinstance(member, Union)
        for member, flat in zip(members, flats, strict=True)
    )
    same = isinstance(whole, Union) and len(whole.members) == len(members)
    return checked(whole, [check("OneOf", *(() if single and same else members))])
