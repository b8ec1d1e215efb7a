"""What stands inline is named after its place; equal things share a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.schema.types import ClassShape

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

SIZE: JsonObject = {"type": "object", "properties": {"width": {"type": "integer"}}}


def listing(operation_id: str, item: JsonObject) -> JsonObject:
    content: JsonObject = {"application/json": {"schema": {"type": "array", "items": item}}}
    return {
        "operationId": operation_id,
        "responses": {"200": {"description": "", "content": content}},
    }


def names(made: Made) -> list[str]:
    return [d.name for d in made.api.declarations if isinstance(d.shape, ClassShape)]


def test_an_inline_object_of_a_component_is_named_after_its_property(
    make: Callable[..., Made],
) -> None:
    made = make({"Product": {"type": "object", "properties": {"packed-size": SIZE}}})
    assert names(made) == ["ProductPackedSize", "Product"]


def test_an_inline_item_of_a_response_is_named_after_its_operation(
    make: Callable[..., Made],
) -> None:
    made = make({}, {"/stock": {"get": listing("listStock", SIZE)}})
    assert names(made) == ["ListStockResponseItem"]


def test_an_operation_without_id_is_named_after_method_and_path(
    make: Callable[..., Made],
) -> None:
    operation = listing("", SIZE)
    del operation["operationId"]
    made = make({}, {"/stock/{id}": {"get": operation}})
    assert names(made) == ["GetStockIdResponseItem"]


def test_equal_inline_objects_share_one_class(make: Callable[..., Made]) -> None:
    paths: JsonObject = {
        "/a": {"get": listing("listA", SIZE)},
        "/b": {"get": listing("listB", dict(SIZE))},
    }
    assert names(make({}, paths)) == ["ListAResponseItem"]


def test_an_inline_object_equal_to_a_component_is_that_component(
    make: Callable[..., Made],
) -> None:
    assert names(make({"Size": SIZE}, {"/a": {"get": listing("listA", SIZE)}})) == ["Size"]


def test_different_objects_that_share_a_name_are_numbered(make: Callable[..., Made]) -> None:
    other: Json = {"type": "object", "properties": {"x": {"type": "string"}}}
    made = make({"AB": SIZE, "A": {"type": "object", "properties": {"b": other}}})
    assert names(made) == ["AB", "AB2", "A"]


def test_names_differing_in_case_only_become_two_classes(make: Callable[..., Made]) -> None:
    other: Json = {"type": "object", "properties": {"x": {"type": "string"}}}
    made = make({"user": SIZE, "User": other})
    assert names(made) == ["User", "User2"]
    assert made.accepts("User2", {"x": "y"})


def test_a_branch_is_named_by_its_title(make: Callable[..., Made]) -> None:
    titled: Json = {**SIZE, "title": "Boxed"}
    plain: Json = {"type": "object", "properties": {"x": {"type": "string"}}}
    made = make({"Packing": {"anyOf": [titled, plain]}})
    assert names(made) == ["PackingBoxed", "PackingVariant2"]


def test_a_name_the_module_uses_gets_an_underscore(make: Callable[..., Made]) -> None:
    assert names(make({"Field": SIZE, "BaseModel": dict(SIZE, required=["width"])})) == [
        "Field_",
        "BaseModel_",
    ]


def test_adding_a_property_renames_nothing_else(make: Callable[..., Made]) -> None:
    first: JsonObject = {"a": SIZE, "b": {"type": "object", "properties": {"c": {"const": 1}}}}
    second: JsonObject = {**first, "extra": {"type": "object", "required": ["z"]}}
    before = names(make({"Thing": {"type": "object", "properties": first}}))
    after = names(make({"Thing": {"type": "object", "properties": second}}))
    assert before == ["ThingA", "ThingB", "Thing"]
    assert [name for name in after if name != "ThingExtra"] == before
