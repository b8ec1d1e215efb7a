"""Edits of what numbers and strings must be."""

from __future__ import annotations

from tests.oas.compare.schemas.cases.building import (
    INTEGER,
    NUMBER,
    STRING,
    Case,
    both_ways,
    case,
    integer,
    number,
    text,
)

NUMBERS: tuple[Case, ...] = (
    *both_ways(
        NUMBER, number(minimum=1), "number-range narrowed narrowed", "number-range widened widened"
    ),
    *both_ways(
        number(minimum=1),
        number(minimum=2),
        "number-range narrowed narrowed",
        "number-range widened widened",
    ),
    *both_ways(
        number(maximum=5),
        number(maximum=4.5),
        "number-range narrowed narrowed",
        "number-range widened widened",
    ),
    *both_ways(
        number(minimum=1),
        number(exclusiveMinimum=1),
        "number-range narrowed narrowed",
        "number-range widened widened",
    ),
    *both_ways(
        number(maximum=1),
        number(exclusiveMaximum=1),
        "number-range narrowed narrowed",
        "number-range widened widened",
    ),
    case(integer(minimum=3), integer(exclusiveMinimum=2)),
    case(integer(maximum=3), integer(exclusiveMaximum=4)),
    case(integer(minimum=2.5), integer(minimum=3)),
    case(number(minimum=3), number(minimum=3.0)),
    case(
        number(minimum=1, maximum=9),
        number(minimum=2, maximum=10),
        "number-range narrowed narrowed",
        "number-range widened widened",
    ),
    *both_ways(
        integer(multipleOf=5),
        integer(multipleOf=10),
        "multiple-of narrowed narrowed",
        "multiple-of widened widened",
    ),
    *both_ways(
        number(multipleOf=0.1),
        number(multipleOf=0.01),
        "multiple-of widened widened",
        "multiple-of narrowed narrowed",
    ),
    case(integer(multipleOf=4), integer(multipleOf=6), "multiple-of changed moved"),
    *both_ways(
        NUMBER,
        number(multipleOf=0.5),
        "multiple-of narrowed narrowed",
        "multiple-of widened widened",
    ),
    case(integer(multipleOf=4), {"allOf": [integer(multipleOf=2), integer(multipleOf=4)]}),
    case(integer(multipleOf=12), {"allOf": [integer(multipleOf=4), integer(multipleOf=6)]}),
    case(number(multipleOf=1), INTEGER),
    *both_ways(
        integer(format="int32"),
        integer(format="int64"),
        "format widened widened",
        "format narrowed narrowed",
    ),
    *both_ways(
        INTEGER, integer(format="int32"), "format narrowed narrowed", "format widened widened"
    ),
    *both_ways(
        number(format="float"),
        number(format="double"),
        "format widened widened",
        "format narrowed narrowed",
    ),
)

STRINGS: tuple[Case, ...] = (
    *both_ways(
        STRING,
        text(minLength=1),
        "string-length narrowed narrowed",
        "string-length widened widened",
    ),
    *both_ways(
        text(maxLength=9),
        text(maxLength=8),
        "string-length narrowed narrowed",
        "string-length widened widened",
    ),
    *both_ways(
        STRING,
        text(maxLength=8),
        "string-length narrowed narrowed",
        "string-length widened widened",
    ),
    case(STRING, text(minLength=0)),
    *both_ways(STRING, text(pattern="^a"), "pattern narrowed narrowed", "pattern widened widened"),
    case(STRING, text(pattern=".*")),
    case(STRING, text(pattern="")),
    case(
        {"allOf": [text(pattern="^a"), {"pattern": "b$"}]},
        {"allOf": [text(pattern="b$"), {"pattern": "^a"}]},
    ),
    *both_ways(STRING, text(format="date"), "format narrowed narrowed", "format widened widened"),
    *both_ways(
        text(format="email"),
        text(format="idn-email"),
        "format widened widened",
        "format narrowed narrowed",
    ),
    *both_ways(
        STRING,
        text(contentEncoding="base64"),
        "content narrowed narrowed",
        "content widened widened",
    ),
    case(
        text(contentEncoding="base64"), text(contentEncoding="base32"), "content changed undecided"
    ),
    *both_ways(
        STRING,
        text(contentMediaType="application/json"),
        "content narrowed narrowed",
        "content widened widened",
    ),
    *both_ways(
        text(contentMediaType="application/json", contentSchema={"type": "array"}),
        text(contentMediaType="application/json", contentSchema={"type": ["array", "object"]}),
        "content widened widened",
        "content narrowed narrowed",
    ),
)
