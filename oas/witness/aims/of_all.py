"""Pure. Values of any type that aim at a refusal by what is said of whole values."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.json_value import Json
    from oas.witness.aims.target import Target

_MOST_PAIRS = 20


def refused(target: Target, _: Change) -> Iterator[Json]:
    """Values of what the other side refuses by `not`, or tests by `if`, and of its unions."""
    for part in target.refused.parts:
        tests = [condition.test for condition in part.conditions]
        for site in (*part.refused, *tests, *(c.site for c in part.arrays.contains)):
            for value in target.other.some(site):
                yield from _completed(target, value)


def doubles(target: Target, _: Change) -> Iterator[Json]:
    """Values of two branches at once, where the other side wants exactly one of them to hold."""
    unions = (union for part in target.refused.parts for union in part.unions if union.exactly_one)
    pairs = (pair for union in unions for pair in combinations(union.branches, 2))
    for one, other in islice(pairs, _MOST_PAIRS):
        for value in target.other.some((*one, *other)):
            yield from _completed(target, value)


def _completed(target: Target, value: Json) -> Iterator[Json]:
    """A value with what the allowing side requires beside it."""
    if not isinstance(value, dict):
        yield value
    elif all(map(target.declares, value)):
        yield from target.maker.object(target.allowed, value)


def anything(target: Target, _: Change) -> Iterator[Json]:
    """Samples of all kinds."""
    yield from target.maker.of(target.allowed)
