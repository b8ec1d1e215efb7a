"""The formats of text: the same verdict as jsonschema-rs, and nothing lost that is not said."""

from __future__ import annotations

import random
import re
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import jsonschema_rs
import pytest
from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

POOL = "0123456789abfghtTzZPYMWDHS:-+./?#[]@!$&'()*,;=%~_{}|\\^`<>\" \n\0é漢\ue000\U0001f600٣·"
SEEDS: dict[str, list[str]] = {
    "date": ["2024-02-29", "1900-02-29", "2024-12-31", "0001-01-01"],
    "time": ["12:00:00Z", "23:59:60Z", "00:59:60+01:00", "23:59:59.5-23:59"],
    "date-time": [
        *("2024-02-29T12:00:00.5+01:00", "1990-12-31t23:59:60z", "1990-12-31T15:59:60-08:00"),
        *("2024-01-01T00:00:00.123456789Z", "2024-01-01T24:00:00Z"),
    ],
    "duration": ["P1Y2M3DT4H5M6S", "P1W", "PT1H", "P1Y1D"],
    "uuid": ["123E4567-e89b-12d3-a456-426614174000"],
    "ipv4": ["192.0.2.1", "255.255.255.255"],
    "ipv6": ["2001:db8::1", "::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1:2:3:4:5:6:7::"],
    "uri": ["https://u:p@ex.com:80/a/b;c?d=e#f", "urn:isbn:045", "http://[::1]:8/", "a:", "a:/b"],
    "uri-reference": ["/a", "//x/y", "?q", "#f", "a/b:c", "./a:b", "", "https://e/"],
    "iri": ["https://bücher.ex/ä?\ue000", "urn:x", "http://[v1.a:b]/"],
    "iri-reference": ["/ä", "//é/y", "?q", ""],
    "uri-template": ["/a/{b}", "{?q,r*}", "{+x:3}", "{a.b}", "%41"],
    "json-pointer": ["/a~0/b~1", "", "/"],
    "relative-json-pointer": ["0", "1/a", "0#", "12/"],
    "email": [
        *("a@b.c", "first.last+x@ex-ample.org", '"a b"@c.d', "N <a@b.c>", "a@[1.2.3.4]"),
        *("a@[IPv6:::1]", '"\\""@b'),
    ],
    "idn-email": ["é@bücher.de", "用户@例子.广告", "a@b.c"],
    "hostname": ["example.com", "a-b.c", "xn--bcher-kva.ex", "1.2.3", "ab--c.d", "a" * 63 + ".b"],
    "idn-hostname": ["bücher.example", "例子.广告", "a.b", "l·l.cat", "ß.de", "a。b"],
    "regex": ["^a{1,2}$", "(?<n>a)\\k<n>", "[^\\]a-z]+?", "\\u{1F600}\\p{L}", "(?=a)(?:b|c)*"],
}


# jsonschema-rs takes these for digits, in pairs and fours of dates and times.
DATE_TIME = r"(D{4}-D{2}-D{2})?[Tt]?(D{2}:D{2}:D{2}(\.[0-9]*)?([Zz]|[+-]D{2}:D{2}))?$"
STRICT = re.compile(DATE_TIME.replace("D", "[0-9]"))
LENIENT = re.compile(DATE_TIME.replace("D", "[0-9*-/]"))


def mutants(seeds: list[str], number: int) -> list[str]:
    """The seeds and texts a few steps from them, the same ones at each run."""
    chosen = random.Random(7)  # noqa: S311 (the same texts at each run, no secrets)
    found = [*seeds]
    for _ in range(number):
        text = chosen.choice(seeds)
        for _ in range(chosen.choice([1, 1, 2, 3])):
            at, end = chosen.randint(0, len(text)), chosen.choice([0, 1, 1])
            middle = chosen.choice([chosen.choice(POOL), "", text[max(0, at - 3) : at]])
            text = text[:at] + middle + text[at + end :]
        found.append(text)
    return found


def is_unlike(name: str, text: str) -> bool:
    """Whether this is one of the differences that are listed in docs/decisions/0024."""
    if name in {"date", "date-time", "time"}:
        return text.startswith("0000") or bool(LENIENT.match(text)) > bool(STRICT.match(text))
    return name.endswith("hostname") and "xn--" in text


@pytest.mark.parametrize("name", SEEDS)
def test_the_same_texts_have_the_format(make: Callable[..., Made], name: str) -> None:
    made = make({"Thing": {"type": "string", "format": name}})
    accepted = made.adapter("Thing").validator.isinstance_python
    judge = jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)
    texts = [text for text in mutants(SEEDS[name], 1_500) if not is_unlike(name, text)]
    verdicts = [(text, accepted(text)) for text in texts]
    assert [(text, judge.is_valid(text)) for text in texts] == verdicts
    assert {verdict for _, verdict in verdicts} == {True, False}


@pytest.mark.parametrize("name", SEEDS)
def test_other_limits_stand_beside_a_format(make: Callable[..., Made], name: str) -> None:
    schema: JsonObject = {"type": "string", "format": name, "maxLength": 12, "pattern": "^[^:]*$"}
    made = make({"Thing": schema})
    assert not made.reasons
    for text in mutants(SEEDS[name], 100):
        if not is_unlike(name, text):
            assert made.accepts("Thing", text) is made.contract_accepts("Thing", text), text


