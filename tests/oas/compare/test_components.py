from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.compare.reach import reached
from tests.oas.compare.contracts import DONE, changes, contract, having, names, operation, read

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
NUMBER: JsonObject = {"type": "number"}
SECTIONS: dict[str, tuple[Json, Json]] = {
    "schemas": (TEXT, NUMBER),
    "responses": ({"description": "a"}, {"description": "b"}),
    "parameters": (
        {"name": "a", "in": "query", "schema": TEXT},
        {"name": "a", "in": "query", "schema": NUMBER},
    ),
    "examples": ({"value": 1}, {"value": 2}),
    "requestBodies": ({"content": {}}, {"content": {}, "required": True}),
    "headers": ({"schema": TEXT}, {"schema": NUMBER}),
    "securitySchemes": (
        {"type": "http", "scheme": "basic"},
        {"type": "http", "scheme": "bearer"},
    ),
    "links": ({"operationId": "a"}, {"operationId": "b"}),
    "callbacks": (
        {"{$url}": {"get": {"responses": DONE}}},
        {"{$url}": {"put": {"responses": DONE}}},
    ),
    "pathItems": ({"get": {"responses": DONE}}, {"put": {"responses": DONE}}),
    "mediaTypes": ({"schema": TEXT}, {"schema": NUMBER}),
}


def having_components(**sections: Json) -> JsonObject:
    """A contract with these components and an operation that uses none of them."""
    return having(operation(), openapi="3.2.0", components=sections)


@pytest.mark.parametrize("section", SECTIONS)
def test_an_unused_component_of_any_kind_that_means_something_else_is_one_change(
    section: str,
) -> None:
    base, head = (having_components(**{section: {"A": it}}) for it in SECTIONS[section])
    [change] = changes(base, head)
    assert (change.subject, change.edit, change.name) == ("component", "changed", "A")
    assert change.pointer_after == f"/components/{section}/A"
    assert change.uses == ()


@pytest.mark.parametrize("section", SECTIONS)
def test_an_unused_component_of_any_kind_comes_and_goes(section: str) -> None:
    one, two = SECTIONS[section]
    base, head = (
        having_components(**{section: {"A": one}}),
        having_components(**{section: {"B": two}}),
    )
    assert names(base, head) == ["component removed A", "component added B"]


@pytest.mark.parametrize("section", SECTIONS)
def test_an_unused_component_of_any_kind_may_be_renamed(section: str) -> None:
    one, _ = SECTIONS[section]
    base, head = (having_components(**{section: {name: one}}) for name in "AB")
    assert changes(base, head) == ()


def test_an_unused_schema_may_be_spelt_otherwise() -> None:
    base = having_components(schemas={"A": {"type": ["string", "null"]}})
    head = having_components(schemas={"A": {"anyOf": [TEXT, {"type": "null"}]}})
    assert changes(base, head) == ()


def test_a_component_in_use_is_compared_where_it_is_used() -> None:
    def using(schema: JsonObject) -> JsonObject:
        body: JsonObject = {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}
        paths: Json = {"/a": {"put": {"requestBody": {"content": body}, "responses": DONE}}}
        return contract(paths=paths, components={"schemas": {"A": schema}})

    [change] = changes(using(TEXT), using({"type": "string", "maxLength": 1}))
    assert change.subject == "string-length"


def test_a_component_that_is_written_out_where_it_was_used_is_not_missed() -> None:
    body: JsonObject = {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}
    inline: JsonObject = {"application/json": {"schema": TEXT}}
    base = having(operation(requestBody={"content": body}), components={"schemas": {"A": TEXT}})
    assert changes(base, operation(requestBody={"content": inline})) == ()
    assert changes(operation(requestBody={"content": inline}), base) == ()


def test_components_are_reached_however_far_and_by_discriminators() -> None:
    def to(name: str) -> JsonObject:
        return {"$ref": f"#/components/schemas/{name}"}

    mapping: JsonObject = {"c": "C", "d": "#/components/schemas/D"}
    schemas: Json = {
        "A": {"items": to("B")},
        "B": {"discriminator": {"propertyName": "p", "mapping": mapping}},
        "C": to("A"),
        "D": TEXT,
        "E": to("F"),
        "F": to("E"),
    }
    body: Json = {"content": {"application/json": {"schema": to("A")}}}
    document = having(operation(requestBody=body), components={"schemas": schemas})
    assert reached(read(document)) == {f"/components/schemas/{name}" for name in "ABCD"}
