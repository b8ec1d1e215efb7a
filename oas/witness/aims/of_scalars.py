"""Pure. Values listed one by one, null, types, numbers and strings that aim at a refusal."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.normal.schema import Type
from oas.witness import scalars
from oas.witness.conjunction import in_turn
from oas.witness.formats import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.compare.change import Change
    from oas.json_value import Json
    from oas.witness.aims.target import Target

_LENGTHS = (10, 40, 100, 300)
# What has one format has not the others.
_OF_FORMS = ("a", *(samples[0] for samples in SAMPLES.values()))


def values(target: Target, change: Change) -> Iterator[Json]:
    """What the change itself shows, and the listed values that the other side does not list."""
    for said in (change.before, change.after):
        yield from _scalars(said)
    if target.allowed.values is not None:
        gone = {canonical_bytes(value) for value in target.refused.values or ()}
        yield from (v for v in target.allowed.values if canonical_bytes(v) not in gone)


def _scalars(said: Json) -> Iterator[Json]:
    for value in said if isinstance(said, list) else [said]:
        if isinstance(value, str | int | float | bool):
            yield value


def null(target: Target, _: Change) -> Iterator[Json]:
    """Null, where it is allowed."""
    if target.allowed.null:
        yield None


def types(target: Target, _: Change) -> Iterator[Json]:
    """Values of the types that the other side has not."""
    for kind in sorted(target.allowed.types - target.refused.types):
        yield from islice(target.maker.of_type(target.allowed, kind), 8)


def numbers(target: Target, _: Change) -> Iterator[Json]:
    """At the limits of the other side and beyond, between its steps, and no whole ones."""
    if not target.allows(Type.NUMBER):
        return
    there = [part.numbers for part in target.refused.parts]
    steps = [abs(scalars.exact(one)) for part in there for one in part.multiples]
    halves = [Fraction(1, 2)] if any(part.integer for part in there) else []
    between = [number for step in steps for number in (step / 2, step + 1)]
    marks = [*scalars.limits(there), *halves, *between]
    yield from scalars.numbers([part.numbers for part in target.allowed.parts], marks)


def lengths(target: Target, _: Change) -> Iterator[Json]:
    """Strings one longer or shorter than the other side allows."""
    there = [part.strings for part in target.refused.parts]
    wanted = [one.max_length + 1 for one in there if one.max_length is not None]
    wanted += [one.min_length - 1 for one in there if one.min_length]
    if wanted:
        yield from _strings(target, (), wanted)


def patterns(target: Target, _: Change) -> Iterator[Json]:
    """Strings of this side's patterns: short ones of all shapes, and long ones."""
    own = [part.strings for part in target.allowed.parts]
    most = [one.max_length - less for one in own if one.max_length is not None for less in (1, 0)]
    wanted = [*most, *(one.min_length + 1 for one in own if one.min_length), *_LENGTHS]
    yield from in_turn([_strings(target, (), ()), _strings(target, (), wanted)])


def formats(target: Target, _: Change) -> Iterator[Json]:
    """Strings of other formats."""
    if any(part.strings.formats for part in target.refused.parts):
        yield from _strings(target, _OF_FORMS, ())


def _strings(target: Target, hints: Iterable[str], lengths: Iterable[int]) -> Iterator[Json]:
    if target.allows(Type.STRING):
        yield from scalars.strings([part.strings for part in target.allowed.parts], hints, lengths)
