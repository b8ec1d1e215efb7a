"""Pure. Numbers and strings that a schema allows: near marks, of lengths, by formats and patterns."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from oas.witness.formats import RANGES, SAMPLES, STRETCHED
from oas.witness.texts import LONGEST_TEXT, texts
from oas.witness.validators import has_format, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from oas.normal.schema import Numbers, Strings

_MARKS = (1, 0, -1, 0.5, 2, 3, 5, 7, 100)
_PLAIN = ("a", "", "0", " ", "A", "-", "1", "true", "é", "a b", "/", "a@b", "~")
_AROUND = (0, 1, -1, Fraction(1, 2), Fraction(-1, 2), 2, -2)
_LARGEST = 10**300


def exact(number: float) -> Fraction:
    """The number that its decimal text says."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def step(parts: Iterable[Numbers]) -> Fraction | None:
    """What all allowed numbers are a multiple of; None where there is nothing such."""
    steps = [abs(exact(one)) for numbers in parts for one in numbers.multiples if one]
    steps += [Fraction(1) for numbers in parts if numbers.integer]
    if not steps:
        return None
    over = math.lcm(*(one.numerator for one in steps))
    return Fraction(over, math.gcd(*(one.denominator for one in steps)))


def limits(parts: Iterable[Numbers]) -> list[Fraction]:
    """The numbers at which what is allowed begins or ends."""
    found = [
        exact(bound.value)
        for numbers in parts
        for bound in (numbers.minimum, numbers.maximum)
        if bound
    ]
    for low, high in _ranges(parts):
        found += [low, high]
    return found


def numbers(parts: Sequence[Numbers], marks: Iterable[Fraction] = ()) -> Iterator[int | float]:
    """Numbers that all parts allow: at the marks and around, at their own limits, and small ones."""
    unit = step(parts)
    seen: set[Fraction] = set()
    for mark in (*marks, *map(exact, _MARKS), *limits(parts)):
        for around in _AROUND:
            wanted = _snapped(mark, around, unit)
            if wanted not in seen:
                seen.add(wanted)
                if all(_allows(one, wanted) for one in parts):
                    yield from _plain(wanted)


def _snapped(mark: Fraction, around: Fraction | int, unit: Fraction | None) -> Fraction:
    """The mark and what is around it; of multiples the neighbours."""
    if unit is None:
        return mark + around
    if around == Fraction(1, 2):
        return math.ceil(mark / unit) * unit
    return (math.floor(mark / unit) + math.floor(around)) * unit


def _plain(number: Fraction) -> Iterator[int | float]:
    """As JSON says it, where a number of JSON can."""
    if number.denominator == 1:
        yield number.numerator
    elif abs(number) < _LARGEST and exact(found := float(number)) == number:
        yield found


def _allows(numbers: Numbers, number: Fraction) -> bool:
    low, high = numbers.minimum, numbers.maximum
    if low and (number < exact(low.value) or (low.exclusive and number == exact(low.value))):
        return False
    if high and (number > exact(high.value) or (high.exclusive and number == exact(high.value))):
        return False
    if numbers.integer and number.denominator != 1:
        return False
    if any(one and (number / exact(one)).denominator != 1 for one in numbers.multiples):
        return False
    return all(start <= number <= end for start, end in _ranges((numbers,)))


def _ranges(parts: Iterable[Numbers]) -> Iterator[tuple[Fraction, Fraction]]:
    for numbers in parts:
        for form in sorted(numbers.formats & RANGES.keys()):
            low, high = RANGES[form]["minimum"], RANGES[form]["maximum"]
            if isinstance(low, int) and isinstance(high, int):
                yield Fraction(low), Fraction(high)


def strings(
    parts: Sequence[Strings], hints: Iterable[str] = (), lengths: Iterable[int] = ()
) -> Iterator[str]:
    """Strings that all parts allow: those of the wanted lengths, then others."""
    low = max((one.min_length for one in parts), default=0)
    high = min((one.max_length for one in parts if one.max_length is not None), default=None)
    seen: set[str] = set()
    for text in _guesses(parts, hints, lengths, low, high):
        if text not in seen:
            seen.add(text)
            if low <= len(text) and (high is None or len(text) <= high) and _fits(parts, text):
                yield text


def _guesses(
    parts: Sequence[Strings],
    hints: Iterable[str],
    lengths: Iterable[int],
    low: int,
    high: int | None,
) -> Iterator[str]:
    for length in lengths:
        if low <= length <= LONGEST_TEXT and (high is None or length <= high):
            yield from _of_length(parts, length, length)
    yield from hints
    yield from _of_length(parts, low, high)
    yield from _PLAIN


def _of_length(parts: Sequence[Strings], low: int, high: int | None) -> Iterator[str]:
    for form in sorted({form for one in parts for form in one.formats}):
        yield from SAMPLES.get(form, ())
        before, filler, after = STRETCHED.get(form, ("", "", ""))
        yield before + filler * max(1, low - len(before) - len(after)) + after
    for pattern in sorted({pattern for one in parts for pattern in one.patterns}):
        yield from texts(pattern, low, high)
    if low <= LONGEST_TEXT:
        # One character says more to a reader than none, where nobody asked for none.
        yield from (filler * (low if low == high else max(low, 1)) for filler in "a0é")


def _fits(parts: Sequence[Strings], text: str) -> bool:
    return all(
        all(has_format(form, text) for form in one.formats)
        and all(matches(pattern, text) for pattern in one.patterns)
        for one in parts
    )
