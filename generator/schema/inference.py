"""Pure. Which JSON types a flat schema means, said or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.schema.scalars import ARRAY_LIMITS, MAP_LIMITS, NUMBER_LIMITS
from generator.schema.types import NULL, AllBut
from oas.witness.formats import RANGES, SAMPLES

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.types import Type
    from oas.json_value import Json

TEXT_KEYWORDS = frozenset({"minLength", "maxLength", "pattern"})
# What restricts objects alone: other values pass.
OBJECT_RULES = frozenset({
    "dependentRequired", "dependentSchemas", "dependencies", "patternProperties",
    "unevaluatedProperties",
})  # fmt: skip
ALL_TYPES = ("string", "number", "boolean", "array", "object", "null")


def types_of(flat: Flat) -> tuple[str, ...]:
    """The types of a schema, those that its keywords speak of where it names none."""
    if flat.types is None:
        return spoken_of(flat)[:1]
    whole = "number" in flat.types
    return tuple(name for name in flat.types if not (whole and name == "integer"))


def spoken_of(flat: Flat) -> tuple[str, ...]:
    """The types whose values the keywords of a schema restrict."""
    said = flat.limits.keys()
    is_ruled = any(rule.keyword in OBJECT_RULES for rule in flat.rules) or flat.names
    found = []
    is_object = flat.properties or flat.required or flat.extra is not None or is_ruled
    if is_object or said & MAP_LIMITS.keys():
        found.append("object")
    if flat.items or flat.arrays or said & ARRAY_LIMITS.keys():
        found.append("array")
    # A format of numbers, or one that nobody knows, restricts no value.
    if said & TEXT_KEYWORDS or (said & {"format"} and _is_asserted(flat.limits["format"])):
        found.append("string")
    if said & NUMBER_LIMITS.keys():
        found.append("number")
    return tuple(found)


def _is_asserted(said: Json) -> bool:
    formats = said if isinstance(said, list) else [said]
    return any(isinstance(name, str) and name in SAMPLES and name not in RANGES for name in formats)


def fits(flat: Flat, types: tuple[str, ...] | None) -> bool:
    """Whether `flat` allows no other type than `types`."""
    return types is None or (flat.types is not None and set(flat.types) <= set(types))


def beside_class(flat: Flat) -> Type | None:
    """What values may be besides an object with properties; None where this is something else.

    Such a schema is a class, and whoever refers to it says `Owner | None`, or `Owner | NotObject`
    where the contract restricts objects and does not ask for one.
    """
    is_object = flat.properties or flat.required
    if not is_object or flat.groups or flat.values is not None:
        return None
    if not all(rule.keyword in OBJECT_RULES for rule in flat.rules):
        return None
    if flat.types is None:
        return AllBut("object") if spoken_of(flat) == ("object",) else None
    return NULL if set(flat.types) == {"object", "null"} else None


def makes_class(flat: Flat) -> bool:
    """Whether a schema is a class and nothing besides."""
    is_object = flat.types == ("object",) and flat.values is None
    return is_object and bool(flat.properties or flat.required)
