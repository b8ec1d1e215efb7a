"""Values that one schema allows and that aim at what another one refuses, keyword by keyword.

Nothing here is sure: who takes a value from here asks the validator on both sides.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from oas.compare.space import Subject
from oas.witness.aims.of_all import anything, doubles, refused
from oas.witness.aims.of_arrays import counts_of_items, items
from oas.witness.aims.of_objects import (
    counts_of_properties,
    dependents,
    members,
    names,
    properties,
)
from oas.witness.aims.of_scalars import (
    formats,
    lengths,
    null,
    numbers,
    patterns,
    types,
    values,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from oas.compare.change import Change
    from oas.json_value import Json
    from oas.witness.aims.target import Part, Target

    Aim: TypeAlias = Callable[[Target, Change], Iterable[Json]]
    Inside: TypeAlias = Callable[[Target, Change], Iterable[Part]]

_EACH = 6  # values of one aim
_EACH_INSIDE = 20
_EACH_UNSURE = 20  # the same, where the normal form does not say all


def aims(target: Target, change: Change) -> Iterator[Json]:
    """Values for `change`: those that its subject speaks of first, then all others."""
    first = _BY_SUBJECT.get(change.subject, ())
    inside = _INSIDE.get(change.subject, ())
    yield from _by(first, target, change)
    for part in (part for look in inside for part in look(target, change)):
        for value in islice(_by(_ALL, part.target, change), _EACH_INSIDE):
            yield from part.around(value)
    yield from _by([aim for aim in _ALL if aim not in first], target, change)


def _by(chosen: Iterable[Aim], target: Target, change: Change) -> Iterator[Json]:
    each = _EACH if target.allowed.is_certain else _EACH_UNSURE
    for aim in chosen:
        yield from islice(aim(target, change), each)


_ALL: tuple[Aim, ...] = (
    null,
    types,
    values,
    numbers,
    lengths,
    patterns,
    formats,
    counts_of_items,
    properties,
    counts_of_properties,
    names,
    dependents,
    refused,
    doubles,
    anything,
)
_S = Subject
_BY_SUBJECT: Mapping[Subject, tuple[Aim, ...]] = {
    _S.NULL: (null,),
    _S.TYPE: (types, null),
    _S.ENUM: (values, anything),
    _S.ENUM_VALUE: (values,),
    _S.NUMBER_RANGE: (numbers,),
    _S.MULTIPLE_OF: (numbers,),
    _S.STRING_LENGTH: (lengths,),
    _S.PATTERN: (patterns,),
    _S.FORMAT: (formats, numbers, patterns),
    _S.ITEM_COUNT: (counts_of_items,),
    _S.UNIQUE_ITEMS: (counts_of_items,),
    _S.CONTAINS: (counts_of_items,),
    _S.PROPERTY: (properties, names),
    _S.PROPERTY_COUNT: (properties, counts_of_properties),
    _S.ADDITIONAL_PROPERTIES: (names, properties),
    _S.PATTERN_PROPERTY: (names,),
    _S.PROPERTY_NAMES: (names,),
    _S.UNEVALUATED_PROPERTIES: (properties, names),
    _S.DEPENDENT_REQUIRED: (dependents,),
    _S.DEPENDENT_SCHEMA: (dependents,),
    _S.UNION: (doubles, anything),
    _S.BRANCH: (anything, doubles),
    _S.NOT: (refused,),
    _S.CONDITION: (refused, anything),
}
# Where it is about what is inside a value, that is aimed at too.
_INSIDE: Mapping[Subject, tuple[Inside, ...]] = {
    _S.PREFIX_ITEM: (items,),
    _S.ITEMS: (items,),
    _S.CONTAINS: (items,),
    _S.UNEVALUATED_ITEMS: (items,),
    _S.PROPERTY: (members,),
    _S.ADDITIONAL_PROPERTIES: (members,),
    _S.PATTERN_PROPERTY: (members,),
    _S.UNEVALUATED_PROPERTIES: (members,),
    _S.DEPENDENT_SCHEMA: (members,),
}
