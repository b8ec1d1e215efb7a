"""Pure. The Sites that a Schema holds: those of parts of a value, and those of the value itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.normal.schema import Schema, Site


def children(schema: Schema) -> Iterator[Site]:
    """Every Site below, the empty one left out; one that is used twice comes twice."""
    for site in (*parts(schema), *branches(schema)):
        if site:
            yield site


def parts(schema: Schema) -> Iterator[Site]:
    """The Sites of other values: properties, items, names. Some may be empty."""
    arrays, objects = schema.arrays, schema.objects
    yield from arrays.prefix
    yield arrays.items
    yield from (contains.site for contains in arrays.contains)
    yield arrays.unevaluated
    yield from objects.properties.values()
    yield from objects.patterns.values()
    yield objects.additional
    yield objects.names
    yield objects.unevaluated
    yield schema.strings.content_schema


def branches(schema: Schema) -> Iterator[Site]:
    """The Sites of the same value. Some may be empty."""
    yield from schema.objects.dependent_schemas.values()
    for union in schema.unions:
        yield from union.branches
    yield from schema.refused
    for condition in schema.conditions:
        yield from (condition.test, condition.then, condition.otherwise)
