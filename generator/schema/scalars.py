"""Pure. Numbers and fixed values: what a schema's limits are in the words of the models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.literal import literal
from generator.schema.patterns import pattern_check
from generator.schema.types import (
    ANYTHING,
    NULL,
    TEXT,
    ArrayOf,
    Check,
    Checked,
    Choice,
    Kind,
    MapOf,
    Scalar,
    Type,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import UnionType

    from generator.schema.flat import Flat
    from generator.schema.types import Limits
    from oas.json_value import Json

# The formats that are a type of their own in Python.
FORMATS = {
    "uuid": Kind.UUID,
    "date-time": Kind.DATE_TIME,
    "date": Kind.DATE,
}
# What holds the fixed values that no Literal holds.
HOLDERS: tuple[tuple[UnionType | type, Type], ...] = (
    (int | float, Scalar(Kind.NUMBER)),
    (list, ArrayOf(ANYTHING)),
    (dict, MapOf(ANYTHING)),
)
# Not a word of Field's: what carries it out stands in the generated `arrays` module.
UNIQUE = "unique_items"
LARGE = 2**63
FORMAT = "format"
NUMBER_LIMITS = {
    "minimum": "ge",
    "exclusiveMinimum": "gt",
    "maximum": "le",
    "exclusiveMaximum": "lt",
    "multipleOf": "multiple_of",
}
ARRAY_LIMITS = {
    "minItems": "min_length",
    "maxItems": "max_length",
    "uniqueItems": UNIQUE,
}
LENGTHS = frozenset({"min_length", "max_length"})
MAP_LIMITS = {"minProperties": "min_length", "maxProperties": "max_length"}


@dataclass(frozen=True, slots=True)
class Limited:
    """Limits as keyword arguments, and the keywords that could not become one."""

    limits: Limits
    lost: tuple[str, ...] = ()


def limited(flat: Flat, words: Mapping[str, str]) -> Limited:
    """The limits of `flat` among `words`, in the order of `words`; several of one are left out."""
    if not flat.limits:
        return Limited(())
    found: list[tuple[str, str]] = []
    for keyword, word in words.items():
        value = flat.limits.get(keyword)
        if word == UNIQUE and value is True:
            found.append((UNIQUE, "True"))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            # No text and no list is longer, and pydantic takes no larger number.
            said = min(value, LARGE - 1) if word in LENGTHS else value
            found.append((word, literal(_whole(said))))
    return Limited(tuple(found))


def number_type(flat: Flat, kind: Kind) -> tuple[Type, Limited]:
    """An integer or a number with its limits."""
    found = limited(flat, NUMBER_LIMITS).limits
    formats = [literal(name) for name in each_of(flat, FORMAT) if isinstance(name, str)]
    said = (*((FORMAT, name) for name in formats[:1]), *found)
    multiples = each_of(flat, "multipleOf")
    checks = [_multiple(each) for each in multiples] if len(multiples) > 1 else []
    return _checked(Scalar(kind, said), checks), Limited(said)


def _multiple(value: Json) -> Check:
    return Check("values", "Limits", (("multiple_of", literal(_whole(value))),))


def _checked(wanted: Scalar, checks: list[Check]) -> Type:
    return Checked(wanted, tuple(checks)) if checks else wanted


def each_of(flat: Flat, keyword: str) -> list[Json]:
    """The values of a keyword that the members of an allOf may say differently."""
    value = flat.limits.get(keyword)
    return value if isinstance(value, list) else [] if value is None else [value]


def name_pattern(pattern: str) -> Type | None:
    """Text in which the pattern is found; None where that cannot be checked."""
    check = pattern_check(pattern)
    return None if check is None else Checked(TEXT, (check,))


def choice(values: tuple[Json, ...], types: tuple[str, ...] | None = None) -> Type:
    """The allowed values as a type: a Literal as far as one goes, a check of the others.

    Numbers are one or the other: a Literal holds no float, and pydantic finds no large one in it.
    """
    whole = [_whole(value) for value in values if types is None or _has_type(value, types)]
    given = [*{literal(value): value for value in whole}.values()]
    plain = str | int if all(map(_is_plain, given)) else str | bool
    members: list[Type] = []
    if listed := [value for value in given if isinstance(value, plain)]:
        members.append(Choice(tuple(map(literal, listed))))
    others = [value for value in given if not isinstance(value, plain)]
    for kinds, holder in HOLDERS:
        if found := [value for value in others if isinstance(value, kinds)]:
            members.append(Checked(holder, (_fixed(found),)))
    return union([*members, NULL] if None in given else members)


def _is_plain(value: Json) -> bool:
    is_large = isinstance(value, int) and abs(value) >= LARGE
    return not (isinstance(value, float) or is_large)


def _fixed(values: Iterable[Json]) -> Check:
    return Check("values", "Fixed", tuple(("", literal(value)) for value in values))


def _has_type(value: Json, types: tuple[str, ...]) -> bool:
    kind = json_type(value)
    return kind in types or (kind == "integer" and "number" in types)


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


def _whole(value: Json) -> Json:
    return int(value) if isinstance(value, float) and value.is_integer() else value
