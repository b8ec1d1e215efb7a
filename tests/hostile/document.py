"""Pure. A small contract that has every part in which text can stand, and ways to change it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from oas.pointer import split

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

JSON = "application/json"
OK: JsonObject = {"200": {"description": "Good."}}


def contract(**parts: Json) -> JsonObject:
    """The smallest contract, with `parts` of its own."""
    return {
        "openapi": "3.1.1",
        "info": {"title": "Hostile", "version": "1.0.0"},
        "paths": {"/a": {"get": {"operationId": "a", "responses": OK}}},
        **parts,
    }


def of_schemas(schemas: JsonObject, *, version: str = "3.1.1") -> JsonObject:
    """A contract that takes and gives the first of `schemas`."""
    first: Json = {"$ref": f"#/components/schemas/{next(iter(schemas))}"}
    content: Json = {"content": {JSON: {"schema": first}}}
    operation: Json = {
        "operationId": "send",
        "requestBody": content,
        "responses": {"200": {"description": "Good.", "content": {JSON: {"schema": first}}}},
    }
    return contract(
        openapi=version, paths={"/a": {"post": operation}}, components={"schemas": schemas}
    )


def of_schema(schema: Json) -> JsonObject:
    """A contract that takes and gives one schema."""
    return of_schemas({"Thing": schema})


def put(document: JsonObject, pointer: str, value: Json) -> JsonObject:
    """A copy of `document` with `value` at `pointer`, which must be there already."""
    whole = copy.deepcopy(document)
    holder, key = _holder(whole, pointer)
    if isinstance(holder, list):
        holder[int(key)] = value
    else:
        assert key in holder, pointer
        holder[key] = value
    return whole


def rename(document: JsonObject, pointer: str, name: str) -> JsonObject:
    """A copy of `document` with another name for the member at `pointer`."""
    whole = copy.deepcopy(document)
    holder, key = _holder(whole, pointer)
    assert isinstance(holder, dict)
    members = {name if member == key else member: value for member, value in holder.items()}
    assert key in holder, pointer
    holder.clear()
    holder.update(members)
    return whole


def _holder(document: JsonObject, pointer: str) -> tuple[JsonObject | list[Json], str]:
    *path, key = split(pointer)
    holder: Json = document
    for part in path:
        holder = holder[int(part)] if isinstance(holder, list) else _member(holder, part)
    assert isinstance(holder, dict | list), pointer
    return holder, key


def _member(value: Json, part: str) -> Json:
    assert isinstance(value, dict), part
    return value[part]


THING: JsonObject = {
    "title": "A thing",
    "description": "What it is.",
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "description": "Its name.", "title": "Name"},
        "colour": {"type": "string", "enum": ["red", "green"], "default": "red"},
        "kind": {"const": "thing"},
        "code": {"type": "string", "pattern": "^[a-z]+$", "format": "code", "examples": ["abc"]},
        "text": {
            "type": "string",
            "contentMediaType": "text/plain",
            "$comment": "Nothing.",
            "xml": {"name": "text", "namespace": "https://example.com/text", "prefix": "t"},
            "externalDocs": {"url": "https://example.com/text", "description": "More."},
            "example": "some",
        },
        "pet": {"$ref": "#/components/schemas/Pet"},
    },
    "x-thing": {"x": "y"},
}
PET: JsonObject = {
    "oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}],
    "discriminator": {
        "propertyName": "species",
        "mapping": {"cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog"},
    },
}


def _animal(species: str) -> JsonObject:
    return {
        "type": "object",
        "required": ["species"],
        "properties": {"species": {"const": species}, "age": {"type": "integer"}},
    }


def _parameter(name: str, location: str) -> JsonObject:
    schema: JsonObject = {"type": "string", "default": "d", "enum": ["d", "e"]}
    if location == "path":
        del schema["default"]
    return {
        "name": name,
        "in": location,
        "required": location == "path",
        "description": "A parameter.",
        "example": "d",
        "schema": schema,
    }


OPERATION: JsonObject = {
    "operationId": "send",
    "summary": "Send it",
    "description": "Sends it.",
    "tags": ["things"],
    "externalDocs": {"url": "https://example.com/send", "description": "More."},
    "parameters": [
        _parameter("id", "path"),
        _parameter("filter", "query"),
        _parameter("X-Header", "header"),
        _parameter("session", "cookie"),
    ],
    "requestBody": {
        "description": "The thing.",
        "content": {
            JSON: {
                "schema": {"$ref": "#/components/schemas/Thing"},
                "examples": {"first": {"summary": "One", "description": "d", "value": "v"}},
            },
            "multipart/form-data": {
                "schema": {"type": "object", "properties": {"file": {"type": "string"}}},
                "encoding": {"file": {"contentType": "text/plain"}},
            },
        },
    },
    "responses": {
        "200": {
            "description": "Good.",
            "headers": {"X-Rate": {"description": "How often.", "schema": {"type": "integer"}}},
            "content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}},
            "links": {
                "next": {
                    "operationId": "send",
                    "description": "Again.",
                    "parameters": {"id": "$response.body#/name"},
                }
            },
        },
        "404": {"$ref": "#/components/responses/Missing"},
    },
    "callbacks": {
        "done": {
            "{$request.body#/name}": {
                "post": {"operationId": "done", "description": "It is done.", "responses": OK}
            }
        }
    },
    "security": [{"key": []}, {"oauth": ["read"]}, {"bearer": []}, {"open": []}],
}
SCHEMES: JsonObject = {
    "key": {"type": "apiKey", "name": "X-Key", "in": "header", "description": "A key."},
    "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "open": {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known"},
    "oauth": {
        "type": "oauth2",
        "flows": {
            "authorizationCode": {
                "authorizationUrl": "https://example.com/authorize",
                "tokenUrl": "https://example.com/token",
                "refreshUrl": "https://example.com/refresh",
                "scopes": {"read": "Reads."},
            }
        },
    },
}
RICH: JsonObject = {
    "openapi": "3.1.1",
    "info": {
        "title": "Rich",
        "version": "1.0.0",
        "summary": "Everything once.",
        "description": "Has every part.",
        "termsOfService": "https://example.com/terms",
        "contact": {
            "name": "Somebody",
            "url": "https://example.com",
            "email": "somebody@example.com",
        },
        "license": {"name": "Free", "identifier": "Apache-2.0"},
    },
    "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
    "servers": [
        {
            "url": "https://{host}.example.com/v1",
            "description": "Where it runs.",
            "variables": {
                "host": {"default": "api", "enum": ["api", "test"], "description": "Which."}
            },
        }
    ],
    "externalDocs": {"url": "https://example.com/docs", "description": "More."},
    "tags": [
        {
            "name": "things",
            "description": "All of them.",
            "externalDocs": {"url": "https://example.com/things", "description": "More."},
        }
    ],
    "paths": {
        "/things/{id}": {"summary": "Things", "description": "All of them.", "post": OPERATION}
    },
    "webhooks": {"changed": {"post": {"operationId": "changed", "responses": OK}}},
    "components": {
        "schemas": {"Thing": THING, "Pet": PET, "Cat": _animal("cat"), "Dog": _animal("dog")},
        "responses": {"Missing": {"description": "It is not there."}},
        "parameters": {"Page": _parameter("page", "query")},
        "securitySchemes": SCHEMES,
    },
    "x-whole": "x",
}
