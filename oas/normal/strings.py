"""Pure. What a schema says of strings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from oas.json_value import Json, JsonObject, text
from oas.normal.numbers import NUMERIC_FORMATS
from oas.normal.patterns import found_in
from oas.normal.schema import Strings
from oas.normal.sites import joined, site_at

if TYPE_CHECKING:
    from oas.normal.schema import Site

ANY = Strings()


def read_strings(value: JsonObject, pointer: str, *, any_format: bool) -> Strings:
    """The strings' keywords of one schema. Where `any_format`, no number is allowed beside them."""
    named, pattern = value.get("format"), value.get("pattern")
    is_meant = isinstance(named, str) and (any_format or named not in NUMERIC_FORMATS)
    return Strings(
        count(value.get("minLength")) or 0,
        count(value.get("maxLength")),
        frozenset({pattern} if isinstance(pattern, str) else ()),
        frozenset({str(named)} if is_meant else ()),
        text(value.get("contentEncoding")),
        text(value.get("contentMediaType")),
        _content_schema(value, pointer),
    )


def _content_schema(value: JsonObject, pointer: str) -> Site:
    """It has a meaning only beside contentMediaType (validation, section 8.5)."""
    if "contentSchema" not in value or "contentMediaType" not in value:
        return ()
    return site_at(value["contentSchema"], f"{pointer}/contentSchema")


def meet_strings(one: Strings, other: Strings) -> Strings:
    """What both allow. `clashing` names what cannot be said of both at once."""
    if one is ANY or other is ANY:
        return other if one is ANY else one
    return Strings(
        max(one.min_length, other.min_length),
        smaller(one.max_length, other.max_length),
        one.patterns | other.patterns,
        one.formats | other.formats,
        one.content_encoding or other.content_encoding,
        one.content_media_type or other.content_media_type,
        joined(one.content_schema, other.content_schema),
    )


def are_clashing(one: Strings, other: Strings) -> bool:
    """Whether they name different contents, which no one Strings says."""
    return any(
        here and there and here != there
        for here, there in (
            (one.content_encoding, other.content_encoding),
            (one.content_media_type, other.content_media_type),
        )
    )


def allows(strings: Strings, string: str) -> bool | None:
    """Whether one string is allowed, formats and contents apart; None where nobody can tell."""
    if len(string) < strings.min_length:
        return False
    if strings.max_length is not None and len(string) > strings.max_length:
        return False
    found = [found_in(pattern, string) for pattern in sorted(strings.patterns)]
    return False if False in found else None if None in found else True


def is_impossible(strings: Strings) -> bool:
    """Whether no string can be so."""
    return strings.max_length is not None and strings.max_length < strings.min_length


def count(value: Json) -> int | None:
    """A number of things: 3 and 3.0 are three; anything else is None."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def smaller(one: int | None, other: int | None) -> int | None:
    """The smaller of two limits of which None is none."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def unlimited(strings: Strings) -> Strings:
    """The same without lengths and patterns."""
    return (
        ANY
        if strings is ANY
        else replace(strings, min_length=0, max_length=None, patterns=frozenset())
    )
