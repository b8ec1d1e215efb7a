"""Pure. Whether a schema accepts a value, by its normal form: True, False, or None where that is open.

It is asked for the values of an `enum`, which are few and small. Formats and contents are no reason
to refuse: a validator takes them for annotations, so an answer that hangs on one is open.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.compare.schemas.inclusion.limits import (
    exact,
    highest,
    is_at_least,
    is_multiple,
    lowest,
    step,
)
from oas.compare.schemas.inclusion.scalars import telling
from oas.compare.schemas.verdict import every
from oas.normal.objects import at
from oas.normal.patterns import matches
from oas.normal.schema import Bound, Type
from oas.normal.values import plain, type_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.compare.schemas.sites import Party
    from oas.compare.schemas.verdict import Verdict
    from oas.direction import Direction
    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Arrays, Numbers, Objects, Schema, Site, Strings, Union

    _Below = Callable[[Site, Json], Verdict]

_DEEPEST = 20


def accepts(party: Party, value: Json, direction: Direction, depth: int = 0) -> Verdict:
    """Whether the schemas of the Party accept `value`, null included. Values that are deep are open."""
    if depth > _DEEPEST:
        return None
    schema = party.normals.schema(party.site, direction)
    if value is None:
        return schema.null
    return every(_parts(party, schema, value, direction, depth))


def _parts(
    party: Party, schema: Schema, value: Json, direction: Direction, depth: int
) -> Iterator[Verdict]:
    def below(site: Site, part: Json) -> Verdict:
        return accepts(party.below(site), part, direction, depth + 1)

    kind = type_of(value)
    yield kind in schema.types
    if schema.values is not None:
        yield canonical_bytes(plain(value)) in _listed(schema)
    yield not schema.unknown or None
    if isinstance(value, str):
        yield from _string(schema.strings, value)
    elif kind is Type.NUMBER and isinstance(value, int | float):
        yield from _number(schema.numbers, value)
    elif isinstance(value, list):
        yield from _array(schema.arrays, value, below)
    elif isinstance(value, dict):
        yield from _object(schema.objects, value, below)
    for union in schema.unions:
        yield _union(union, [below(branch, value) for branch in union.branches])
    for site in schema.refused:
        verdict = below(site, value)
        yield None if verdict is None else not verdict
    yield not schema.conditions or None


@lru_cache(maxsize=32)
def _listed(schema: Schema) -> frozenset[bytes]:
    """The values that are listed: each value of another list is looked up in the same set."""
    return frozenset(canonical_bytes(value) for value in schema.values or ())


def _string(strings: Strings, text: str) -> Iterator[Verdict]:
    yield len(text) >= strings.min_length
    yield strings.max_length is None or len(text) <= strings.max_length
    yield all(matches(pattern, text) for pattern in telling(strings.patterns))
    is_described = strings.formats or strings.content_encoding or strings.content_media_type
    yield None if is_described else True


def _number(numbers: Numbers, number: float) -> Iterator[Verdict]:
    point = Bound(number)
    yield is_at_least(lowest(point, integer=False), lowest(numbers.minimum, integer=False))
    yield is_at_least(highest(point, integer=False), highest(numbers.maximum, integer=False))
    yield is_multiple(step(numbers), exact(number))
    yield None if numbers.formats else True


def _array(arrays: Arrays, items: list[Json], below: _Below) -> Iterator[Verdict]:
    yield len(items) >= arrays.min_items
    yield arrays.max_items is None or len(items) <= arrays.max_items
    yield not arrays.unique or len({canonical_bytes(plain(item)) for item in items}) == len(items)
    for index, item in enumerate(items):
        yield below(arrays.prefix[index] if index < len(arrays.prefix) else arrays.items, item)
    yield None if arrays.contains or arrays.unevaluated else True


def _object(objects: Objects, value: JsonObject, below: _Below) -> Iterator[Verdict]:
    yield objects.required <= value.keys()
    yield len(value) >= objects.min_properties
    yield objects.max_properties is None or len(value) <= objects.max_properties
    for name, part in value.items():
        yield below(at(objects, name), part)
        yield below(objects.names, name)
        yield objects.dependent_required.get(name, frozenset()) <= value.keys()
        if name in objects.dependent_schemas:
            yield below(objects.dependent_schemas[name], value)
    yield None if objects.unevaluated else True


def _union(union: Union, verdicts: list[Verdict]) -> Verdict:
    held, open_ones = verdicts.count(True), verdicts.count(None)
    if not union.exactly_one:
        return True if held else (None if open_ones else False)
    if held > 1:
        return False
    return None if open_ones else held == 1
