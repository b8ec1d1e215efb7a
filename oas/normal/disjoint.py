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
    from collections.abc import Sequence

    from oas.normal.facets import Facets
    from oas.normal.glance import Glance
    from oas.normal.schema import Objects, Schema, Site
    from oas.normal.values import Values

# Beyond this many branches not every pair is looked at.
MOST_BY_PAIRS = 60


def are_disjoint(forms: Sequence[Schema], beside: Facets, glance: Glance) -> bool:
    """Whether no value that is not null is allowed by two of the forms, where `beside` holds too."""
    types = [form.types & beside.types for form in forms]
    if sum(map(len, types)) == len(frozenset().union(*types)):
        return True
    if _have_other_values(forms) or _are_told_apart(forms, beside, glance):
        return True
    if len(forms) > MOST_BY_PAIRS:
        return False
    return all(_is_disjoint(pair, beside, glance) for pair in combinations(forms, 2))


def _have_other_values(forms: Sequence[Schema]) -> bool:
    """Whether all list their values, and none is in two lists."""
    listed = [keyed(form.values) for form in forms if form.values is not None]
    return len(listed) == len(forms) and _is_partition(listed)


def _is_partition(parts: Sequence[Values]) -> bool:
    return sum(len(part) for part in parts) == len(set().union(*parts))


def _are_told_apart(forms: Sequence[Schema], beside: Facets, glance: Glance) -> bool:
    """Whether a property that all require has other values in each."""
    if any(form.types & beside.types != {Type.OBJECT} for form in forms):
        return False
    shared = frozenset.intersection(*(form.objects.required for form in forms))
    required = shared | beside.objects.required
    return any(_tells(name, forms, glance) for name in sorted(required))


def _tells(name: str, forms: Sequence[Schema], glance: Glance) -> bool:
    sites = [form.objects.properties.get(name, ()) for form in forms]
    if not all(sites):
        return False
    listed: list[Values] = []
    nulls = 0
    for site in sites:
        values = glance.values(site)
        if values is None:
            return False
        listed.append(values)
        nulls += glance.accepts_null(site)
    return nulls <= 1 and _is_partition(listed)


def _is_disjoint(pair: tuple[Schema, Schema], beside: Facets, glance: Glance) -> bool:
    one, other = pair
    if one.values is not None and other.values is not None:
        return keyed(one.values).keys().isdisjoint(keyed(other.values))
    for kind in one.types & other.types & beside.types:
        if kind is Type.OBJECT:
            if not _are_objects_apart(pair, beside, glance):
                return False
        elif not (_is_before(kind, one, other) or _is_before(kind, other, one)):
            return False
    return True


def _is_before(kind: Type, one: Schema, other: Schema) -> bool:
    """Whether all values of a type that one allows are below all that the other does."""
    if kind is Type.NUMBER:
        return _is_below(one, other)
    if kind is Type.STRING:
        return _is_less(one.strings.max_length, other.strings.min_length)
    return kind is Type.ARRAY and _is_less(one.arrays.max_items, other.arrays.min_items)


def _are_objects_apart(pair: tuple[Schema, Schema], beside: Facets, glance: Glance) -> bool:
    here, there = pair[0].objects, pair[1].objects
    if _misses(here, there, glance) or _misses(there, here, glance):
        return True
    required = (here.required & there.required) | beside.objects.required
    return any(_tells(name, pair, glance) for name in sorted(required))


def _is_less(most: int | None, least: int) -> bool:
    return most is not None and most < least


def _is_below(low: Schema, high: Schema) -> bool:
    upper, lower = low.numbers.maximum, high.numbers.minimum
    if upper is None or lower is None:
        return False
    return upper.value < lower.value or (
        upper.value == lower.value and (upper.exclusive or lower.exclusive)
    )


def _misses(closed: Objects, other: Objects, glance: Glance) -> bool:
    """Whether `closed` refuses a property that `other` requires."""
    known = other.required & closed.properties.keys()
    if any(_is_refused(closed.properties[name], glance) for name in sorted(known)):
        return True
    new = other.required - known - closed.ignored
    return bool(new) and not closed.patterns and _is_refused(closed.additional, glance)


def _is_refused(site: Site, glance: Glance) -> bool:
    """Whether no value at all may stand there."""
    return bool(site) and (is_closed(site) or glance.allows_nothing(site))
