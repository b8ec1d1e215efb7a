"""readOnly and writeOnly: one class where both directions agree, two where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

PRODUCT: JsonObject = {
    "type": "object",
    "required": ["id", "name", "secret"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string"},
        "secret": {"type": "string", "writeOnly": True},
    },
}
REFERENCE: Json = {"schema": {"$ref": "#/components/schemas/Product"}}


def paths(*, request: bool, response: bool) -> JsonObject:
    operation: JsonObject = {"operationId": "save", "responses": {"200": {"description": ""}}}
    if request:
        operation["requestBody"] = {"content": {"application/json": REFERENCE}}
    if response:
        operation["responses"] = {
            "200": {"description": "", "content": {"application/json": REFERENCE}}
        }
    return {"/products": {"post": operation}}


def test_a_schema_used_both_ways_has_a_class_for_requests(make: Callable[..., Made]) -> None:
    made = make({"Product": PRODUCT}, paths(request=True, response=True))
    assert made.accepts("ProductInput", {"name": "n", "secret": "s"})
    assert not made.accepts("ProductInput", {"id": 1, "name": "n"})
    assert made.accepts("Product", {"id": 1, "name": "n"})
    assert not made.accepts("Product", {"name": "n", "secret": "s"})


def test_a_schema_used_one_way_has_one_class(make: Callable[..., Made]) -> None:
    made = make({"Product": PRODUCT}, paths(request=True, response=False))
    assert not hasattr(made.module, "ProductInput")
    response = make({"Product": PRODUCT}, paths(request=False, response=True))
    assert not hasattr(response.module, "ProductInput")
    assert not response.accepts("Product", {"name": "n"})


def test_what_leads_to_such_a_schema_has_two_classes_too(make: Callable[..., Made]) -> None:
    basket: Json = {
        "type": "object",
        "properties": {
            "main": {"$ref": "#/components/schemas/Product"},
            "other": {"$ref": "#/components/schemas/Basket"},
        },
    }
    both_ways = paths(request=True, response=True)
    text = str(both_ways).replace("schemas/Product", "schemas/Basket").replace("'", '"')
    import json

    made = make({"Product": PRODUCT, "Basket": basket}, json.loads(text))
    assert made.accepts("BasketInput", {"other": {"main": {"name": "n", "secret": "s"}}})
    assert not made.accepts("Basket", {"other": {"main": {"name": "n", "secret": "s"}}})


def test_optional_marks_make_no_second_class(make: Callable[..., Made]) -> None:
    relaxed: Json = {**PRODUCT, "required": ["name"]}
    made = make({"Product": relaxed}, paths(request=True, response=True))
    assert not hasattr(made.module, "ProductInput")


def test_a_mark_required_by_a_sibling_of_allof_counts(make: Callable[..., Made]) -> None:
    parts: JsonObject = {
        "Base": {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}}},
        "Product": {"allOf": [{"$ref": "#/components/schemas/Base"}, {"required": ["id"]}]},
    }
    made = make(parts, paths(request=True, response=True))
    assert made.accepts("ProductInput", {})
    assert not made.accepts("Product", {})


def test_data_in_a_schema_is_not_followed(make: Callable[..., Made]) -> None:
    shown: Json = {"$ref": "#/nowhere"}
    properties: JsonObject = {
        "example": {"type": "integer", "readOnly": True},
        "x-y": {"type": "object", "default": shown, "x-z": shown},
    }
    product: Json = {
        "type": "object",
        "required": ["example"],
        "properties": properties,
        "example": shown,
    }
    made = make({"Product": product}, paths(request=True, response=True))
    assert made.accepts("ProductInput", {})
    assert not made.accepts("Product", {})


def test_a_property_called_like_a_keyword_leads_on(make: Callable[..., Made]) -> None:
    product: Json = {
        "type": "object",
        "properties": {"default": {"$ref": "#/components/schemas/Inner"}},
    }
    made = make({"Inner": PRODUCT, "Product": product}, paths(request=True, response=True))
    assert made.accepts("ProductInput", {"default": {"name": "n", "secret": "s"}})
    assert not made.accepts("Product", {"default": {"name": "n", "secret": "s"}})
