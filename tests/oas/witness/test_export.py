"""The schemas that judge witnesses say what the raw document says, in JSON Schema 2020-12."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import jsonschema_rs
import pytest

from oas.direction import Direction
from oas.document import Source
from oas.loading import parse
from oas.witness.export import Exporter, UnexportableError
from oas.witness.validators import accepts, compiled
from tests.oas.witness.edits import root
from tests.oas.witness.judging import NEW, OLD, document

if TYPE_CHECKING:
    from pathlib import Path

    from oas.document import Document
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
SECRET: JsonObject = {
    "type": "object",
    "required": ["id", "password", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "password": {"type": "string", "writeOnly": True},
        "name": TEXT,
    },
    "additionalProperties": False,
}
WHOLE: JsonObject = {"id": 1, "password": "x", "name": "n"}


class Said(NamedTuple):
    """A schema of a version, with values that it accepts and values that it refuses."""

    what: str
    version: str
    schema: JsonObject
    accepted: tuple[Json, ...]
    refused: tuple[Json, ...]
    direction: Direction = Direction.REQUEST


SAYINGS = (
    Said("null beside a type", OLD, {"type": "string", "nullable": True}, (None, "a"), (1,)),
    Said("no null without a type", OLD, {"nullable": True, "enum": ["a"]}, ("a",), (None,)),
    Said(
        "an enum that does not list null",
        OLD,
        {"type": "string", "nullable": True, "enum": ["a"]},
        ("a",),
        (None,),
    ),
    Said("nullable since 3.1", NEW, {"type": "string", "nullable": True}, ("a",), (None,)),
    Said(
        "an exclusive limit of 3.0",
        OLD,
        {"minimum": 1, "exclusiveMinimum": True, "maximum": 3, "exclusiveMaximum": False},
        (2, 3),
        (1, 4),
    ),
    Said("an exclusive limit of 3.1", NEW, {"exclusiveMinimum": 1}, (2,), (1,)),
    Said("const in 3.0 is no keyword", OLD, {"const": 1}, (1, 2), ()),
    Said("const in 3.1", NEW, {"const": 1}, (1, 1.0), (2, True)),
    Said("what stands beside a $ref in 3.0", OLD, {"$ref": "#/components/schemas/T", "maxLength": 1}, ("ab",), (1,)),
    Said("what stands beside a $ref in 3.1", NEW, {"$ref": "#/components/schemas/T", "maxLength": 1}, ("a",), ("ab", 1)),
    Said(
        "unevaluated names beside a $ref",
        NEW,
        {"$ref": "#/components/schemas/O", "unevaluatedProperties": False},
        ({"a": "x"},),
        ({"b": "x"}, {"a": 1}),
    ),
    Said("a boolean schema", NEW, {"properties": {"a": False, "b": True}}, ({"b": 1},), ({"a": 1},)),
    Said("int32", OLD, {"type": "integer", "format": "int32"}, (2**31 - 1, -(2**31)), (2**31,)),
    Said("int64", OLD, {"type": "integer", "format": "int64"}, (2**63 - 1,), (2**63, -(2**63) - 1)),
    Said("int32 of a string", OLD, {"type": "string", "format": "int32"}, ("99999999999",), ()),
    Said("byte", OLD, {"type": "string", "format": "byte"}, ("YQ==", ""), ("%",)),
    Said("date-time", OLD, {"format": "date-time"}, ("2024-02-29T12:00:00Z", 5), ("2024-02-29",)),
    Said("an unknown format", OLD, {"type": "string", "format": "snowflake"}, ("x",), (1,)),
    Said("a request without what is read only", OLD, SECRET, ({"password": "x", "name": "n"}, WHOLE), ({"name": "n"}, {**WHOLE, "more": 1})),
    Said(
        "a response without what is write only",
        OLD,
        SECRET,
        ({"id": 1, "name": "n"},),
        ({"password": "x", "name": "n"},),
        Direction.RESPONSE,
    ),
    Said(
        "names required beside the part that declares them",
        OLD,
        {"allOf": [{"properties": {"id": {"readOnly": True}}}, {"required": ["id", "name"]}]},
        ({"name": "n"},),
        ({"id": 1},),
    ),
    Said(
        "a name that is read only by reference",
        OLD,
        {"required": ["key", "text"], "properties": {"key": {"$ref": "#/components/schemas/R"}, "text": {"$ref": "#/components/schemas/T"}}},
        ({"text": "n"},),
        ({"key": "n"},),
    ),
    Said("a ring", NEW, {"properties": {"next": {"$ref": "#/components/schemas/Root"}, "a": TEXT}}, ({"next": {"next": {"a": "x"}}},), ({"next": {"next": {"a": 1}}},)),
    Said("a $dynamicRef with one anchor", NEW, {"$dynamicAnchor": "node", "properties": {"next": {"$dynamicRef": "#node"}, "a": TEXT}}, ({"next": {"a": "x"}},), ({"next": {"a": 1}},)),
    Said("conditions", NEW, {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, ({"a": 1, "b": 1}, {"c": 1}), ({"a": 1}, {})),
)  # fmt: skip
COMPONENTS: JsonObject = {
    "T": TEXT,
    "R": {"type": "string", "readOnly": True},
    "O": {"type": "object", "properties": {"a": TEXT}},
}


def exported(document: Document, direction: Direction = Direction.REQUEST) -> JsonObject:
    return Exporter(document, direction).schema((root(document),))


@pytest.mark.parametrize("said", SAYINGS, ids=lambda said: said.what)
def test_an_exported_schema_says_what_the_document_says(said: Said) -> None:
    schema = exported(document(said.schema, said.version, **COMPONENTS), said.direction)
    jsonschema_rs.meta.validate(schema)
    validator = compiled(schema)
    assert validator is not None
    assert [value for value in said.accepted if not accepts(validator, value)] == []
    assert [value for value in said.refused if accepts(validator, value)] == []


def test_only_what_is_reached_is_exported() -> None:
    schemas: JsonObject = {f"S{i}": {"$ref": f"#/components/schemas/S{i + 1}"} for i in range(50)}
    whole = document({"$ref": "#/components/schemas/S45"}, OLD, **schemas, S50=TEXT)
    assert len(exported(whole)["$defs"]) == 6  # type: ignore[arg-type]


def test_a_long_chain_of_references_is_no_deep_recursion() -> None:
    schemas: JsonObject = {
        f"S{i}": {"properties": {"a": {"$ref": f"#/components/schemas/S{i + 1}"}}}
        for i in range(3_000)
    }
    whole = document({"$ref": "#/components/schemas/S0"}, NEW, **schemas, S3000=TEXT)
    assert len(exported(whole)["$defs"]) == 3_001  # type: ignore[arg-type]


def test_a_reference_into_another_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "money.json").write_text(json.dumps({"Amount": {"type": "integer"}}))
    whole = {
        "openapi": OLD,
        "info": {"title": "t", "version": "1"},
        "paths": {},
        "components": {"schemas": {"Root": {"$ref": "money.json#/Amount"}}},
    }

    def read(name: str) -> Source:
        return Source(name, (tmp_path / name).read_bytes())

    found = parse(Source("openapi.json", json.dumps(whole).encode()), read_file=read)
    validator = compiled(exported(found))
    assert validator is not None
    assert accepts(validator, 5)
    assert not accepts(validator, "5")


def test_a_dynamic_reference_that_may_mean_two_places_is_refused() -> None:
    one: JsonObject = {"$dynamicAnchor": "node"}
    whole = document({"$dynamicRef": "#node"}, NEW, One=one, Two=one)
    with pytest.raises(UnexportableError):
        exported(whole)


def test_annotations_are_left_out() -> None:
    noisy: JsonObject = {
        **TEXT,
        "description": "d",
        "example": "e",
        "x-more": {"$ref": "#/nowhere"},
    }
    assert exported(document(noisy, OLD)) == {"allOf": [TEXT], "$defs": {}}
