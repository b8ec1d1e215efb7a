"""Pure. Limits as exact numbers: which of two is the stricter one, and of which numbers all are multiples.

Decimal text is taken at its word: a multiple of 0.1 is one of a tenth, not of the nearest double.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import floor, gcd, lcm
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.normal.schema import Bound, Numbers


class Lowest(NamedTuple):
    """A lower limit on a line; an upper one is the lower one of the mirrored line. Ordered by strictness."""

    value: Fraction
    is_exclusive: bool


def exact(number: float) -> Fraction:
    """The number that the decimal text says."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def lowest(bound: Bound | None, *, integer: bool) -> Lowest | None:
    """A minimum; of integers an inclusive one, at the first integer that it allows."""
    return None if bound is None else _limit(exact(bound.value), bound.exclusive, integer)


def highest(bound: Bound | None, *, integer: bool) -> Lowest | None:
    """A maximum, mirrored: of two, the greater one is the stricter one here too."""
    return None if bound is None else _limit(-exact(bound.value), bound.exclusive, integer)


def is_at_least(limit: Lowest | None, other: Lowest | None) -> bool:
    """Whether `limit` is as strict as `other`."""
    return other is None or (limit is not None and limit >= other)


def step(numbers: Numbers) -> Fraction | None:
    """The number of which all allowed ones are multiples, None where there is none."""
    steps = [exact(number) for number in numbers.multiples if number]
    if numbers.integer:
        steps.append(Fraction(1))
    return common_multiple(steps)


def common_multiple(steps: Iterable[Fraction]) -> Fraction | None:
    """The least number that is a multiple of each."""
    found = [abs(one) for one in steps]
    if not found:
        return None
    return reduce(
        lambda a, b: Fraction(lcm(a.numerator, b.numerator), gcd(a.denominator, b.denominator)),
        found,
    )


def is_multiple(of: Fraction | None, number: Fraction | None) -> bool:
    """Whether every multiple of `number` is one of `of`. None stands for: any number."""
    return of is None or (number is not None and (number / of).denominator == 1)


def _limit(value: Fraction, is_exclusive: bool, integer: bool) -> Lowest:  # noqa: FBT001 (private)
    if not integer:
        return Lowest(value, is_exclusive)
    below = floor(value)
    first = below if below == value and not is_exclusive else below + 1
    return Lowest(Fraction(first), is_exclusive=False)
