"""Edits of types, of null and of the values that are listed."""

from __future__ import annotations

from tests.oas.compare.schemas.cases.building import (
    ANYTHING,
    INTEGER,
    NOTHING,
    NUMBER,
    STRING,
    Case,
    both_ways,
    case,
    ref,
    text,
)

TYPES: tuple[Case, ...] = (
    case(STRING, INTEGER, "type changed moved"),
    *both_ways(INTEGER, NUMBER, "type widened widened", "type narrowed narrowed"),
    *both_ways(
        STRING, {"type": ["string", "boolean"]}, "type widened widened", "type narrowed narrowed"
    ),
    case({"type": ["string", "boolean"]}, {"type": ["string", "integer"]}, "type changed moved"),
    *both_ways(STRING, {"type": ["string", "null"]}, "null added widened", "null removed narrowed"),
    *both_ways(
        STRING, {"anyOf": [STRING, {"type": "null"}]}, "null added widened", "null removed narrowed"
    ),
    *both_ways(
        ref("Cat"),
        {"oneOf": [ref("Cat"), {"type": "null"}]},
        "null added widened",
        "null removed narrowed",
    ),
    case({"type": ["string", "null"]}, {"anyOf": [STRING, {"type": "null"}]}),
    case({"type": ["string", "integer"]}, {"anyOf": [STRING, INTEGER]}),
    case({}, STRING, "null removed narrowed", "type narrowed narrowed"),
    case(STRING, {}, "null added widened", "type widened widened"),
    case(STRING, NOTHING, "schema changed narrowed"),
    case(NOTHING, STRING, "schema changed widened"),
    case({}, ANYTHING),
    *both_ways(
        {"not": {"type": "null"}},
        {"not": {"type": ["null", "string"]}},
        "type narrowed narrowed",
        "type widened widened",
    ),
)

VALUES: tuple[Case, ...] = (
    *both_ways(STRING, text(enum=["a", "b"]), "enum added narrowed", "enum removed widened"),
    *both_ways(
        text(enum=["a"]),
        text(enum=["a", "b"]),
        "enum-value added widened",
        "enum-value removed narrowed",
    ),
    *both_ways(
        {"enum": ["a", 1]},
        {"enum": ["a"]},
        "enum-value removed narrowed",
        "enum-value added widened",
    ),
    case(
        text(enum=["a", "b"]),
        text(enum=["b", "c"]),
        "enum-value removed narrowed",
        "enum-value added widened",
    ),
    case({"const": "a"}, {"enum": ["a"]}),
    case({"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    case({"enum": [1, 2]}, {"enum": [1.0, 2e0]}),
    case({"const": "a"}, {"const": "b"}, "enum-value removed narrowed", "enum-value added widened"),
    *both_ways(
        {"enum": ["a"]}, {"enum": ["a", None]}, "null added widened", "null removed narrowed"
    ),
    case({"type": "boolean"}, {"type": "boolean", "enum": [True, False]}),
    *both_ways({"type": "boolean"}, {"const": True}, "enum added narrowed", "enum removed widened"),
    # The listed values are as they were, whatever else is said of them.
    case(text(enum=["a", "b"]), text(enum=["a", "b"], maxLength=5)),
    case(text(enum=["a", "b"], pattern="^[ab]$"), text(enum=["a", "b"])),
    case({"enum": ["1"]}, {"enum": [1]}, "type changed moved"),
)
