"""Pure. Whether all that one schema allows another allows too: proved, refuted, or open.

By structural induction over the normal forms. A goal that leads back to itself by way of a part of
the value is taken to hold: no finite value can then be the first to refute it. That is taken back
where the goal fails. The work for one question is bounded: what is not decided within it is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oas.compare.schemas.inclusion.acceptance import accepts
from oas.compare.schemas.inclusion.arrays import arrays_within
from oas.compare.schemas.inclusion.disjoint import are_disjoint
from oas.compare.schemas.inclusion.goal import Goal
from oas.compare.schemas.inclusion.inhabited import has_values
from oas.compare.schemas.inclusion.objects import objects_within
from oas.compare.schemas.inclusion.scalars import numbers_within, strings_within
from oas.compare.schemas.inclusion.unions import fits_union, split
from oas.compare.schemas.sites import Party, pointers
from oas.compare.schemas.verdict import every, proved, some
from oas.normal.forms import is_simple
from oas.normal.schema import Type
from oas.raw.walk import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.verdict import Verdict
    from oas.compare.untouched import Untouched
    from oas.direction import Direction
    from oas.json_value import Json
    from oas.normal.normals import Normals
    from oas.normal.schema import Condition, Schema, Site

_Key: TypeAlias = "tuple[bool, tuple[str, ...], bool, tuple[str, ...], tuple[object, ...]]"

# Work for one question and for all of them, in Sites of goals; and how deep these may lie in one another.
MOST_WORK = 12_000
MOST_OF_ALL = 250_000
DEEPEST = 60
_BOOLEANS = (False, True)


class Inclusion:
    """Proves inclusion between schemas of two documents, or of one. Remembers what it proved."""

    def __init__(self, base: Normals, untouched: Untouched) -> None:
        self._base = base
        self._untouched = untouched
        self._known: dict[_Key, Verdict] = {}
        self._open: dict[_Key, int] = {}
        self._assumed: list[_Key] = []
        self._left = 0
        self._left_of_all = MOST_OF_ALL

    def is_included(
        self, a: tuple[Normals, Site], b: tuple[Normals, Site], direction: Direction
    ) -> Verdict:
        """Whether every JSON value that `a` allows is allowed by `b`, null included."""
        return self.ask(Goal(Party(*a), Party(*b), direction))

    def ask(self, goal: Goal) -> Verdict:
        """Whether the goal holds, with a new bound of work."""
        granted = self._left = min(MOST_WORK, self._left_of_all)
        verdict = self.is_reached(goal)
        self._left_of_all -= granted - self._left
        self._assumed.clear()
        return verdict

    def is_base(self, party: Party) -> bool:
        """Whether the Party is of the base."""
        return party.normals is self._base

    def read(self, goal: Goal) -> tuple[Schema, Schema]:
        """The normal forms of both."""
        return goal.inner.schema(goal.direction), goal.outer.schema(goal.direction)

    def is_reached(self, goal: Goal) -> Verdict:
        """Whether the goal holds, within the work that is left."""
        if not goal.outer.site or self._is_one(goal):
            return True
        key = self._key(goal)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            return True if goal.level > self._open[key] else None
        if self._left <= 0 or len(self._open) >= DEEPEST:
            return None
        return self._prove(goal, key)

    def _prove(self, goal: Goal, key: _Key) -> Verdict:
        self._left -= len(goal.inner.site) + len(goal.outer.site)
        mark = len(self._assumed)
        self._open[key] = goal.level
        verdict = self._decide(goal)
        del self._open[key]
        if verdict is True:
            self._known[key] = True
            self._assumed.append(key)
            return True
        # What was proved meanwhile may rest on this goal, which does not hold.
        for other in self._assumed[mark:]:
            del self._known[other]
        del self._assumed[mark:]
        if self._left > 0:
            self._known[key] = verdict
        return verdict

    def _decide(self, goal: Goal) -> Verdict:
        inner, outer = self.read(goal)
        if self._say_the_same(goal, inner.site, outer.site):
            return True
        if not goal.apart and goal.types is None and inner.null and not outer.null:
            return False
        types = inner.types if goal.types is None else inner.types & goal.types
        if inner.values is not None:
            return every(self._accepts(goal, value) for value in inner.values)
        if types == {Type.BOOLEAN} and is_simple(inner):
            return every(self._accepts(goal, value) for value in _BOOLEANS)
        verdict = every(self._parts(goal, inner, outer, types))
        if verdict is True or not types:
            return True
        if split(self, goal, inner) is True or self._by_type(goal, types) is True:
            return True
        return verdict if is_simple(inner) else None

    def _parts(
        self, goal: Goal, inner: Schema, outer: Schema, types: frozenset[Type]
    ) -> Iterator[Verdict]:
        yield self._are_types_within(goal, inner, types - outer.types)
        yield outer.values is None or None
        for kind in sorted(types & outer.types):
            yield self._of_type(goal, inner, outer, kind)
        yield proved(self._unknown(inner, outer))
        for union in outer.unions:
            yield fits_union(self, goal, inner, union)
        for site in outer.refused:
            yield self._is_refused(goal, inner, site) or None
        for condition in outer.conditions:
            yield self._is_met(goal, inner, condition) or None

    def _are_types_within(self, goal: Goal, inner: Schema, more: frozenset[Type]) -> Verdict:
        """Refuted by one that `outer` lacks, where `inner` has values of it."""
        if not more:
            return True
        party, direction = goal.inner, goal.direction
        if any(has_values(party, inner, kind, direction) for kind in more):
            return False
        return None

    def _of_type(self, goal: Goal, inner: Schema, outer: Schema, kind: Type) -> Verdict:
        if kind is Type.NUMBER:
            return numbers_within(inner.numbers, outer.numbers)
        if kind is Type.STRING:
            return strings_within(inner.strings, outer.strings)
        if kind is Type.ARRAY:
            return arrays_within(self, goal, inner.arrays, outer.arrays)
        if kind is Type.OBJECT:
            return objects_within(self, goal, inner.objects, outer.objects)
        return True

    def _by_type(self, goal: Goal, types: frozenset[Type]) -> Verdict:
        """The values of each type for themselves: they may be in different branches of a union."""
        if len(types) == 1:
            return None
        each = (goal._replace(types=frozenset({kind}), apart=True) for kind in sorted(types))
        return all(self.is_reached(part) is True for part in each) or None

    def _accepts(self, goal: Goal, value: Json) -> Verdict:
        """Whether `outer` takes a value of `inner`; one that `inner` refuses too is no matter."""
        verdict = accepts(goal.outer, value, goal.direction)
        if verdict is True:
            return True
        given = accepts(goal.inner, value, goal.direction)
        return verdict if given else proved(given is False)

    def _unknown(self, inner: Schema, outer: Schema) -> Verdict:
        return all(
            name in inner.unknown and is_same(inner.unknown[name], said)
            for name, said in outer.unknown.items()
        )

    def _is_refused(self, goal: Goal, inner: Schema, site: Site) -> bool:
        """Whether nothing of `inner` is in what `outer` refuses."""
        refused = goal.outer.below(site)
        return are_disjoint(goal.inner, refused, goal.direction) or some(
            self.is_reached(goal._replace(inner=refused, outer=goal.inner.below(own), apart=True))
            for own in inner.refused
        )

    def _is_met(self, goal: Goal, inner: Schema, condition: Condition) -> bool:
        """Whether both parts hold anyway, or the same condition stands in `inner`."""
        parts = (condition.then, condition.otherwise)
        if every(self._is_within(goal, goal.inner.site, part) for part in parts) is True:
            return True
        return some(self._is_same_condition(goal, own, condition) for own in inner.conditions)

    def _is_same_condition(self, goal: Goal, own: Condition, condition: Condition) -> Verdict:
        tests = goal._replace(
            inner=goal.inner.below(own.test), outer=goal.outer.below(condition.test), apart=True
        )
        back = tests._replace(inner=tests.outer, outer=tests.inner)
        return every(
            (
                self.is_reached(tests),
                self.is_reached(back),
                self._is_within(goal, own.then, condition.then),
                self._is_within(goal, own.otherwise, condition.otherwise),
            )
        )

    def _is_within(self, goal: Goal, inner: Site, outer: Site) -> Verdict:
        parts = goal.inner.below(inner), goal.outer.below(outer)
        return self.is_reached(goal._replace(inner=parts[0], outer=parts[1], apart=True))

    def _is_one(self, goal: Goal) -> bool:
        """Whether it is the same place, or what nobody touched."""
        inner, outer = goal.inner, goal.outer
        if inner.normals is outer.normals:
            return {*pointers(outer.site)} <= {*pointers(inner.site)}
        return self._say_the_same(goal, inner.site, outer.site)

    def _say_the_same(self, goal: Goal, inner: Site, outer: Site) -> bool:
        """Whether both are the same text, down to all that it refers to."""
        if len(inner) != len(outer):
            return False
        sites = zip(inner, outer, strict=True)
        if goal.inner.normals is goal.outer.normals:
            return all(is_same(one.value, other.value) for one, other in sites)
        if self.is_base(goal.inner):
            return all(self._untouched.is_untouched(there, here) for there, here in sites)
        return all(self._untouched.is_untouched(here, there) for there, here in sites)

    def _key(self, goal: Goal) -> _Key:
        """By the Sites that references lead to: however they are named, they are asked for once."""
        inner, outer = self.read(goal)
        return (
            self.is_base(goal.inner),
            pointers(inner.site),
            self.is_base(goal.outer),
            pointers(outer.site),
            goal[2:-1],
        )
