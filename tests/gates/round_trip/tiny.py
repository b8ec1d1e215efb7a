"""Tiny contracts: all that is needed around one feature, and nothing beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json, JsonObject

    Features: TypeAlias = Mapping[str, JsonObject]

PATH = "/things"
DONE: JsonObject = {"204": {"description": "Done."}}
TEXT: JsonObject = {"type": "string"}
THING: JsonObject = {"type": "object", "required": ["a"], "properties": {"a": TEXT}}


def contract(  # noqa: PLR0913 (what stands around a feature)
    operation: Mapping[str, Json] | None = None,
    *,
    path: str = PATH,
    method: str = "get",
    item: Mapping[str, Json] | None = None,
    version: str = "3.1.0",
    more: Mapping[str, Json] | None = None,
    **root: Json,
) -> JsonObject:
    """A contract of one operation. `item` stands beside it in its path, the rest beside the paths."""
    whole: JsonObject = {"operationId": "useThings", "responses": DONE, **(operation or {})}
    return {
        "openapi": version,
        "info": {"title": "Tiny", "version": "1.0.0"},
        "paths": {path: {method: whole, **(item or {})}},
        **(more or {}),
        **root,
    }


def parameter(schema: JsonObject, place: str = "query", **fields: Json) -> JsonObject:
    """A contract whose operation takes the parameter `p`."""
    path = "/things/{p}" if place == "path" else PATH
    required: JsonObject = {"required": True} if place == "path" else {}
    found: JsonObject = {"name": "p", "in": place, "schema": schema, **required, **fields}
    return contract({"parameters": [found]}, path=path)


def body(content: JsonObject, **fields: Json) -> JsonObject:
    """A contract whose operation takes a body."""
    return contract(
        {"requestBody": {"required": True, "content": content, **fields}}, method="post"
    )


def response(status: str = "200", **fields: Json) -> JsonObject:
    """A contract whose operation answers with one response."""
    return contract({"responses": {status: {"description": "Done.", **fields}}})


def answer(content: JsonObject) -> JsonObject:
    """A contract whose operation answers with a body."""
    return response(content=content)


def header(**fields: Json) -> JsonObject:
    """A contract whose answer carries the header X-Rate."""
    return response(headers={"X-Rate": {"schema": {"type": "integer"}, **fields}})


def secured(scheme: JsonObject, scopes: tuple[str, ...] = ()) -> JsonObject:
    """A contract whose operation asks for one kind of credentials."""
    schemes: JsonObject = {"securitySchemes": {"guard": scheme}}
    return contract({"security": [{"guard": [*scopes]}]}, components=schemes)


def schema(value: Json, version: str = "3.1.0", **components: Json) -> JsonObject:
    """A contract that takes and gives a value of the schema, as it is and as a property."""
    holder: JsonObject = {"type": "object", "properties": {"value": value}}
    json: JsonObject = {"application/json": {"schema": {"$ref": "#/components/schemas/Whole"}}}
    held: JsonObject = {"application/json": {"schema": {"$ref": "#/components/schemas/Holder"}}}
    operation: JsonObject = {
        "requestBody": {"required": True, "content": json},
        "responses": {"200": {"description": "Done.", "content": held}},
    }
    schemas: JsonObject = {"Whole": value, "Holder": holder, **components}
    return contract(operation, method="post", version=version, components={"schemas": schemas})


def part(
    value: Json,
    version: str = "3.1.0",
    more: Mapping[str, Json] | None = None,
    **beside: Json,
) -> JsonObject:
    """A contract about a property of an object; the rest stands beside its properties."""
    whole: JsonObject = {"type": "object", "properties": {"value": value}, **beside, **(more or {})}
    return schema(whole, version)
