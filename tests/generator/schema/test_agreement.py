"""Models accept what the contract's schema accepts; jsonschema-rs says what that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

OBJECT: JsonObject = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer"}, "note": {"type": "string"}},
}
CAT: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "cat"}, "lives": {"type": "integer"}},
}
DOG: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"type": "string", "enum": ["dog", "wolf"]}},
}
UUID = "7c1e0a94-d2b3-4c1e-8a94-d2b3aaaaaaaa"

CASES: list[tuple[str, JsonObject, list[Json]]] = [
    ("optional is not nullable", OBJECT, [{"id": 1}, {"id": 1, "note": None}, {"note": "x"}]),
    ("a boolean is not an integer", OBJECT, [{"id": True}, {"id": "1"}, {"id": 7}, {"id": 1.5}]),
    ("unknown properties are kept", OBJECT, [{"id": 1, "more": [1, None, {"a": "b"}]}]),
    ("a closed object", {**OBJECT, "additionalProperties": False}, [{"id": 1, "x": 1}, {"id": 1}]),
    (
        "typed other properties",
        {**OBJECT, "additionalProperties": {"type": "integer"}},
        [{"id": 1, "x": 1}, {"id": 1, "x": "1"}],
    ),
    (
        "a mapping",
        {"type": "object", "additionalProperties": {"type": "string"}, "maxProperties": 1},
        [{}, {"a": "b"}, {"a": 1}, {"a": "b", "c": "d"}, []],
    ),
    ("a type array", {"type": ["string", "integer", "null"]}, ["a", 1, None, 1.5, True, []]),
    ("null in anyOf", {"anyOf": [{"type": "string"}, {"type": "null"}]}, ["a", None, 1]),
    ("const", {"const": "a"}, ["a", "b", None]),
    ("an integer enum", {"type": "integer", "enum": [1, 2]}, [1, 2, 3, "1"]),
    ("an enum with null", {"type": ["string", "null"], "enum": ["a", None]}, ["a", None, "b"]),
    ("limits of numbers", {"type": "number", "minimum": 1, "exclusiveMaximum": 2}, [1, 1.5, 2, 0]),
    ("multiples", {"type": "integer", "multipleOf": 5}, [10, 11, 0]),
    ("limits of text", {"type": "string", "minLength": 2, "maxLength": 3}, ["a", "ab", "abcd"]),
    ("a pattern", {"type": "string", "pattern": "^\\d{2}$"}, ["12", "1", "١٢"]),
    ("lists", {"type": "array", "items": {"type": "integer"}, "maxItems": 2}, [[], [1], ["a"]]),
    ("too long a list", {"type": "array", "maxItems": 2}, [[1, "a"], [1, 2, 3], "ab"]),
    ("uuid", {"type": "string", "format": "uuid"}, [UUID, "x", 1, UUID.replace("-", "")]),
    (
        "date-time",
        {"type": "string", "format": "date-time"},
        ["2026-01-31T10:00:00Z", "2026-01-31T10:00:00", "2026-02-30T10:00:00Z", 12, "2026-01-31"],
    ),
    ("date", {"type": "string", "format": "date"}, ["2026-01-31", "2026-02-30", 5, "31.1.2026"]),
    (
        "allOf with siblings",
        {"allOf": [OBJECT, {"required": ["note"]}], "properties": {"x": {"type": "boolean"}}},
        [{"id": 1, "note": "n"}, {"id": 1}, {"id": 1, "note": "n", "x": "yes"}],
    ),
    (
        "the same property twice in allOf",
        {
            "type": "object",
            "allOf": [
                {"properties": {"n": {"type": "integer", "minimum": 1}}},
                {"properties": {"n": {"type": "integer", "maximum": 3, "minimum": 2}}},
            ],
        },
        [{"n": 1}, {"n": 2}, {"n": 4}, {}],
    ),
    (
        "allOf with a closed member",
        {"allOf": [{**OBJECT, "additionalProperties": False}, {"properties": {"x": True}}]},
        [{"id": 1}, {"id": 1, "x": 2}],
    ),
    (
        "a discriminated union",
        {"oneOf": [CAT, DOG], "discriminator": {"propertyName": "kind"}},
        [{"kind": "cat"}, {"kind": "wolf"}, {"kind": "cow"}, {}, {"kind": "cat", "lives": "9"}],
    ),
    (
        "properties beside oneOf",
        {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "integer"}},
            "oneOf": [{"required": ["kind"], "properties": {"kind": {"const": "a"}}}, CAT],
        },
        [{"id": 1, "kind": "a"}, {"id": 1, "kind": "cat"}, {"kind": "a"}, {"id": 1, "kind": "b"}],
    ),
    (
        "unique items",
        {"type": "array", "items": {}, "uniqueItems": True, "maxItems": 3},
        [[], [1, 2], [1, 1.0], [{"a": 1, "b": 2}, {"b": 2, "a": 1}], ["1", 1, None], [1, 2, 3, 4]],
    ),
    (
        "unique items that are models",
        {"type": "array", "items": OBJECT, "uniqueItems": True},
        [[{"id": 1}, {"id": 2}], [{"id": 1, "x": 0}, {"id": 1}], [{"id": 1}, {"id": 1}]],
    ),
    (
        "the number of properties of a class",
        {**OBJECT, "minProperties": 2, "maxProperties": 3},
        [{"id": 1}, {"id": 1, "x": 1}, {"id": 1, "note": "n", "x": 1}, dict.fromkeys("abc", 1)],
    ),
    (
        "too many properties",
        {"type": "object", "properties": {"a": {"type": "integer"}}, "maxProperties": 1},
        [{}, {"a": 1}, {"a": 1, "b": 2}],
    ),
    (
        "names of properties",
        {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "propertyNames": {"pattern": "^[a-z]+$", "maxLength": 2},
        },
        [{}, {"a": 1}, {"A": 1}, {"abc": 1}],
    ),
    (
        "names of properties from a list",
        {"type": "object", "propertyNames": {"enum": ["a", "b"]}},
        [{"a": 1}, {"c": 1}],
    ),
    (
        "a closed member of allOf beside one with typed others",
        {
            "allOf": [
                {**OBJECT, "additionalProperties": False},
                {"type": "object", "additionalProperties": {"type": ["integer", "string"]}},
            ]
        },
        [{"id": 1}, {"id": 1, "x": 2}],
    ),
    (
        "a branch that its surroundings make impossible",
        {"type": "integer", "enum": [1], "oneOf": [{"const": 1}, {"const": 2}]},
        [1, 2, None],
    ),
    (
        "a format with a pattern",
        {"type": "string", "format": "uuid", "pattern": "^7"},
        [UUID, UUID.replace("7", "8", 1)],
    ),
    (
        "a decimal with a pattern",
        {"type": "string", "format": "decimal", "pattern": "^\\d+\\.\\d{2}$"},
        ["1.50", "1.5", 1.5],
    ),
    ("anything", {}, [1, None, "a", [1], {"a": None}]),
    (
        "required without properties",
        {"type": "object", "required": ["a"]},
        [{}, {"a": 1}, {"a": None}],
    ),
]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        pytest.param(schema, value, id=f"{name}: {value!r}"[:80])
        for name, schema, values in CASES
        for value in values
    ],
)
def test_the_model_accepts_what_the_contract_accepts(
    make: Callable[..., Made], schema: JsonObject, value: Json
) -> None:
    made = make({"Thing": schema})
    assert made.accepts("Thing", value) is made.contract_accepts("Thing", value)
    assert not made.reasons


@pytest.mark.parametrize(("name", "schema", "values"), CASES, ids=[case[0] for case in CASES])
def test_every_case_has_a_value_that_is_allowed(
    make: Callable[..., Made], name: str, schema: JsonObject, values: list[Json]
) -> None:
    made = make({"Thing": schema})
    assert any(made.contract_accepts("Thing", value) for value in values), name


def test_a_reference_to_a_class_that_may_be_null_accepts_null(make: Callable[..., Made]) -> None:
    owner: JsonObject = {**OBJECT, "type": ["object", "null"]}
    thing: JsonObject = {
        "type": "object",
        "required": ["owner"],
        "properties": {"owner": {"$ref": "#/components/schemas/Owner"}},
    }
    made = make({"Owner": owner, "Thing": thing})
    values: list[Json] = [{"owner": None}, {"owner": {"id": 1}}, {"owner": {"id": "1"}}, {}]
    for value in values:
        assert made.accepts("Thing", value) is made.contract_accepts("Thing", value)


def test_openapi_3_0_says_null_and_exclusive_in_its_own_way(make: Callable[..., Made]) -> None:
    reference: JsonObject = {"$ref": "#/components/schemas/Owner"}
    thing: JsonObject = {
        "type": "object",
        "properties": {
            "owner": {"nullable": True, "allOf": [reference]},
            "maybe": {"type": "object", "nullable": True, "properties": {"a": {"type": "string"}}},
            "listed": {"type": "string", "nullable": True, "enum": ["a"]},
            "count": {"type": "integer", "minimum": 1, "exclusiveMinimum": True},
            "free": {"type": "integer", "maximum": 3, "exclusiveMaximum": False},
            "described": {**reference, "nullable": True, "minProperties": 9},
            "const": {"type": "string", "const": "a", "patternProperties": {"a": False}},
        },
    }
    made = make({"Owner": OBJECT, "Thing": thing}, version="3.0.3")
    allowed: list[Json] = [{"owner": {"id": 1}}, {"maybe": None}, {"maybe": {"a": "x"}}]
    allowed += [
        {"listed": "a"},
        {"count": 2},
        {"free": 3},
        {"described": {"id": 1}},
        {"const": "b"},
    ]
    refused: list[Json] = [{"owner": None}, {"maybe": {"a": 1}}, {"listed": None}, {"count": 1}]
    refused += [{"free": 4}, {"described": None}, {"const": None}]
    assert [made.accepts("Thing", value) for value in allowed] == [True] * len(allowed)
    assert [made.accepts("Thing", value) for value in refused] == [False] * len(refused)