@pytest.mark.parametrize("name", [*SEEDS, "password", "byte", "int64", "x-own", "decimal"])
def test_fastapi_s_document_names_the_format(make: Callable[..., Made], name: str) -> None:
    schema: JsonObject = {"type": "string", "format": name}
    made = make({"Thing": schema, "Other": {**schema, "minLength": 2}})
    for mode in ("validation", "serialization"):
        assert made.adapter("Thing").json_schema(mode=mode) == schema
        assert made.adapter("Other").json_schema(mode=mode) == {**schema, "minLength": 2}


def test_what_the_content_is_stands_in_the_document(make: Callable[..., Made]) -> None:
    schema: JsonObject = {
        "type": "string",
        "contentEncoding": "base64",
        "contentMediaType": "image/png",
    }
    made = make({"Thing": schema, "Plain": {"type": "string"}})
    assert made.adapter("Thing").json_schema() == schema
    assert made.adapter("Plain").json_schema() == {"type": "string"}
    assert made.accepts("Thing", "no base64 at all")


@pytest.mark.parametrize("name", ["password", "binary", "byte", "int32", "float", "x-own", ""])
def test_a_format_that_is_not_asserted_restricts_nothing(
    make: Callable[..., Made], name: str
) -> None:
    made = make(
        {
            "Text": {"type": "string", "format": name},
            "Count": {"type": "integer", "format": name},
        }
    )
    values: list[Json] = ["", "x", "\0", "ä", 2**70, -(2**40), 1.5]
    for value in values:
        for kind in ("Text", "Count"):
            assert made.accepts(kind, value) is made.contract_accepts(kind, value)


def test_formats_become_types_where_python_has_one(make: Callable[..., Made]) -> None:
    made = make(
        {
            name.title().replace("-", ""): {"type": "string", "format": name}
            for name in ("uuid", "date", "date-time")
        }
    )
    read = {
        "Uuid": (
            "123E4567-e89b-12d3-a456-426614174000",
            UUID(int=0x123E4567E89B12D3A456426614174000),
        ),
        "Date": ("2024-02-29", date(2024, 2, 29)),
        "DateTime": ("2024-02-29t12:00:00.5+01:00", _at(12, 0, hours=1, microsecond=500_000)),
    }
    for name, (text, value) in read.items():
        adapter = made.adapter(name)
        assert adapter.validate_python(text) == value == adapter.validate_python(value)
        assert adapter.validate_json(adapter.dump_json(value)) == value


def _at(hour: int, minute: int, *, hours: int, microsecond: int = 0) -> datetime:
    zone = timezone(timedelta(hours=hours))
    return datetime(2024, 2, 29, hour, minute, 0, microsecond, zone)


def test_a_leap_second_is_the_moment_after_it(make: Callable[..., Made]) -> None:
    adapter = make({"Thing": {"type": "string", "format": "date-time"}}).adapter("Thing")
    assert adapter.validate_python("2016-12-31T23:59:60Z") == datetime(2017, 1, 1, tzinfo=UTC)
    moment = adapter.validate_python("2016-12-31T15:59:60.5-08:00")
    assert moment == datetime(2017, 1, 1, 0, 0, 0, 500_000, UTC)


def test_year_0_and_lost_digits_are_what_python_cannot_hold(make: Callable[..., Made]) -> None:
    made = make(
        {
            "Day": {"type": "string", "format": "date"},
            "Moment": {"type": "string", "format": "date-time"},
        }
    )
    for name, text in (("Day", "0000-01-01"), ("Moment", "0000-01-01T00:00:00Z")):
        assert made.contract_accepts(name, text)
        with pytest.raises(ValidationError):
            made.adapter(name).validate_python(text)
    moment = made.adapter("Moment")
    text = "2024-01-01T00:00:00.1234567Z"
    assert moment.dump_json(moment.validate_python(text)) == b'"2024-01-01T00:00:00.123456Z"'


@pytest.mark.parametrize(
    ("pattern", "is_decimal"),
    [
        ("^(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?$", True),
        ("^-?\\d+(\\.\\d{1,2})?$", True),
        ("^[+-]?\\d+\\.\\d{2}$", True),
        ("^[0-9.]+$", False),
        ("^\\d*$", False),
        ("\\d+", False),
        (None, False),
    ],
)
def test_a_decimal_is_one_where_the_contract_lets_nothing_else_pass(
    make: Callable[..., Made], pattern: str | None, *, is_decimal: bool
) -> None:
    said: JsonObject = {"pattern": pattern} if pattern else {}
    made = make({"Thing": {"type": "string", "format": "decimal", **said}})
    for text in ("1.50", "12", "-0.5", "+1.25", "x", "1..2", "", "1e3", "\u0661"):
        accepted = made.adapter("Thing").validator.isinstance_python(text)
        assert accepted is made.contract_accepts("Thing", text), text
    text = "1.50" if made.contract_accepts("Thing", "1.50") else "12"
    read = made.adapter("Thing").validate_python(text)
    assert read == (Decimal(text) if is_decimal else text)
    assert made.adapter("Thing").dump_json(read) == f'"{text}"'.encode()
    assert (
        made.adapter("Thing").json_schema() == made.document.node("/components/schemas/Thing").value
    )


def test_only_the_formats_in_use_are_among_the_modules(make: Callable[..., Made]) -> None:
    made = make({"Thing": {"type": "string", "format": "uri"}})
    assert "from .formats import TextFormat" in made.source
    for module in (".hosts", ".expressions", ".values", ".patterns"):
        assert module not in made.source
