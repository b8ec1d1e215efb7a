"""Declarations as JSON Schema: each kind of type, judged by the words and by jsonschema-rs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from generator.api import read_api
from generator.schema.json_schema import definitions, json_schema
from generator.schema.types import (
    ANYTHING,
    NULL,
    ArrayOf,
    Attribute,
    Choice,
    ClassShape,
    Declaration,
    Kind,
    MapOf,
    Named,
    Scalar,
    Union,
)
from oas.document import Document, Source, SpecVersion

if TYPE_CHECKING:
    from generator.schema.types import Type
    from oas.json_value import Json, JsonObject

TEXT = Scalar(Kind.STRING)
HOSTILE = 'a "quote" \\ """ {{ 7*7 }} \n# no'


def schema_of(wanted: Type) -> JsonObject:
    return json_schema(Declaration("A", wanted, "", "/a"))


def accepts(schemas: JsonObject, name: str, value: Json) -> bool:
    schema: JsonObject = {
        "$ref": f"#/components/schemas/{name}",
        "components": {"schemas": schemas},
    }
    return jsonschema_rs.Draft202012Validator(schema).is_valid(value)


@pytest.mark.parametrize(
    ("wanted", "schema"),
    [
        (ANYTHING, {}),
        (NULL, {"type": "null"}),
        (Scalar(Kind.BOOLEAN), {"type": "boolean"}),
        (Scalar(Kind.UUID), {"type": "string", "format": "uuid"}),
        (Scalar(Kind.DATE_TIME), {"type": "string", "format": "date-time"}),
        (Scalar(Kind.DATE), {"type": "string", "format": "date"}),
        (
            Scalar(Kind.DECIMAL, (("pattern", r"'^\\d+$'"),)),
            {"type": "string", "format": "decimal", "pattern": r"^\d+$"},
        ),
        (
            Scalar(Kind.STRING, (("min_length", "1"), ("max_length", "9"))),
            {"type": "string", "minLength": 1, "maxLength": 9},
        ),
        (
            Scalar(Kind.INTEGER, (("ge", "-3"), ("le", "10.0"), ("multiple_of", "2"))),
            {"type": "integer", "minimum": -3, "maximum": 10.0, "multipleOf": 2},
        ),
        (
            Scalar(Kind.NUMBER, (("gt", "0"), ("lt", "0.5"))),
            {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.5},
        ),
        (Choice(("'a'", "'b'")), {"type": "string", "enum": ["a", "b"]}),
        (Choice(("1", "2")), {"type": "integer", "enum": [1, 2]}),
        (Choice(("'a'", "1", "True")), {"enum": ["a", 1, True]}),
        (
            ArrayOf(TEXT, (("min_length", "1"),)),
            {"type": "array", "items": {"type": "string"}, "minItems": 1},
        ),
        (
            MapOf(TEXT, (("max_length", "3"),)),
            {"type": "object", "additionalProperties": {"type": "string"}, "maxProperties": 3},
        ),
        (Named("B"), {"$ref": "#/components/schemas/B"}),
        (
            Union((Scalar(Kind.STRING, (("min_length", "1"),)), NULL)),
            {"type": ["string", "null"], "minLength": 1},
        ),
        (
            Union((Named("B"), TEXT, NULL)),
            {"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "string"}, {"type": "null"}]},
        ),
    ],
)
def test_each_type_has_its_keywords(wanted: Type, schema: JsonObject) -> None:
    assert schema_of(wanted) == schema


def test_a_class_is_an_object_with_the_names_of_the_contract() -> None:
    shape = ClassShape(
        (
            Attribute("user_id", "userId", Scalar(Kind.INTEGER), required=True, doc=HOSTILE),
            Attribute("note", "note", TEXT, required=False, default="'x\\'y'"),
        ),
        None,
    )
    assert json_schema(Declaration("A", shape, "A thing.", "/a")) == {
        "type": "object",
        "properties": {
            "userId": {"type": "integer", "description": HOSTILE},
            "note": {"type": "string", "default": "x'y"},
        },
        "required": ["userId"],
        "additionalProperties": False,
        "description": "A thing.",
    }


def test_what_an_object_has_besides_its_properties_is_said_only_where_it_is_limited() -> None:
    anything = json_schema(Declaration("A", ClassShape((), ANYTHING), "", ""))
    numbers = json_schema(Declaration("A", ClassShape((), Scalar(Kind.INTEGER)), "", ""))
    assert "additionalProperties" not in anything
    assert numbers["additionalProperties"] == {"type": "integer"}


def test_a_class_and_a_reference_that_may_be_null_are_told_apart() -> None:
    reference = Union((Named("B"), NULL))
    owner = ClassShape((Attribute("b", "b", reference, required=True),), ANYTHING)
    schemas = definitions(
        [
            Declaration("A", owner, "", "/a"),
            Declaration("B", ClassShape((), ANYTHING), "", "/b"),
        ]
    )
    assert accepts(schemas, "A", {"b": None})
    assert not accepts(schemas, "B", None)
    assert not accepts(schemas, "A", {"b": 1})


def test_a_discriminator_names_the_property_of_the_contract_and_each_value() -> None:
    def pet(name: str, *kinds: str) -> Declaration:
        choice = Choice(tuple(map(repr, kinds)))
        attribute = Attribute("pet_type", "pet-type", choice, required=True)
        return Declaration(name, ClassShape((attribute,), ANYTHING), "", f"/{name}")

    union = Union((Named("Cat"), Named("Hound")), "pet_type")
    declarations = [
        pet("Cat", "cat", "tiger"),
        pet("Dog", "dog"),
        Declaration("Hound", Named("Dog"), "", "/Hound"),
        Declaration("Pet", union, "", "/Pet"),
    ]
    schemas = definitions(declarations)
    assert schemas["Pet"] == {
        "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Hound"}],
        "discriminator": {
            "propertyName": "pet-type",
            "mapping": {
                "cat": "#/components/schemas/Cat",
                "tiger": "#/components/schemas/Cat",
                "dog": "#/components/schemas/Hound",
            },
        },
    }
    assert "discriminator" not in json_schema(declarations[-1])


def test_other_names_are_used_in_references_too() -> None:
    declarations = [
        Declaration("Any", ArrayOf(Named("Any")), "", "/any"),
        Declaration("B", Named("Any"), "", "/b"),
    ]
    assert definitions(declarations, {"Any": "AnyThing"}) == {
        "AnyThing": {"type": "array", "items": {"$ref": "#/components/schemas/AnyThing"}},
        "B": {"$ref": "#/components/schemas/AnyThing"},
    }


def test_no_keyword_of_the_contract_gets_through_but_those_that_are_read() -> None:
    extension: JsonObject = {
        "type": "string",
        "x-python-type": "os.system",
        "customTypePath": "os.system",
        "default_factory": "os.system",
        "x-enum-varnames": ["__import__('os')"],
        "enum": ["a"],
    }
    root: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {"A": {"type": "object", "properties": {"x": extension}}, "B": extension}
        },
    }
    data = json.dumps(root).encode()
    api = read_api(Document(Source("openapi.json", data), root, SpecVersion.V3_1))
    assert definitions(api.declarations) == {
        "A": {"type": "object", "properties": {"x": {"type": "string", "enum": ["a"]}}},
        "B": {"type": "string", "enum": ["a"]},
    }
