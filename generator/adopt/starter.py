"""Pure. A contract to begin with: one resource, with what a real one has, and small enough to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject


def starter(name: str) -> JsonObject:
    """The contract of the API that is called `name`."""
    return {
        "openapi": "3.1.0",
        "info": {"title": name.replace("_", " ").capitalize(), "version": "0.1.0"},
        "servers": [{"url": "/"}],
        "tags": [{"name": "items", "description": "Put the first resource of your own here."}],
        "paths": {
            "/items": {"get": _list(), "post": _create()},
            "/items/{item_id}": {"parameters": [_item_id()], "get": _get()},
        },
        "components": {"schemas": {"NewItem": _new_item(), "Item": _item(), "Problem": _problem()}},
    }


def _operation(name: str, summary: str, **more: Json) -> JsonObject:
    return {"tags": ["items"], "summary": summary, "operationId": name, **more}


def _list() -> JsonObject:
    limit: JsonObject = {
        "name": "limit",
        "in": "query",
        "description": "How many items at most.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    }
    items: JsonObject = {"type": "array", "items": _reference("Item")}
    return _operation(
        "list_items",
        "List the items, newest first",
        parameters=[limit],
        responses={"200": _answer("The items.", items)},
    )


def _create() -> JsonObject:
    return _operation(
        "create_item",
        "Create an item",
        requestBody={"required": True, "content": _json(_reference("NewItem"))},
        responses={"201": _answer("The new item.", _reference("Item")), "422": _refusal()},
    )


def _get() -> JsonObject:
    missing: JsonObject = {
        "description": "There is no such item.",
        "content": {"application/problem+json": {"schema": _reference("Problem")}},
    }
    return _operation(
        "get_item",
        "Get an item",
        responses={"200": _answer("The item.", _reference("Item")), "404": missing},
    )


def _refusal() -> JsonObject:
    return {
        "description": "The request is not valid.",
        "content": {"application/problem+json": {"schema": _reference("Problem")}},
    }


def _answer(description: str, schema: JsonObject) -> JsonObject:
    return {"description": description, "content": _json(schema)}


def _json(schema: JsonObject) -> JsonObject:
    return {"application/json": {"schema": schema}}


def _reference(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def _item_id() -> JsonObject:
    return {
        "name": "item_id",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "format": "uuid"},
    }


def _new_item() -> JsonObject:
    return {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 80},
            "description": {"type": "string"},
        },
    }


def _item() -> JsonObject:
    known: JsonObject = {
        "id": {"type": "string", "format": "uuid"},
        "created_at": {"type": "string", "format": "date-time"},
    }
    required: list[Json] = ["id", "created_at"]
    return {
        "allOf": [
            _reference("NewItem"),
            {"type": "object", "required": required, "properties": known},
        ]
    }


def _problem() -> JsonObject:
    """RFC 9457."""
    return {
        "type": "object",
        "required": ["title", "status"],
        "properties": {
            "type": {"type": "string", "format": "uri-reference", "default": "about:blank"},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 100, "maximum": 599},
            "detail": {"type": "string"},
        },
    }
