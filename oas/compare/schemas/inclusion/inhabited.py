"""Pure. Whether a schema plainly allows a value. What is refuted needs one; False may also mean: unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.schemas.inclusion.acceptance import accepts
from oas.compare.schemas.inclusion.scalars import telling
from oas.normal.forms import is_simple
from oas.normal.objects import at
from oas.normal.schema import Type

if TYPE_CHECKING:
    from oas.compare.schemas.sites import Party
    from oas.direction import Direction
    from oas.normal.schema import Schema

_DEEPEST = 6


def is_inhabited(party: Party, direction: Direction, depth: int = 0) -> bool:
    """Whether some value is allowed, null included."""
    schema = party.schema(direction)
    if schema.null:
        return True
    if not is_simple(schema) or depth > _DEEPEST:
        return False
    if schema.values is not None:
        return any(accepts(party, value, direction) is True for value in schema.values)
    return any(has_values(party, schema, kind, direction, depth) for kind in schema.types)


def has_values(
    party: Party, schema: Schema, kind: Type, direction: Direction, depth: int = 0
) -> bool:
    """Whether some value of a type that a simple schema names is allowed."""
    if kind is Type.STRING:
        return not (telling(schema.strings.patterns) or schema.strings.formats)
    if kind is Type.NUMBER:
        return not (schema.numbers.multiples or schema.numbers.formats)
    if kind is Type.ARRAY:
        arrays = schema.arrays
        if arrays.contains:
            return False
        return arrays.min_items == 0 or (
            not (arrays.prefix or arrays.unevaluated)
            and (arrays.min_items == 1 or not arrays.unique)
            and is_inhabited(party.below(arrays.items), direction, depth + 1)
        )
    return kind is Type.BOOLEAN or are_needs_met(party, schema, direction, depth)


def are_needs_met(party: Party, schema: Schema, direction: Direction, depth: int = 0) -> bool:
    """Whether an object of nothing but what is required is allowed."""
    objects = schema.objects
    is_tied = objects.names or objects.dependent_required or objects.dependent_schemas
    if is_tied or objects.unevaluated or objects.min_properties > len(objects.required):
        return False
    return all(
        is_inhabited(party.below(at(objects, name)), direction, depth + 1)
        for name in sorted(objects.required)
    )
