"""Pure. What a schema says of numbers. Limits are closed where only whole numbers are allowed."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from oas.normal.schema import Bound, Numbers
from oas.normal.values import whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.json_value import Json, JsonObject

ANY = Numbers()
# The formats of the OpenAPI Format Registry that are of numbers alone, and of strings alone.
NUMERIC_FORMATS = frozenset(
    {"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"}
    | {"float", "double", "double-int", "decimal", "decimal128", "sf-integer", "sf-decimal"}
)


def read_numbers(value: JsonObject, *, any_format: bool) -> Numbers:
    """The numbers' keywords of one schema; a limit in 3.0's spelling or in that of 2020-12.

    Where `any_format`, no string is allowed, so that a format can only be meant for numbers.
    """
    lower = _bound(value, "minimum", "exclusiveMinimum", sign=1)
    upper = _bound(value, "maximum", "exclusiveMaximum", sign=-1)
    multiple = _number(value.get("multipleOf"))
    multiples = frozenset[int | float]() if multiple is None else frozenset({multiple})
    named = value.get("format")
    is_meant = isinstance(named, str) and (any_format or named in NUMERIC_FORMATS)
    formats = frozenset({str(named)} if is_meant else ())
    return Numbers(minimum=lower, maximum=upper, multiples=multiples, formats=formats)


def meet_numbers(one: Numbers, other: Numbers) -> Numbers:
    """What both allow."""
    if one is ANY or other is ANY:
        return other if one is ANY else one
    return Numbers(
        one.integer or other.integer,
        _tightest(one.minimum, other.minimum, sign=1),
        _tightest(one.maximum, other.maximum, sign=-1),
        one.multiples | other.multiples,
        one.formats | other.formats,
    )


def tidy_numbers(numbers: Numbers) -> Numbers | None:
    """The one spelling of what is allowed; None where no number is."""
    if numbers.multiples:
        numbers = _with_one_multiple(numbers)
    lower, upper = numbers.minimum, numbers.maximum
    if numbers.integer and (lower or upper):
        lower, upper = _closed(lower, sign=1), _closed(upper, sign=-1)
        numbers = replace(numbers, minimum=lower, maximum=upper)
    if lower and upper:
        is_empty = lower.value > upper.value
        is_point = lower.value == upper.value and (lower.exclusive or upper.exclusive)
        if is_empty or is_point:
            return None
    return numbers


def _bound(value: JsonObject, inclusive: str, exclusive: str, *, sign: int) -> Bound | None:
    plain, other = _number(value.get(inclusive)), value.get(exclusive)
    bound = None if plain is None else Bound(plain, exclusive=other is True)
    strict = _number(other)
    return bound if strict is None else _tightest(bound, Bound(strict, exclusive=True), sign=sign)


def _number(value: Json) -> int | float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return whole(value) if is_number else None  # type: ignore[arg-type]  # mypy loses the pair


def _tightest(one: Bound | None, other: Bound | None, *, sign: int) -> Bound | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other, key=lambda bound: (sign * bound.value, bound.exclusive))


def _closed(bound: Bound | None, *, sign: int) -> Bound | None:
    """The same limit for whole numbers: one that is a whole number, and allowed itself."""
    if bound is None:
        return None
    nearest = sign * math.ceil(sign * bound.value)
    reaches = bound.exclusive and nearest == bound.value
    return Bound(nearest + sign if reaches else nearest)


def _with_one_multiple(numbers: Numbers) -> Numbers:
    """Of several multiples their least common one, where a number of JSON can say it exactly."""
    factors = [Fraction(repr(number)) for number in numbers.multiples]
    if any(factor <= 0 for factor in factors):
        return numbers
    integer = numbers.integer or any(factor.denominator == 1 for factor in factors)
    common = _common(factors + [Fraction(1)] * integer)
    if common == 1:
        return replace(numbers, integer=integer, multiples=frozenset())
    number = common.numerator if common.denominator == 1 else float(common)
    if Fraction(repr(number)) != common:
        return replace(numbers, integer=integer)
    return replace(numbers, integer=integer, multiples=frozenset({number}))


def _common(factors: Iterable[Fraction]) -> Fraction:
    parts = list(factors)
    over = math.lcm(*(part.numerator for part in parts))
    return Fraction(over, math.gcd(*(part.denominator for part in parts)))


def allows(numbers: Numbers, number: float) -> bool:
    """Whether one number is allowed; formats are not looked at."""
    lower, upper = numbers.minimum, numbers.maximum
    if numbers.integer and isinstance(whole(number), float):
        return False
    if lower and (number < lower.value or (lower.exclusive and number == lower.value)):
        return False
    if upper and (number > upper.value or (upper.exclusive and number == upper.value)):
        return False
    return all(
        not multiple or Fraction(repr(number)) % Fraction(repr(multiple)) == 0
        for multiple in numbers.multiples
    )
