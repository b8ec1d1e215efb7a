"""Pure. Arrays that aim at a refusal."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from oas.normal.schema import Type
from oas.witness.aims.target import Part
from oas.witness.sampler import item_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.json_value import Json
    from oas.witness.aims.target import Target

MOST_ITEMS = 1_500


def counts_of_items(target: Target, _: Change) -> Iterator[Json]:
    """Arrays of one item more or less than the other side allows, and with equal items."""
    there = [part.arrays for part in target.refused.parts]
    wanted = [one.max_items + 1 for one in there if one.max_items is not None]
    wanted += [one.min_items - 1 for one in there if one.min_items]
    if any(one.unique for one in there):
        yield from _equal_items(target)
    for count in wanted:
        yield from _array_of(target, count)


def _equal_items(target: Target) -> Iterator[Json]:
    if target.allows(Type.ARRAY):
        for value in islice(target.maker.some(item_of(target.allowed, 0)), 2):
            yield from target.maker.array(target.allowed, [value, value])


def _array_of(target: Target, count: int) -> Iterator[Json]:
    if target.allows(Type.ARRAY) and 0 <= count <= MOST_ITEMS:
        yield from target.maker.array(target.allowed, least=count)


def items(target: Target, _: Change) -> Iterator[Part]:
    """The item at each index where one of the sides begins to say something else."""
    if not target.allows(Type.ARRAY):
        return
    ends = {len(part.arrays.prefix) for c in (target.allowed, target.refused) for part in c.parts}
    for index in sorted({0, *ends}):
        here, there = item_of(target.allowed, index), item_of(target.refused, index)
        for before in _head(target, index):

            def around(value: Json, before: list[Json] = before) -> Iterator[Json]:
                return target.maker.array(target.allowed, [*before, value])

            yield from (Part(inside, around) for inside in target.inside(here, there))


def _head(target: Target, count: int) -> Iterator[list[Json]]:
    found = [target.maker.first(item_of(target.allowed, index)) for index in range(count)]
    if all(found):
        yield [value for values in found for value in values]
