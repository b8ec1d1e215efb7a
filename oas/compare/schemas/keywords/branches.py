"""Pure. Which branch of one union became which of the other. Branches have no order of their own.

In this order: those that nobody touched; that allow the same, under the same name first; that have
the same name, title or discriminating value; of which one is within the other; that look alike. Each
stage finds as many pairs as there can be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.likeness import ALIKE, labels, likeness
from oas.compare.schemas.matching import maximum

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.compare.schemas.sides import Sides
    from oas.normal.schema import Site, Union

    _Test = Callable[[Site, Site], bool]

# Beyond so many pairs, only branches with the same index are compared with each other.
MOST_PAIRS = 2_500


def counterparts(sides: Sides, old: Union, now: Union) -> dict[int, int]:
    """The index of each branch's counterpart."""
    stages = _Stages(sides)
    found: dict[int, int] = {}
    for test in (sides.between.is_untouched, stages.are_namesakes, stages.allow_the_same):
        found |= _equals(test, old, now, found)
    for stage in (stages.names_in_common, stages.are_within, stages.look_alike):
        edges = {}
        for i, others in _left(old, now, found).items():
            marks = {j: stage(old.branches[i], now.branches[j]) for j in others}
            edges[i] = sorted(filter(marks.get, others), key=marks.__getitem__, reverse=True)
        found |= maximum(edges)
    return found


def _left(old: Union, now: Union, found: dict[int, int]) -> dict[int, list[int]]:
    """The branches without a counterpart, and those that may be it; the same index comes first."""
    left = [i for i in range(len(old.branches)) if i not in found]
    right = sorted(set(range(len(now.branches))) - set(found.values()))
    if len(left) * len(right) > MOST_PAIRS:
        return {i: [i] for i in left if i in right}
    return {i: sorted(right, key=i.__ne__) for i in left}


def _equals(test: _Test, old: Union, now: Union, found: dict[int, int]) -> dict[int, int]:
    """Of branches that are equal it does not matter which is whose: the first that is free is taken."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for i, others in _left(old, now, found).items():
        free = (j for j in others if j not in taken)
        same = next((j for j in free if test(old.branches[i], now.branches[j])), None)
        if same is not None:
            pairs[i] = same
            taken.add(same)
    return pairs


class _Stages:
    """The tests of two branches."""

    def __init__(self, sides: Sides) -> None:
        self._between = sides.between
        self._direction = sides.direction

    def are_namesakes(self, base: Site, head: Site) -> bool:
        """Whether they also allow the same: others may, and still be another thing to people."""
        between, direction = self._between, self._direction
        names = labels(between.base, base, direction)
        is_named = bool(names) and names == labels(between.head, head, direction)
        return is_named and self.allow_the_same(base, head)

    def allow_the_same(self, base: Site, head: Site) -> bool:
        return self._between.is_equal(base, head, self._direction)

    def names_in_common(self, base: Site, head: Site) -> int:
        """How many. A value that all branches have is one of them, and outvoted by a better one."""
        between, direction = self._between, self._direction
        names = labels(between.base, base, direction)
        return len(names & labels(between.head, head, direction))

    def are_within(self, base: Site, head: Site) -> bool:
        between, direction = self._between, self._direction
        if not likeness(between, base, head, direction):
            return False
        if between.forth(base, head, direction, apart=True) is True:
            return True
        return between.back(base, head, direction, apart=True) is True

    def look_alike(self, base: Site, head: Site) -> bool:
        return likeness(self._between, base, head, self._direction) >= ALIKE
