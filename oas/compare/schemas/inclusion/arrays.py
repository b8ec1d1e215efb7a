"""Pure. Whether all arrays that one schema allows the other allows too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.inclusion.inhabited import is_inhabited
from oas.compare.schemas.inclusion.scalars import is_at_most
from oas.compare.schemas.verdict import every, some
from oas.normal.schema import Contains

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.inclusion.goal import Goal, Prover
    from oas.compare.schemas.verdict import Verdict
    from oas.normal.schema import Arrays, Site


def arrays_within(prover: Prover, goal: Goal, inner: Arrays, outer: Arrays) -> Verdict:
    """Whether the arrays are. Asks for the items' schemas where the rest does not refute it."""
    verdict = every(_parts(prover, goal, inner, outer))
    if verdict is not False:
        return verdict
    # An item that is refuted needs an array around it.
    is_tied = inner.contains or inner.unique or inner.unevaluated or inner.prefix
    item = goal.inner.below(inner.items)
    is_possible = inner.min_items <= 1 or is_inhabited(item, goal.direction)
    return False if is_possible and not is_tied else None


def item_at(arrays: Arrays, index: int) -> Site:
    """What the item at `index` must be, but for what is unevaluated."""
    return arrays.prefix[index] if index < len(arrays.prefix) else arrays.items


def _parts(prover: Prover, goal: Goal, inner: Arrays, outer: Arrays) -> Iterator[Verdict]:
    yield inner.min_items >= outer.min_items
    yield is_at_most(inner.max_items, outer.max_items)
    yield inner.unique or not outer.unique or is_at_most(inner.max_items, 1)
    yield from _items(prover, goal, inner, outer)
    yield all(_has(prover, goal, inner, wanted) for wanted in outer.contains) or None
    # What counts as evaluated is a matter of the whole schema.
    yield True if not outer.unevaluated else None


def _items(prover: Prover, goal: Goal, inner: Arrays, outer: Arrays) -> Iterator[Verdict]:
    """Positions that no array of `inner` reaches are not asked for."""
    reach = max(len(inner.prefix), len(outer.prefix)) + 1
    if inner.max_items is not None:
        reach = min(inner.max_items, reach)
    for index in range(reach):
        item, other = item_at(inner, index), item_at(outer, index)
        yield prover.is_reached(goal.below(goal.inner.below(item), goal.outer.below(other)))


def _has(prover: Prover, goal: Goal, inner: Arrays, wanted: Contains) -> bool:
    if wanted.minimum == 0 and wanted.maximum is None:
        return True
    return some(_implies(prover, goal, have, wanted) for have in _counted(inner))


def _counted(arrays: Arrays) -> Iterator[Contains]:
    """What is known of how many items are of a kind: where all are, their number."""
    yield from arrays.contains
    if not arrays.prefix:
        yield Contains(arrays.items, arrays.min_items, arrays.max_items)


def _implies(prover: Prover, goal: Goal, have: Contains, wanted: Contains) -> bool:
    """With a maximum, what `wanted` counts must be what `have` counts, and the other way round."""
    if have.minimum < wanted.minimum or not is_at_most(have.maximum, wanted.maximum):
        return False
    inner, outer = goal.inner.below(have.site), goal.outer.below(wanted.site)
    if prover.is_reached(goal.below(inner, outer)) is not True:
        return False
    return wanted.maximum is None or prover.is_reached(goal.below(outer, inner)) is True
