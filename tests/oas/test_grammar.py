"""The walk over a document: what is an object of the specification, what is data, and each once."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from oas.document import Source, SpecVersion
from oas.files import load
from oas.grammar import Kind, kind_at, references, walk
from oas.kinds import FIELDS, PATTERNED, REPLACEABLE
from oas.loading import parse
from oas.references import find

if TYPE_CHECKING:
    from pathlib import Path

    from oas.document import Document
    from oas.json_value import Json, JsonObject

# Operations, schemas, responses and parameters. The operations are those of the corpus' README, and
# the webhook of train-travel.
COUNTED = (Kind.OPERATION, Kind.SCHEMA, Kind.RESPONSE, Kind.PARAMETER)
CORPUS = {
    "petstore-1.0.27.yaml": (19, 107, 64, 17),
    "train-travel-1.2.1.yaml": (8, 184, 53, 18),
    "spotify-2026.5.31.yaml": (97, 1029, 451, 241),
    "k8s-apps-v1.json": (77, 2106, 193, 480),
    "discord-v10.json": (242, 6506, 740, 325),
    "digitalocean-v2.yaml": (659, 7385, 4186, 1166),
    "github-23.0.2.json": (1223, 44079, 3486, 3735),
}
STRANGE: list[Json] = [None, True, 5, "text", [], [[]], {}, {"a": 5}, [5], {"$ref": 5}]


def document(version: str = "3.1.0", /, **members: Json) -> Document:
    return parse(Source("contract.json", json.dumps({"openapi": version, **members}).encode()))


def schema(schema: Json, version: str = "3.1.0") -> Document:
    return document(version, components={"schemas": {"A": schema}})


def pointers(found: Document, kind: Kind) -> list[str]:
    return [place.pointer for place in walk(found) if place.kind is kind]


def below(found: Document) -> list[str]:
    """Where schemas stand below the schema A."""
    return [p.removeprefix("/components/schemas/A") for p in pointers(found, Kind.SCHEMA)][1:]


@pytest.mark.parametrize("name", CORPUS)
def test_every_place_of_a_real_contract_is_given_once_and_where_it_stands(
    corpus: Path, name: str
) -> None:
    found = load(corpus / name)
    places = list(walk(found))
    counts = Counter(place.kind for place in places)
    assert len({place.pointer for place in places}) == len(places)
    assert all(found.node(place.pointer).value is place.value for place in places)
    assert all(kind_at(found, place.pointer) is place.kind for place in places)
    assert tuple(counts[kind] for kind in COUNTED) == CORPUS[name]


@pytest.mark.parametrize("name", CORPUS)
def test_the_references_of_a_real_contract_are_those_that_loading_finds(
    corpus: Path, name: str
) -> None:
    found = load(corpus / name)
    walked = {f"{place.pointer}/$ref" for place in walk(found) if place.reference}
    mappings = {
        reference.pointer
        for reference in find(found.root).references
        if "/discriminator/mapping/" in reference.pointer
    }
    assert walked | mappings == {reference.pointer for reference in find(found.root).references}


def test_the_walk_goes_from_top_to_bottom() -> None:
    found = document(
        paths={"/b": {"get": {"responses": {}}}, "/a": {"parameters": [{}, {}]}},
        info={},
        components={"schemas": {"A": {"items": {"not": {}}, "properties": {"z": {}, "b": {}}}}},
    )
    assert [place.pointer for place in walk(found)] == [
        "",
        "/paths",
        "/paths/~1b",
        "/paths/~1b/get",
        "/paths/~1b/get/responses",
        "/paths/~1a",
        "/paths/~1a/parameters/0",
        "/paths/~1a/parameters/1",
        "/info",
        "/components",
        "/components/schemas/A",
        "/components/schemas/A/items",
        "/components/schemas/A/items/not",
        "/components/schemas/A/properties/z",
        "/components/schemas/A/properties/b",
    ]


def test_a_property_may_be_called_like_a_keyword() -> None:
    names = ["$ref", "example", "default", "enum", "x-foo", "properties"]
    found = schema({"properties": {name: {"type": "string"} for name in names}})
    assert below(found) == [f"/properties/{name}" for name in names]


@pytest.mark.parametrize("keyword", ["example", "examples", "default", "const", "enum", "x-foo"])
def test_what_looks_like_a_schema_in_data_is_data(keyword: str) -> None:
    assert below(schema({keyword: [{"items": {}}]})) == []
    assert below(schema({keyword: {"items": {}, "$ref": "#/components/schemas/A"}})) == []


def test_extensions_among_names_of_the_user_are_no_objects() -> None:
    found = document(paths={"/a": {}, "x-b": {}}, webhooks={"x-c": {}})
    assert pointers(found, Kind.PATH_ITEM) == ["/paths/~1a", "/webhooks/x-c"]


def test_keywords_that_came_later_hold_schemas_in_later_versions_only() -> None:
    value: Json = {
        "$defs": {"B": {}},
        "prefixItems": [{}],
        "if": {},
        "patternProperties": {"^a": {}},
    }
    assert below(schema(value)) == ["/$defs/B", "/prefixItems/0", "/if", "/patternProperties/^a"]
    assert below(schema(value, "3.0.4")) == []
    item: Json = {"query": {}, "additionalOperations": {"COPY": {}}}
    assert len(pointers(document("3.2.0", paths={"/a": item}), Kind.OPERATION)) == 2
    assert pointers(document("3.1.0", paths={"/a": item}), Kind.OPERATION) == []


def test_a_reference_is_of_the_kind_that_belongs_there() -> None:
    responses: Json = {"200": {"$ref": "#/components/responses/Ok"}}
    found = document(paths={"/a": {"get": {"responses": responses}}})
    (place,) = [place for place in walk(found) if place.reference]
    assert (place.kind, place.reference) == (Kind.RESPONSE, "#/components/responses/Ok")


def test_what_stands_beside_a_reference_counts_only_where_the_version_says_so() -> None:
    value: Json = {"$ref": "#/components/schemas/B", "items": {}}
    assert below(schema(value, "3.1.0")) == ["/items"]
    assert below(schema(value, "3.0.4")) == []


def test_what_only_a_reference_reaches_comes_last_and_once() -> None:
    user: Json = {
        "items": {"$ref": "#/x-shared/Item/properties/price"},
        "not": {"$ref": "#/x-shared/Item"},
    }
    shared: JsonObject = {"Item": {"properties": {"price": {"not": {}}, "name": {}}}}
    found = document(components={"schemas": {"A": user}}, **{"x-shared": shared})
    assert pointers(found, Kind.SCHEMA)[3:] == [
        "/x-shared/Item/properties/price",
        "/x-shared/Item/properties/price/not",
        "/x-shared/Item",
        "/x-shared/Item/properties/name",
    ]


def test_objects_in_other_files_have_the_kind_that_the_reference_expects(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "stock.yaml").write_text(
        "get: {responses: {'200': {$ref: 'replies.yaml#/Ok'}}}\n"
    )
    (tmp_path / "parts" / "replies.yaml").write_text(
        "Ok: {content: {text/csv: {schema: {$ref: '#/Text'}}}}\nText: {type: string}\nUnused: {}\n"
    )
    contract: Json = {"openapi": "3.1.0", "paths": {"/stock": {"$ref": "parts/stock.yaml"}}}
    (tmp_path / "openapi.json").write_text(json.dumps(contract))
    document = load(tmp_path / "openapi.json")
    found = [(p.kind, *document.origin(p.pointer)) for p in walk(document)]
    assert [each for each in found if each[1]] == [
        (Kind.PATH_ITEM, "parts/stock.yaml", ""),
        (Kind.OPERATION, "parts/stock.yaml", "/get"),
        (Kind.RESPONSES, "parts/stock.yaml", "/get/responses"),
        (Kind.RESPONSE, "parts/stock.yaml", "/get/responses/200"),
        (Kind.SCHEMA, "parts/replies.yaml", "/Text"),
        (Kind.RESPONSE, "parts/replies.yaml", "/Ok"),
        (Kind.MEDIA_TYPE, "parts/replies.yaml", "/Ok/content/text~1csv"),
        (Kind.SCHEMA, "parts/replies.yaml", "/Ok/content/text~1csv/schema"),
    ]


def test_the_mapping_of_a_discriminator_refers_to_schemas() -> None:
    mapping: JsonObject = {"cat": "Cat", "dog": "#/x-shared/Dog"}
    pet: Json = {"discriminator": {"propertyName": "kind", "mapping": mapping}}
    shared: JsonObject = {"Dog": {"items": {}}}
    found = document(components={"schemas": {"A": pet}}, **{"x-shared": shared})
    assert pointers(found, Kind.SCHEMA)[1:] == ["/x-shared/Dog", "/x-shared/Dog/items"]
    (place,) = [place for place in walk(found) if place.kind is Kind.DISCRIMINATOR]
    assert references(found.version, place) == [(Kind.SCHEMA, "#/x-shared/Dog")]


@pytest.mark.parametrize(
    ("pointer", "kind"),
    [
        ("", Kind.OPENAPI),
        ("/paths", Kind.PATHS),
        ("/paths/~1a/get/parameters", Kind.COLLECTION),
        ("/paths/~1a/get/parameters/0", Kind.PARAMETER),
        ("/paths/~1a/get/parameters/0/schema", Kind.SCHEMA),
        ("/paths/~1a/get/parameters/0/schema/type", None),
        ("/components/schemas/A/properties/example", Kind.SCHEMA),
        ("/components/schemas/A/example/items", None),
        ("/info/x-logo", None),
        ("/paths/x-notes", None),
        ("/paths/~1ref/get/responses/200/content/a/schema", None),
    ],
)
def test_a_pointer_is_the_place_of_a_kind_whether_or_not_something_stands_there(
    pointer: str, kind: Kind | None
) -> None:
    ref: Json = {"get": {"responses": {"200": {"$ref": "#/components/responses/Ok"}}}}
    assert kind_at(document(paths={"/a": {}, "/ref": ref}), pointer) is kind


@pytest.mark.parametrize("strange", STRANGE)
@pytest.mark.parametrize("version", ["3.0.4", "3.1.0", "3.2.0"])
def test_whatever_stands_in_a_field_the_walk_goes_on(strange: Json, version: str) -> None:
    for kind, fields in FIELDS[SpecVersion(version[:3])].items():
        names = [name if name != PATTERNED else "any" for name in fields]
        holder: JsonObject = dict.fromkeys(names, strange)
        found = document(version, components={"schemas": {"A": holder}}, paths={"/a": holder})
        last = [place.pointer for place in walk(document(version, x=holder))]
        assert list(walk(found)), kind
        assert last == [""]


def test_the_tables_name_each_other_only() -> None:
    for version, table in FIELDS.items():
        assert set(table) == set(Kind)
        assert REPLACEABLE[version] <= set(Kind)
        held = {field.kind for fields in table.values() for field in fields.values()}
        assert held == set(Kind) - {Kind.OPENAPI, Kind.COLLECTION}
