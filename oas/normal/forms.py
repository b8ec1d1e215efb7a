"""Pure. Questions about a Schema that is read already, such as whether it says nothing but types.

Null stands apart, so none of them asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.normal import arrays, numbers, objects, strings
from oas.normal.facets import Facets, allows
from oas.normal.schema import Type
from oas.normal.values import keyed, type_of

if TYPE_CHECKING:
    from oas.json_value import Json
    from oas.normal.schema import Schema


def is_nothing(schema: Schema) -> bool:
    """Whether no value but null is allowed, plainly."""
    return not schema.types


def is_simple(schema: Schema) -> bool:
    """Whether types, values and what each type must be say it all."""
    return not (schema.unions or schema.refused or schema.conditions or schema.unknown)


def is_free(schema: Schema, types: frozenset[Type]) -> bool:
    """Whether every value of these types is allowed."""
    return (
        schema.values is None
        and is_simple(schema)
        and types <= schema.types
        and not any(is_said_of(schema, kind) for kind in types)
    )


def is_said_of(schema: Schema, kind: Type) -> bool:
    """Whether something is said of values of this type."""
    if kind is Type.STRING:
        return schema.strings != strings.ANY
    if kind is Type.NUMBER:
        return schema.numbers != numbers.ANY
    if kind is Type.ARRAY:
        return schema.arrays is not arrays.ANY and schema.arrays != arrays.ANY
    if kind is Type.OBJECT:
        return schema.objects is not objects.ANY and schema.objects != objects.ANY
    return False


def holds(schema: Schema, value: Json) -> bool | None:
    """Whether it allows a plain value that is not null; None where that is not plain."""
    facets = facets_of(schema)
    found = allows(facets, value)
    if found and facets.values is not None:
        found = canonical_bytes(value) in facets.values
    kind = type_of(value)
    is_told = kind not in {Type.ARRAY, Type.OBJECT} or not is_said_of(schema, kind)
    return found if not found or (is_told and is_simple(schema)) else None


def is_values(schema: Schema) -> bool:
    """Whether it says nothing but values, one by one."""
    return (
        schema.values is not None
        and is_simple(schema)
        and not any(is_said_of(schema, kind) for kind in schema.types)
    )


def only_union(schema: Schema) -> bool:
    """Whether it says nothing but that one of several branches must hold."""
    if len(schema.unions) != 1 or schema.values is not None or schema.unions[0].exactly_one:
        return False
    said = schema.refused or schema.conditions or schema.unknown
    return not said and not any(is_said_of(schema, kind) for kind in schema.types)


def facets_of(schema: Schema) -> Facets:
    """Its Facets."""
    values = None if schema.values is None else keyed(schema.values)
    return Facets(
        schema.types,
        values,
        schema.numbers,
        schema.strings,
        schema.arrays,
        schema.objects,
        schema.unknown,
    )
