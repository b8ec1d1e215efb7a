"""Pure. Whether two schemas plainly share no value but null. False may also mean: nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.compare.schemas.inclusion.acceptance import accepts
from oas.compare.schemas.inclusion.limits import highest, lowest
from oas.normal.objects import at
from oas.normal.schema import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.sites import Party
    from oas.direction import Direction
    from oas.normal.schema import Numbers, Schema, Site

# Properties of properties: a discriminator is seldom deeper.
_DEEPEST = 3
_MOST_NAMES = 50


def are_disjoint(one: Party, other: Party, direction: Direction, depth: int = 0) -> bool:
    """Whether no value that is not null is allowed by both."""
    here, there = one.schema(direction), other.schema(direction)
    shared = here.types & there.types
    if not shared:
        return True
    if here.values is not None or there.values is not None:
        return _share_no_value(one, other, direction)
    return all(
        (kind is Type.NUMBER and _are_apart(here.numbers, there.numbers))
        or (kind is Type.OBJECT and _differ_in_property(one, other, direction, depth))
        for kind in shared
    )


def _share_no_value(one: Party, other: Party, direction: Direction) -> bool:
    here, there = one.schema(direction), other.schema(direction)
    if here.values is not None and there.values is not None:
        return {*map(canonical_bytes, here.values)}.isdisjoint(map(canonical_bytes, there.values))
    values, party = (here.values, other) if there.values is None else (there.values, one)
    return all(accepts(party, value, direction) is False for value in values or ())


def _are_apart(here: Numbers, there: Numbers) -> bool:
    return _is_below(here, there) or _is_below(there, here)


def _is_below(here: Numbers, there: Numbers) -> bool:
    """Whether the one ends before the other begins."""
    top, bottom = highest(here.maximum, integer=False), lowest(there.minimum, integer=False)
    if top is None or bottom is None:
        return False
    is_touching = -top.value == bottom.value
    return -top.value < bottom.value or (is_touching and (top.is_exclusive or bottom.is_exclusive))


def _differ_in_property(one: Party, other: Party, direction: Direction, depth: int) -> bool:
    """Whether a name that one requires is nothing that both allow, null included."""
    if depth >= _DEEPEST:
        return False
    here, there = one.schema(direction), other.schema(direction)
    return any(
        _is_nothing_shared(one.below(first), other.below(second), direction, depth)
        for first, second in _required_parts(here, there)
    )


def _required_parts(here: Schema, there: Schema) -> Iterator[tuple[Site, Site]]:
    names = sorted(here.objects.required | there.objects.required)
    for name in names[:_MOST_NAMES]:
        first, second = at(here.objects, name), at(there.objects, name)
        if first and second:
            yield first, second


def _is_nothing_shared(one: Party, other: Party, direction: Direction, depth: int) -> bool:
    here, there = one.schema(direction), other.schema(direction)
    if here.null and there.null:
        return False
    return are_disjoint(one, other, direction, depth + 1)
