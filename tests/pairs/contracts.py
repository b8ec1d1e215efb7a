"""Tiny contracts around one thing: a request schema, a response schema, an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

NEW, OLD = "3.1.1", "3.0.3"


def contract(
    operation: JsonObject,
    *,
    version: str = NEW,
    path: str = "/things",
    method: str = "post",
    **more: Json,
) -> JsonObject:
    """A contract with one operation; `more` are fields of the OpenAPI object."""
    whole: JsonObject = {"responses": {"204": {"description": "Done"}}, **operation}
    return {
        "openapi": version,
        "info": {"title": "Pair", "version": "1.0.0"},
        "paths": {path: {method: whole}},
        **more,
    }


def content(schema: Json, media_type: str = "application/json") -> JsonObject:
    """A `content` map of one media type."""
    return {"content": {media_type: {"schema": schema}}}


def takes(schema: Json, *, version: str = NEW, **components: Json) -> JsonObject:
    """A contract whose operation takes a body of this schema; `components` are schemas."""
    body: JsonObject = {"required": True, **content(schema)}
    return _with_schemas(contract({"requestBody": body}, version=version), components)


def gives(schema: Json, *, version: str = NEW, **components: Json) -> JsonObject:
    """A contract whose operation answers with a body of this schema."""
    answer: JsonObject = {"description": "It", **content(schema)}
    return _with_schemas(contract({"responses": {"200": answer}}, version=version), components)


def asks(*parameters: JsonObject, version: str = NEW) -> JsonObject:
    """A contract whose operation takes these parameters."""
    return contract({"parameters": [*parameters]}, version=version, method="get")


def query(name: str, schema: Json, **more: Json) -> JsonObject:
    """A query parameter."""
    return {"name": name, "in": "query", "schema": schema, **more}


def things(required: tuple[str, ...] = (), **properties: Json) -> JsonObject:
    """An open object schema."""
    schema: JsonObject = {"type": "object", "properties": {**properties}}
    return {**schema, "required": [*required]} if required else schema


def _with_schemas(document: JsonObject, schemas: dict[str, Json]) -> JsonObject:
    return {**document, "components": {"schemas": schemas}} if schemas else document
