"""A contract that says everything that OpenAPI 3.2 lets one say, no field at its default."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from oas.json_value import as_object

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

DOCS: JsonObject = {"description": "More", "url": "https://docs.example.com"}
TEXT: JsonObject = {"type": "string"}
TEXTS: JsonObject = {"type": "array", "items": TEXT}
SERVER: JsonObject = {
    "url": "https://{region}.example.com",
    "name": "main",
    "description": "The main one",
    "variables": {
        "region": {"default": "eu", "enum": ["eu", "us"], "description": "Where it stands"}
    },
}
OTHER_SERVER: JsonObject = {"url": "https://other.example.com"}
EXAMPLE: JsonObject = {"summary": "One", "description": "An example", "value": "a"}
HEADER: JsonObject = {
    "description": "How many are left",
    "required": True,
    "deprecated": True,
    "explode": True,
    "schema": {"type": "object"},
    "examples": {"one": EXAMPLE},
}
MEDIA_HEADER: JsonObject = {"content": {"text/csv": {"schema": TEXT}}, "example": "a"}
DONE: JsonObject = {"204": {"description": "Done"}}
PLAIN: JsonObject = {"responses": DONE}
CSV_FIRST: JsonObject = {
    "prefixEncoding": [{"contentType": "text/csv"}],
    "itemEncoding": {"contentType": "text/plain"},
}
PART: JsonObject = {
    "contentType": "text/csv",
    "style": "pipeDelimited",
    "explode": True,
    "allowReserved": True,
    "headers": {"X-Part": HEADER},
    "encoding": {"inner": {"contentType": "text/csv"}},
}
PARTS: JsonObject = {
    "prefixEncoding": [{"contentType": "text/csv"}],
    "itemEncoding": {"contentType": "text/plain", **CSV_FIRST},
}
FORM: JsonObject = {
    "description": "A form",
    "schema": {"type": "object", "properties": {"file": TEXT}},
    "itemSchema": TEXT,
    "encoding": {"file": PART},
    "examples": {"one": EXAMPLE},
}
MIXED: JsonObject = {"schema": {"type": "array"}, **PARTS}
LINK: JsonObject = {
    "operationId": "find",
    "parameters": {"id": "$response.body#/id"},
    "requestBody": "$response.body",
    "description": "Where it leads",
    "server": SERVER,
}
ANSWER: JsonObject = {
    "summary": "It",
    "description": "What was asked for",
    "headers": {"X-Rate": HEADER, "X-Media": MEDIA_HEADER},
    "content": {"multipart/mixed": MIXED, "application/json": {"schema": TEXT, "example": "a"}},
    "links": {"next": LINK, "other": {"operationRef": "#/paths/~1things/get"}},
}
QUERY: JsonObject = {
    "name": "q",
    "in": "query",
    "description": "What to look for",
    "required": True,
    "deprecated": True,
    "allowEmptyValue": True,
    "allowReserved": True,
    "style": "pipeDelimited",
    "explode": True,
    "schema": TEXTS,
    "example": ["a"],
}
MEDIA_QUERY: JsonObject = {
    "name": "media",
    "in": "query",
    "content": {"application/json": {"schema": TEXT}},
    "examples": {"one": EXAMPLE},
}
OPERATION: JsonObject = {
    "tags": ["things"],
    "summary": "Find",
    "description": "Finds things",
    "externalDocs": DOCS,
    "operationId": "find",
    "parameters": [QUERY, MEDIA_QUERY],
    "requestBody": {
        "description": "What to find",
        "required": True,
        "content": {"multipart/form-data": FORM},
    },
    "responses": {"200": ANSWER, "default": {"description": "Trouble"}},
    "callbacks": {"found": {"{$request.body#/url}": {"post": PLAIN}}},
    "deprecated": True,
    "security": [{"login": ["read"]}],
    "servers": [SERVER, OTHER_SERVER],
}
_FLOW: JsonObject = {
    "refreshUrl": "https://login.example.com/refresh",
    "scopes": {"read": "Read"},
}
_TOKEN: JsonObject = {"tokenUrl": "https://login.example.com/token"}
_PERSON: JsonObject = {"authorizationUrl": "https://login.example.com/ask"}
LOGIN: JsonObject = {
    "type": "oauth2",
    "description": "Log in",
    "deprecated": True,
    "oauth2MetadataUrl": "https://login.example.com/meta",
    "flows": {
        "implicit": {**_FLOW, **_PERSON},
        "password": {**_FLOW, **_TOKEN},
        "clientCredentials": {**_FLOW, **_TOKEN},
        "authorizationCode": {**_FLOW, **_PERSON, **_TOKEN},
        "deviceAuthorization": {
            **_FLOW,
            **_TOKEN,
            "deviceAuthorizationUrl": "https://login.example.com/device",
        },
    },
}
SCHEMES: JsonObject = {
    "login": LOGIN,
    "key": {"type": "apiKey", "in": "query", "name": "key"},
    "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "open": {"type": "openIdConnect", "openIdConnectUrl": "https://login.example.com/open"},
}
METHODS = ("put", "post", "delete", "options", "head", "patch", "trace", "query")


def everything() -> JsonObject:
    """The contract, made anew: nothing in it is shared."""
    return as_object(orjson.loads(orjson.dumps(_everything())))


def _everything() -> JsonObject:
    methods: JsonObject = dict.fromkeys(METHODS, PLAIN)
    item: Json = {
        "summary": "Things",
        "description": "All things",
        "get": OPERATION,
        **methods,
        "additionalOperations": {"COPY": PLAIN},
        "servers": [SERVER],
        "parameters": [{"name": "shared", "in": "query", "schema": TEXT}],
    }
    return {
        "openapi": "3.2.0",
        "$self": "https://example.com/openapi.json",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "Things",
            "summary": "Things",
            "description": "An API of things",
            "termsOfService": "https://example.com/terms",
            "contact": {"name": "A", "url": "https://example.com", "email": "a@example.com"},
            "license": {"name": "MIT", "identifier": "MIT"},
            "version": "1.0.0",
        },
        "servers": [OTHER_SERVER],
        "paths": {"/things": item, "/shared": {"$ref": "#/components/pathItems/Shared"}},
        "webhooks": {"sold": {"post": PLAIN}},
        "components": {
            "schemas": {"Unused": TEXT},
            "responses": {"Unused": {"description": "Unused"}},
            "parameters": {"Unused": {"name": "unused", "in": "query", "schema": TEXT}},
            "examples": {"Unused": {"value": 1}},
            "requestBodies": {"Unused": {"content": {"text/csv": {"schema": TEXT}}}},
            "headers": {"Unused": {"schema": TEXT}},
            "securitySchemes": SCHEMES,
            "links": {"Unused": {"operationId": "find"}},
            "callbacks": {"Unused": {"{$request.body#/url}": {"post": PLAIN}}},
            "pathItems": {"Unused": {"get": PLAIN}, "Shared": {"get": PLAIN}},
            "mediaTypes": {"Unused": {"schema": TEXT}},
        },
        "security": [{"key": []}, {"token": []}, {"open": []}],
        "tags": [
            {
                "name": "things",
                "summary": "Things",
                "description": "All about things",
                "externalDocs": DOCS,
                "parent": "all",
                "kind": "nav",
            },
            {"name": "all"},
        ],
        "externalDocs": DOCS,
    }
