"""Pure. A Trail as levels: each is one value inside the other, and all that is said of it there.

Steps into branches, conditions and dependent schemas stay with the same value; steps into properties
and items go one level down. A value of the last level is lifted by building, level by level, the
smallest object or array around it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from oas.normal.schema import Type
from oas.witness.conjunction import ways
from oas.witness.finder import StepKind
from oas.witness.sampler import item_of, site_of
from oas.witness.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from oas.json_value import Json
    from oas.normal.schema import Site
    from oas.witness.conjunction import Conjunction
    from oas.witness.finder import Step, Trail
    from oas.witness.reader import Reader
    from oas.witness.sampler import Sampler

_IN_PLACE = frozenset({StepKind.BRANCH, StepKind.CONDITION, StepKind.DEPENDENT})
# What is inside these is allowed where it is refused: the value around them is looked at.
_TURNING = frozenset({StepKind.NOT, StepKind.TEST, StepKind.CONTENT})
_OF_MAPS = frozenset({StepKind.PATTERN, StepKind.ADDITIONAL, StepKind.UNEVALUATED_PROPERTIES})
_OF_ARRAYS = frozenset(
    {StepKind.ITEMS, StepKind.PREFIX_ITEM, StepKind.CONTAINS, StepKind.UNEVALUATED_ITEMS}
)
_KEYS = ("key", "KEY", "0", "a", "a b")
_MOST_WAYS = 4


@dataclass(slots=True)
class Level:
    """What is said of one value: the Sites of each side, outer ones first.

    `present` are names that an object must have for these Sites to count. `step` leads down.
    """

    base: list[Site]
    head: list[Site]
    present: set[str] = field(default_factory=set)
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A whole value, and the tokens that lead to the value it was built around."""

    value: Json
    tokens: tuple[str | int, ...]


def levels(base: Site, head: Site, trail: Trail) -> list[Level]:
    """The levels from the whole to where the change is; at least one."""
    found = [Level([base], [head])]
    for step in trail.steps:
        last = found[-1]
        if step.kind in _TURNING:
            break
        if step.kind in _IN_PLACE:
            last.base.append(step.base)
            last.head.append(step.head)
            if step.kind is StepKind.DEPENDENT:
                last.present.add(str(step.base_key or step.head_key))
        else:
            last.step = step
            found.append(Level([step.base], [step.head]))
            if step.kind is StepKind.NAMES:
                break
    return found


@dataclass(frozen=True, slots=True)
class Lift:
    """Builds what is around a value, of one side. `declares` knows the base's names of a level.

    `other` reads the other side: what that requires is there too, so that it has no other reason
    to refuse.
    """

    sampler: Sampler
    other: Reader
    is_base: bool
    declares: Callable[[Level, str], bool]

    def lifted(self, around: list[Level], value: Json, way: int) -> Iterator[Placed]:
        """The value inside all levels, in the `way`-th way that each may hold."""
        placed = [Placed(value, ())]
        for level in reversed(around):
            placed = [
                outer
                for inner in placed
                for outer in islice(self._around(level, inner, way), _MOST_WAYS)
            ][:_MOST_WAYS]
        yield from placed

    def _around(self, level: Level, inner: Placed, way: int) -> Iterator[Placed]:
        sites = level.base if self.is_base else level.head
        found = list(islice(ways(self.sampler.read, sites[:1], sites[1:]), way + 1))
        step = level.step
        if not found or step is None:
            return
        whole = found[min(way, len(found) - 1)]
        if step.kind in _OF_ARRAYS and Type.ARRAY in whole.types:
            yield from self._in_array(whole, step, inner)
        elif step.kind is StepKind.NAMES and Type.OBJECT in whole.types:
            yield from self._named(whole, inner)
        elif Type.OBJECT in whole.types:
            yield from self._in_object(whole, level, step, inner)

    def _in_object(
        self, whole: Conjunction, level: Level, step: Step, inner: Placed
    ) -> Iterator[Placed]:
        wanted = self._wanted(whole, level)
        for name in self._names(whole, level, step):
            for found in self.sampler.object(whole, {**wanted, name: inner.value}):
                yield Placed(found, (name, *inner.tokens))

    def _wanted(self, whole: Conjunction, level: Level) -> dict[str, Json]:
        """What must be there for the other side, or for the way down."""
        sites = level.head if self.is_base else level.base
        there = next(ways(self.other, sites[:1], sites[1:]), None)
        names = [*level.present, *(there.required if there else ())]
        known = [n for n in names if n in whole.declared and self.declares(level, n)]
        sampled = {name: self.sampler.first(site_of(whole, name)) for name in known}
        return {name: value[0] for name, value in sampled.items() if value}

    def _names(self, whole: Conjunction, level: Level, step: Step) -> Iterable[str]:
        """Under which names a value may stand where the step leads to."""
        if step.kind not in _OF_MAPS:
            own = str(self._key(step))
            return [own] if own in whole.required or self.declares(level, own) else []
        guesses = [*_KEYS]
        if step.kind is StepKind.PATTERN:
            guesses = list(islice(texts(str(step.base_key or step.head_key)), _MOST_WAYS))
        allowed = [
            name
            for part in whole.parts
            if part.objects.names
            for name in self._of(part.objects.names)
        ]
        return [
            name
            for name in dict.fromkeys([*guesses, *allowed])
            if name not in whole.declared and self.declares(level, name)
        ]

    def _key(self, step: Step) -> str | int:
        """The key on this side; the other's where this side has no own one."""
        keys = (step.base_key, step.head_key) if self.is_base else (step.head_key, step.base_key)
        return keys[1] if keys[0] == "" else keys[0]

    def _of(self, names: Site) -> list[str]:
        return [name for name in self.sampler.some(names) if isinstance(name, str)]

    def _named(self, whole: Conjunction, inner: Placed) -> Iterator[Placed]:
        if isinstance(inner.value, str):
            for found in self.sampler.with_each(whole, [inner.value]):
                yield Placed(found, ())

    def _in_array(self, whole: Conjunction, step: Step, inner: Placed) -> Iterator[Placed]:
        index = max((len(part.arrays.prefix) for part in whole.parts), default=0)
        if step.kind is StepKind.PREFIX_ITEM:
            index = int(self._key(step))
        before = [self.sampler.first(item_of(whole, place)) for place in range(index)]
        if all(before):
            given = [*(value for values in before for value in values), inner.value]
            for found in self.sampler.array(whole, given):
                yield Placed(found, (index, *inner.tokens))
