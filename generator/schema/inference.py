"""Pure. Which JSON types a flat schema means, said or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.schema.scalars import ARRAY_LIMITS, MAP_LIMITS

if TYPE_CHECKING:
    from generator.schema.flat import Flat


def types_of(flat: Flat) -> tuple[str, ...]:
    """The types of a schema, inferred from its keywords where it names none."""
    if flat.types is not None:
        whole = "number" in flat.types
        return tuple(name for name in flat.types if not (whole and name == "integer"))
    said = flat.limits.keys()
    if flat.properties or flat.required or flat.extra is not None or said & MAP_LIMITS.keys():
        return ("object",)
    if flat.items or said & ARRAY_LIMITS.keys():
        return ("array",)
    return ()


def fits(flat: Flat, types: tuple[str, ...] | None) -> bool:
    """Whether `flat` allows no other type than `types`."""
    return types is None or (flat.types is not None and set(flat.types) <= set(types))


def is_nullable_class(flat: Flat) -> bool:
    """Whether this is an object with properties, or null."""
    types = set(flat.types or ())
    null = flat.nullable or "null" in types
    return null and types <= {"object", "null"} and bool(flat.properties) and not flat.groups


def without_null(flat: Flat) -> Flat:
    """The object alone."""
    return replace(flat, nullable=False, types=("object",))
