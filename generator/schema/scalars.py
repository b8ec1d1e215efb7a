"""Pure. Strings, numbers and fixed values: what a schema's limits are in pydantic's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.literal import literal
from generator.schema.patterns import rust_pattern
from generator.schema.types import Choice, Kind, Limits, Scalar, Type

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from oas.json_value import Json

FORMATS = {
    "uuid": Kind.UUID,
    "date-time": Kind.DATE_TIME,
    "date": Kind.DATE,
    "decimal": Kind.DECIMAL,
}
# Not a word of Field's: what carries it out stands in the generated `checks` module.
UNIQUE = "unique_items"
TEXT_LIMITS = {"minLength": "min_length", "maxLength": "max_length", "pattern": "pattern"}
NUMBER_LIMITS = {
    "minimum": "ge",
    "maximum": "le",
    "exclusiveMinimum": "gt",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
}
ARRAY_LIMITS = {
    "minItems": "min_length",
    "maxItems": "max_length",
    "uniqueItems": UNIQUE,
}
MAP_LIMITS = {"minProperties": "min_length", "maxProperties": "max_length"}


@dataclass(frozen=True, slots=True)
class Limited:
    """Limits as Field's keyword arguments, and the keywords that could not become one."""

    limits: Limits
    lost: tuple[str, ...] = ()


def limited(flat: Flat, words: dict[str, str]) -> Limited:
    """The limits of `flat` among `words`, in the order of `words`."""
    if not flat.limits:
        return Limited(())
    found: list[tuple[str, str]] = []
    lost: list[str] = []
    for keyword, word in words.items():
        value = flat.limits.get(keyword)
        if keyword == "pattern" and isinstance(value, str):
            value = rust_pattern(value)
            if value is None:
                lost.append(keyword)
        if word == UNIQUE and value is True:
            found.append((UNIQUE, "True"))
        elif value is not None and not isinstance(value, bool):
            found.append((word, literal(_whole(value))))
    return Limited(tuple(found), tuple(lost))


def text_type(flat: Flat) -> tuple[Scalar, Limited]:
    """A string, or the type of its format where no other limit stands in the way."""
    found = limited(flat, TEXT_LIMITS)
    kind = FORMATS.get(str(flat.limits.get("format")), Kind.STRING)
    if kind is not Kind.DECIMAL and found.limits:
        kind = Kind.STRING
    return Scalar(kind, found.limits), found


def number_type(flat: Flat, kind: Kind) -> tuple[Scalar, Limited]:
    """An integer or a number with its limits."""
    found = limited(flat, NUMBER_LIMITS)
    return Scalar(kind, found.limits), found


def choice(values: tuple[Json, ...], types: tuple[str, ...] | None) -> Type | None:
    """The allowed values as a Literal; None where one of them cannot stand in a Literal."""
    literals = []
    for value in values:
        if value is None:
            continue
        if not isinstance(value, str | int):
            whole = _whole(value)
            if not isinstance(whole, int):
                return None
            value = whole  # noqa: PLW2901 (1.0 is the integer 1)
        if types is None or json_type(value) in types or _is_number(value, types):
            literals.append(literal(value))
    return Choice(tuple(dict.fromkeys(literals))) if literals else None


def json_type(value: Json) -> str:
    """The JSON Schema type of a value."""
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def _is_number(value: Json, types: tuple[str, ...]) -> bool:
    return "number" in types and isinstance(value, int) and not isinstance(value, bool)


def _whole(value: Json) -> Json:
    return int(value) if isinstance(value, float) and value.is_integer() else value
