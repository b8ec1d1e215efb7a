"""Schemas that allow other values are never the same: the normal form takes out form, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.direction import Direction
from oas.document import SpecVersion
from oas.normal.digest import semantic_digest
from oas.normal.normals import Normals
from oas.normal.sameness import Sameness
from tests.oas.normal.schemas import one, original, site

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

OLD, NEW = SpecVersion.V3_0, SpecVersion.V3_1
TEXT: JsonObject = {"type": "string"}
NUMBER: JsonObject = {"type": "number"}
WHOLE: JsonObject = {"type": "integer"}
NULL: JsonObject = {"type": "null"}
LIST: JsonObject = {"type": "array"}
MAP: JsonObject = {"type": "object"}
EVERYTHING, NOTHING = True, False


def ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def tree(**more: Json) -> JsonObject:
    """A schema that contains itself."""
    return {"type": "object", "properties": {"next": ref("It"), **more}}


# Two schemas, and a value that one of them accepts and the other does not.
PAIRS: list[tuple[Json, Json, Json]] = [
    (TEXT, WHOLE, "a"),
    (NUMBER, WHOLE, 0.5),
    (TEXT, {"type": ["string", "null"]}, None),
    (TEXT, {"type": ["string", "integer"]}, 1),
    ({}, NULL, 1),
    (EVERYTHING, NOTHING, 1),
    ({}, {"type": ["string", "number", "boolean", "array", "object"]}, None),
    ({"const": 1}, {"const": True}, 1),
    ({"const": 0}, {"const": False}, 0),
    ({"const": "1"}, {"const": 1}, 1),
    ({"const": 2**53}, {"const": 2**53 + 1}, 2**53),
    ({"const": [1]}, {"const": [True]}, [1]),
    ({"const": [1, 2]}, {"const": [2, 1]}, [1, 2]),
    ({"const": {"a": None}}, {"const": {}}, {}),
    ({"const": None}, {"const": ""}, None),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}, "b"),
    ({"enum": ["a", None]}, {"enum": ["a"]}, None),
    ({"enum": ["a"]}, {"enum": ["A"]}, "a"),
    ({"enum": [True]}, {"type": "boolean"}, False),
    ({**WHOLE, "minimum": 1}, {**WHOLE, "minimum": 2}, 1),
    ({**NUMBER, "minimum": 1}, {**NUMBER, "exclusiveMinimum": 1}, 1),
    ({**NUMBER, "exclusiveMinimum": 0}, {**NUMBER, "minimum": 1}, 0.5),
    ({**NUMBER, "maximum": 1}, NUMBER, 2),
    ({**NUMBER, "multipleOf": 2}, {**NUMBER, "multipleOf": 4}, 2),
    ({**NUMBER, "multipleOf": 0.5}, {**NUMBER, "multipleOf": 1}, 0.5),
    ({**TEXT, "minLength": 1}, TEXT, ""),
    ({**TEXT, "maxLength": 1}, {**TEXT, "maxLength": 2}, "ab"),
    ({**TEXT, "pattern": "a"}, {**TEXT, "pattern": "^a"}, "ba"),
    ({**TEXT, "pattern": "a"}, TEXT, "b"),
    ({"maxLength": 1}, {**TEXT, "maxLength": 1}, 5),
    ({**LIST, "items": TEXT}, LIST, [1]),
    ({**LIST, "items": TEXT}, {**LIST, "items": WHOLE}, [1]),
    ({**LIST, "items": False}, LIST, [1]),
    ({**LIST, "minItems": 1}, LIST, []),
    ({**LIST, "maxItems": 1}, {**LIST, "maxItems": 2}, [1, 2]),
    ({**LIST, "uniqueItems": True}, LIST, [1, 1]),
    ({**LIST, "prefixItems": [TEXT]}, LIST, [1]),
    ({**LIST, "prefixItems": [TEXT, WHOLE]}, {**LIST, "prefixItems": [WHOLE, TEXT]}, ["a", 1]),
    ({**LIST, "prefixItems": [TEXT]}, {**LIST, "items": TEXT}, ["a", 1]),
    ({**LIST, "contains": TEXT}, LIST, []),
    ({**LIST, "contains": TEXT}, {**LIST, "contains": TEXT, "minContains": 2}, ["a"]),
    ({**LIST, "contains": TEXT, "maxContains": 1}, {**LIST, "contains": TEXT}, ["a", "a"]),
    ({**MAP, "required": ["a"]}, MAP, {}),
    ({**MAP, "required": ["a"]}, {**MAP, "required": ["b"]}, {"a": 1}),
    ({**MAP, "properties": {"a": TEXT}}, MAP, {"a": 1}),
    ({**MAP, "properties": {"a": TEXT}}, {**MAP, "properties": {"b": TEXT}}, {"a": 1}),
    ({**MAP, "properties": {"a": False}}, {**MAP, "properties": {"a": {}}}, {"a": 1}),
    ({**MAP, "additionalProperties": False}, MAP, {"a": 1}),
    ({**MAP, "additionalProperties": TEXT}, MAP, {"a": 1}),
    (
        {**MAP, "properties": {"a": {}}, "additionalProperties": False},
        {**MAP, "additionalProperties": False},
        {"a": 1},
    ),
    (
        {**MAP, "properties": {"a": {}}, "additionalProperties": TEXT},
        {**MAP, "additionalProperties": TEXT},
        {"a": 1},
    ),
    ({**MAP, "patternProperties": {"^a": TEXT}}, MAP, {"a": 1}),
    (
        {**MAP, "patternProperties": {"^a": {}}, "additionalProperties": False},
        {**MAP, "additionalProperties": False},
        {"a": 1},
    ),
    ({**MAP, "propertyNames": {"maxLength": 1}}, MAP, {"ab": 1}),
    ({**MAP, "minProperties": 1}, MAP, {}),
    ({**MAP, "maxProperties": 1}, MAP, {"a": 1, "b": 1}),
    ({**MAP, "dependentRequired": {"a": ["b"]}}, MAP, {"a": 1}),
    ({**MAP, "dependentSchemas": {"a": {"required": ["b"]}}}, MAP, {"a": 1}),
    ({**MAP, "unevaluatedProperties": False}, MAP, {"a": 1}),
    (
        {"allOf": [{"properties": {"a": {}}, "additionalProperties": False}, MAP]},
        {"allOf": [{"properties": {"a": {}}, "additionalProperties": False}], "required": ["a"]},
        {},
    ),
    (
        {"allOf": [{"properties": {"a": {}}}], "additionalProperties": False},
        {"allOf": [{"properties": {"a": {}}}], "unevaluatedProperties": False},
        {"a": 1},
    ),
    (
        {"anyOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"oneOf": [{"required": ["a"]}, {"required": ["b"]}]},
        {"a": 1, "b": 1},
    ),
    ({"oneOf": [TEXT, TEXT]}, TEXT, "a"),
    ({"oneOf": [{}, {**MAP, "required": ["a"]}]}, {}, {"a": 1}),
    ({"anyOf": [TEXT, WHOLE]}, {"allOf": [TEXT, WHOLE]}, 1),
    (
        {"anyOf": [{**TEXT, "maxLength": 1}, {**TEXT, "minLength": 3}]},
        {"anyOf": [{**TEXT, "maxLength": 1}, {**TEXT, "minLength": 2}]},
        "ab",
    ),
    ({"anyOf": [{"const": "a"}, WHOLE]}, {"enum": ["a"]}, 1),
    ({"not": TEXT}, {}, "a"),
    ({"not": {"required": ["a"]}}, MAP, {"a": 1}),
    ({"not": WHOLE}, {"not": NUMBER}, 0.5),
    ({"not": {"const": 1}}, {"not": {"const": 2}}, 1),
    ({"if": TEXT, "then": {"maxLength": 1}}, {}, "ab"),
    (
        {"if": {"maxLength": 1}, "then": {"const": "a"}},
        {"if": {"maxLength": 1}, "else": {"const": "a"}},
        "b",
    ),
    (tree(), tree(a=TEXT), {"next": {"a": 1}}),
    (
        {"properties": {"next": {"properties": {"next": ref("It"), "a": TEXT}}}},
        {"properties": {"next": {"properties": {"next": ref("It")}}}},
        {"next": {"a": 1}},
    ),
    ({**ref("It2"), "maxLength": 3}, ref("It2"), "abcd"),
]


@pytest.mark.parametrize(("first", "other", "value"), PAIRS)
def test_what_allows_other_values_is_not_the_same(first: Json, other: Json, value: Json) -> None:
    here, there = one(first, It2=TEXT), one(other, It2=TEXT)
    assert original(here)(value) != original(there)(value)
    sameness = Sameness(Normals(here), Normals(there))
    for direction in Direction:
        assert not sameness.same(site(here), site(there), direction)
    assert semantic_digest(here) != semantic_digest(there)


# Null in 3.0; and what no validator decides, but people who read the contract do.
TOLD_APART: list[tuple[SpecVersion, Json, Json]] = [
    (OLD, {"type": "string", "nullable": True}, TEXT),
    (OLD, {"type": "string", "nullable": True, "enum": ["a", None]}, {"enum": ["a"]}),
    (OLD, {"allOf": [{"type": "string", "nullable": True}]}, {"allOf": [TEXT]}),
    (OLD, {"minimum": 1, "exclusiveMinimum": True}, {"minimum": 1}),
    (NEW, {**TEXT, "format": "date"}, TEXT),
    (NEW, {**TEXT, "format": "date"}, {**TEXT, "format": "date-time"}),
    (NEW, {**WHOLE, "format": "int32"}, {**WHOLE, "format": "int64"}),
    (NEW, {**WHOLE, "format": "our-own"}, WHOLE),
    (NEW, {**TEXT, "contentEncoding": "base64"}, TEXT),
    (NEW, {**TEXT, "contentMediaType": "text/csv"}, TEXT),
    (NEW, {**MAP, "properties": {"a": {}}}, MAP),
    (NEW, {"type": "string", "minLenght": 1}, TEXT),
    (NEW, {"$dynamicRef": "#nowhere"}, {}),
]


@pytest.mark.parametrize(("version", "first", "other"), TOLD_APART)
def test_what_says_something_else_is_not_the_same(
    version: SpecVersion, first: Json, other: Json
) -> None:
    here, there = one(first, version), one(other, version)
    sameness = Sameness(Normals(here), Normals(there))
    assert not sameness.same(site(here), site(there), Direction.RESPONSE)
    assert semantic_digest(here) != semantic_digest(there)
