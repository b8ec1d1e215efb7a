"""Pure. Whether the branches of a union provably share no value. Null is not asked for.

False may also mean: nobody knows. What is looked at: types, values, limits of numbers and counts, and
for objects a property that all require and that has other values in each (a discriminator), or one
that one branch requires and the other, being closed, does not know.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from oas.normal.schema import Type
from oas.normal.sites import is_closed
from oas.normal.values import keyed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from oas.normal.schema import Objects, Schema, Site
    from oas.normal.values import Values

    Read = Callable[[Site], Schema | None]

# Beyond this many branches not every pair is looked at.
MOST_BY_PAIRS = 60


def are_disjoint(forms: Sequence[Schema], read: Read) -> bool:
    """Whether no value that is not null is allowed by two of the forms."""
    if sum(len(form.types) for form in forms) == len(frozenset().union(*(f.types for f in forms))):
        return True
    if _have_other_values(forms) or _are_told_apart(forms, read):
        return True
    if len(forms) > MOST_BY_PAIRS:
        return False
    return all(_is_disjoint(one, other, read) for one, other in combinations(forms, 2))


def _have_other_values(forms: Sequence[Schema]) -> bool:
    """Whether all list their values, and none is in two lists."""
    listed = [keyed(form.values) for form in forms if form.values is not None]
    return len(listed) == len(forms) and _is_partition(listed)


def _is_partition(parts: Sequence[Values]) -> bool:
    return sum(len(part) for part in parts) == len(set().union(*parts))


def _are_told_apart(forms: Sequence[Schema], read: Read) -> bool:
    """Whether a property that all require has other values in each."""
    if any(form.types != {Type.OBJECT} for form in forms):
        return False
    shared = frozenset.intersection(*(form.objects.required for form in forms))
    return any(_tells(name, forms, read) for name in sorted(shared))


def _tells(name: str, forms: Sequence[Schema], read: Read) -> bool:
    sites = [form.objects.properties.get(name, ()) for form in forms]
    if not all(sites):
        return False
    listed: list[Values] = []
    nulls = 0
    for site in sites:
        schema = read(site)
        if schema is None or schema.values is None:
            return False
        listed.append(keyed(schema.values))
        nulls += schema.null
    return nulls <= 1 and _is_partition(listed)


def _is_disjoint(one: Schema, other: Schema, read: Read) -> bool:
    if one.values is not None and other.values is not None:
        return keyed(one.values).keys().isdisjoint(keyed(other.values))
    return all(_is_disjoint_in(kind, one, other, read) for kind in one.types & other.types)


def _is_disjoint_in(kind: Type, one: Schema, other: Schema, read: Read) -> bool:
    if kind is Type.NUMBER:
        return _is_below(one, other) or _is_below(other, one)
    if kind is Type.STRING:
        here, there = one.strings, other.strings
        return _is_less(here.max_length, there.min_length) or _is_less(
            there.max_length, here.min_length
        )
    if kind is Type.ARRAY:
        return _is_less(one.arrays.max_items, other.arrays.min_items) or _is_less(
            other.arrays.max_items, one.arrays.min_items
        )
    if kind is Type.OBJECT:
        return (
            _misses(one.objects, other.objects)
            or _misses(other.objects, one.objects)
            or any(
                _tells(name, (one, other), read)
                for name in sorted(one.objects.required & other.objects.required)
            )
        )
    return False


def _is_less(most: int | None, least: int) -> bool:
    return most is not None and most < least


def _is_below(low: Schema, high: Schema) -> bool:
    upper, lower = low.numbers.maximum, high.numbers.minimum
    if upper is None or lower is None:
        return False
    return upper.value < lower.value or (
        upper.value == lower.value and (upper.exclusive or lower.exclusive)
    )


def _misses(closed: Objects, other: Objects) -> bool:
    """Whether `closed` refuses a property that `other` requires."""
    for name in other.required:
        site = closed.properties.get(name)
        if site is not None:
            if is_closed(site):
                return True
        elif not closed.patterns and name not in closed.ignored and is_closed(closed.additional):
            return True
    return False
