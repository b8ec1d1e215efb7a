"""What the normal form of a schema looks like: its types, values, facets, unions and notes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from oas.direction import Direction
from oas.document import SpecVersion
from oas.files import load
from oas.normal.normals import Normals
from oas.normal.schema import Arrays, Bound, Contains, Discriminator, Objects, Schema, Type
from tests.oas.normal.schemas import one, read, site

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Site

OLD = SpecVersion.V3_0
TEXT: JsonObject = {"type": "string"}


def pointers(place: Site) -> list[str]:
    return [node.pointer.removeprefix("/components/schemas/") for node in place]


def test_null_stands_apart_from_the_types() -> None:
    schema = read({"type": ["string", "null"], "enum": ["a", None]})
    assert schema.null
    assert schema.types == {Type.STRING}
    assert schema.values == ("a",)


@pytest.mark.parametrize(
    ("schema", "is_null"),
    [
        ({}, True),
        ({"type": "string", "nullable": True}, True),
        ({"type": "string", "nullable": False}, False),
        ({"nullable": True}, True),
        ({"nullable": True, "oneOf": [TEXT]}, False),
        ({"nullable": True, "allOf": [TEXT]}, False),
        ({"type": "string", "nullable": True, "enum": ["a"]}, False),
        ({"allOf": [{"type": "string", "nullable": True}, {"maxLength": 1}]}, True),
        ({"oneOf": [{}, {"type": "string", "nullable": True}]}, False),
        ({"not": {"type": "string", "nullable": True}}, False),
    ],
)
def test_null_in_3_0(schema: Json, is_null: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert read(schema, OLD).null is is_null


@pytest.mark.parametrize(
    ("schema", "is_null"),
    [
        ({"type": "string", "nullable": True}, False),
        ({"const": None}, True),
        ({"enum": [0, False, ""]}, False),
        ({"not": {"type": "null"}}, False),
        ({"oneOf": [{"type": "null"}, {"enum": [None, 1]}]}, False),
        ({"if": {"type": "null"}, "then": False}, False),
        ({"if": {"type": "string"}, "then": False, "else": True}, True),
        ({"allOf": [{"$ref": "#/components/schemas/It"}]}, True),
        ({"anyOf": [{"$ref": "#/components/schemas/It"}, TEXT]}, False),
    ],
)
def test_null_in_3_1(schema: Json, is_null: bool) -> None:  # noqa: FBT001 (a column of the table)
    assert read(schema).null is is_null


def test_a_whole_number_is_a_number() -> None:
    schema = read({"type": "integer", "exclusiveMinimum": 0, "maximum": 9.5, "format": "int32"})
    assert schema.types == {Type.NUMBER}
    assert schema.numbers.integer
    assert schema.numbers.minimum == Bound(1)
    assert schema.numbers.maximum == Bound(9)
    assert schema.numbers.formats == {"int32"}


def test_values_are_sorted_by_their_canonical_bytes_and_each_is_there_once() -> None:
    schema = read({"enum": ["b", 10, 2.0, 2, "a", True, {"b": 1.0, "a": 1}]})
    assert schema.values == ("a", "b", 10, 2, True, {"a": 1, "b": 1})
    assert schema.types == {Type.STRING, Type.NUMBER, Type.BOOLEAN, Type.OBJECT}


def test_listed_values_leave_nothing_to_lengths_and_limits() -> None:
    schema = read({"enum": ["a", "abc", 1, 7], "maxLength": 2, "maximum": 3, "pattern": "^a"})
    assert schema.values == ("a", 1)
    assert schema.strings.max_length is None
    assert not schema.strings.patterns
    assert schema.numbers.maximum is None


def test_a_format_is_of_the_type_that_is_allowed() -> None:
    assert read({"type": "integer", "format": "unix-time"}).numbers.formats == {"unix-time"}
    assert read({"type": "string", "format": "int64"}).strings.formats == {"int64"}
    both = read({"type": ["string", "integer"], "format": "int64"})
    assert both.numbers.formats == {"int64"}
    assert both.strings.formats == frozenset()


def test_limits_that_leave_nothing_take_the_type_away() -> None:
    assert read({"type": ["string", "integer"], "minLength": 2, "maxLength": 1}).types == {
        Type.NUMBER
    }
    assert read({"type": "array", "minItems": 2, "maxItems": 1}).is_never
    assert read({"type": "object", "required": ["a", "b"], "maxProperties": 1}).is_never
    assert read({"type": "number", "exclusiveMinimum": 1, "maximum": 1}).is_never


def test_a_property_holds_in_all_that_speak_of_it() -> None:
    schema = read(
        {
            "properties": {"ab": TEXT},
            "patternProperties": {"^a": {"maxLength": 3}},
            "allOf": [{"additionalProperties": {"minLength": 1}}],
        }
    )
    assert pointers(schema.objects.properties["ab"]) == [
        "It/properties/ab",
        "It/patternProperties/^a",
        "It/allOf/0/additionalProperties",
    ]
    assert pointers(schema.objects.patterns["^a"]) == [
        "It/patternProperties/^a",
        "It/allOf/0/additionalProperties",
    ]
    assert pointers(schema.objects.additional) == ["It/allOf/0/additionalProperties"]


def test_additional_properties_see_the_properties_beside_them_only() -> None:
    closed: JsonObject = {"properties": {"a": {}}, "additionalProperties": False}
    schema = read({"allOf": [closed, {"properties": {"b": TEXT}}]})
    assert [node.value for node in schema.objects.properties["b"]] == [False, TEXT]
    assert schema.objects.properties["a"] == ()
    assert [node.value for node in schema.objects.additional] == [False]


def test_items_after_the_shorter_prefix_are_under_its_items() -> None:
    schema = read(
        {
            "prefixItems": [TEXT],
            "items": {"maxLength": 1},
            "allOf": [{"prefixItems": [{}, {"minLength": 1}]}],
        }
    )
    assert [pointers(place) for place in schema.arrays.prefix] == [
        ["It/prefixItems/0"],
        ["It/items", "It/allOf/0/prefixItems/1"],
    ]


def test_contains_counts_one_by_itself() -> None:
    schema = read({"type": "array", "contains": TEXT})
    (contains,) = schema.arrays.contains
    assert (pointers(contains.site), contains.minimum, contains.maximum) == (
        ["It/contains"], 1, None,
    )  # fmt: skip
    assert read({"type": "array", "contains": TEXT, "minContains": 0}).arrays == Arrays()
    most = read({"type": "array", "contains": TEXT, "minContains": 0, "maxContains": 2})
    assert most.arrays.contains == (Contains(contains.site, 0, 2),)


def test_properties_that_count_in_the_other_direction_only_are_ignored() -> None:
    schema: JsonObject = {
        "type": "object",
        "required": ["id", "secret", "name", "link"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "secret": {"type": "string", "writeOnly": True},
            "link": {"anyOf": [{"$ref": "#/components/schemas/Link"}, {"type": "null"}]},
            "name": TEXT,
        },
        "dependentRequired": {"name": ["id"], "id": ["name"]},
    }
    link: JsonObject = {"allOf": [{"type": "string", "readOnly": True}]}
    request = read(schema, direction=Direction.REQUEST, Link=link).objects
    assert set(request.properties) == {"secret", "name"} == request.required
    assert request.ignored == {"id", "link"}
    assert request.dependent_required == {}
    response = read(schema, direction=Direction.RESPONSE, Link=link).objects
    assert set(response.properties) == {"id", "link", "name"} == response.required
    assert response.ignored == {"secret"}
    assert read(schema, Link=link).objects.ignored == frozenset()


def test_a_schema_that_no_direction_changes_is_read_once() -> None:
    document = one(
        {"type": "object", "properties": {"a": TEXT}, "anyOf": [{"required": ["a"]}, {}]}
    )
    normals = Normals(document)
    schemas = {id(normals.schema(site(document), direction)) for direction in Direction}
    assert len(schemas) == 1


def test_a_branch_that_a_direction_changes_is_read_again() -> None:
    branch: JsonObject = {"properties": {"id": {"readOnly": True}}, "required": ["id"]}
    document = one({"type": "object", "oneOf": [branch]})
    normals = Normals(document)
    request = normals.schema(site(document), Direction.REQUEST)
    assert request.objects == Objects(ignored=frozenset({"id"}))
    assert normals.schema(site(document), Direction.RESPONSE).objects.required == {"id"}


def test_a_reference_alone_reads_as_what_it_names() -> None:
    document = one({"$ref": "#/components/schemas/Text"}, Text=TEXT)
    normals = Normals(document)
    schema = normals.schema(site(document), Direction.REQUEST)
    assert schema is normals.schema(site(document, "Text"), Direction.REQUEST)
    assert schema.pointer == "/components/schemas/Text"


def test_notes_are_what_the_first_place_says() -> None:
    base: JsonObject = {"title": "Base", "default": 1, "deprecated": True, "x-sunset": "2030-01-01"}
    schema = read(
        {
            "title": "It",
            "allOf": [base],
            "x-extensible-enum": ["a"],
            "x-more": 1,
            "x-stability-level": "beta",
            "discriminator": {"propertyName": "kind", "mapping": {"a": "#/components/schemas/It"}},
        }
    )
    notes = schema.notes
    assert notes.texts == {"title": "It"}
    assert (notes.has_default, notes.default, notes.deprecated) == (True, 1, True)
    assert (notes.sunset, notes.stability, notes.extensible) == ("2030-01-01", "beta", ("a",))
    assert notes.extensions == {"x-more": 1}
    assert notes.discriminator == Discriminator("kind", {"a": "#/components/schemas/It"})


def test_origins_name_the_place_of_each_keyword() -> None:
    schema = read({"required": ["a"], "allOf": [{"required": ["b"], "minProperties": 1}]})
    start = "/components/schemas/It"
    assert schema.origins == {
        "required": f"{start}/required",
        "allOf": f"{start}/allOf",
        "minProperties": f"{start}/allOf/0/minProperties",
    }


def test_the_empty_site_allows_everything() -> None:
    document = one({})
    schema = Normals(document).schema((), Direction.NONE)
    assert (schema.null, schema.types, schema.pointer) == (True, frozenset(Type), "")
    assert isinstance(schema, Schema)


def test_a_reference_into_another_file_is_followed(tmp_path: Path) -> None:
    main = one({"allOf": [{"$ref": "money.json#/Amount"}], "required": ["value"]})
    money = {"Amount": {"type": "object", "properties": {"value": TEXT}}}
    (tmp_path / "contract.json").write_text(json.dumps(main.root))
    (tmp_path / "money.json").write_text(json.dumps(money))
    document = load(tmp_path / "contract.json")
    schema = Normals(document).schema(site(document), Direction.REQUEST)
    (value,) = schema.objects.properties["value"]
    assert value.pointer.endswith("/Amount/properties/value")
    assert schema.objects.required == {"value"}
