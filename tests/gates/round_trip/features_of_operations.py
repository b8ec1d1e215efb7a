"""What a contract says around values: operations, answers, credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gates.round_trip.tiny import (
    DONE,
    TEXT,
    THING,
    answer,
    contract,
    header,
    response,
    secured,
)

if TYPE_CHECKING:
    from oas.json_value import JsonObject
    from tests.gates.round_trip.tiny import Features

_INFO: JsonObject = {"title": "Tiny", "version": "1.0.0"}
_LIST: JsonObject = {"type": "array", "items": {"type": "integer"}}
_POINT: JsonObject = {
    "type": "object",
    "required": ["x"],
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}},
}
_DOCS: JsonObject = {"url": "https://example.com/docs", "description": "More."}
_SCOPES: JsonObject = {"a:read": "Read a.", "a:write": "Write a."}
_AUTHORIZE, _TOKEN = "https://example.com/authorize", "https://example.com/token"
_BEARER: JsonObject = {"type": "http", "scheme": "bearer"}
_KEY: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key"}
_BOTH: JsonObject = {"securitySchemes": {"token": _BEARER, "key": _KEY}}
_SEND: JsonObject = {
    "post": {
        "operationId": "sendThing",
        "requestBody": {"required": True, "content": {"application/json": {"schema": THING}}},
        "responses": DONE,
    }
}


def _anonymous() -> JsonObject:
    return {**contract(), "paths": {"/things": {"get": {"responses": DONE}}}}


def _flow(name: str, **urls: str) -> JsonObject:
    flow: JsonObject = {name: {"scopes": _SCOPES, **urls}}
    return secured({"type": "oauth2", "flows": flow}, ("a:read",))


DOCUMENT: Features = {
    "info summary and description": contract(
        info={**_INFO, "summary": "Small.", "description": "Very small."}
    ),
    "info terms of service": contract(info={**_INFO, "termsOfService": "https://example.com/t"}),
    "info contact": contract(info={**_INFO, "contact": {"name": "A", "email": "a@example.com"}}),
    "info license by identifier": contract(
        info={**_INFO, "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"}}
    ),
    "info license by url": contract(
        info={**_INFO, "license": {"name": "MIT", "url": "https://example.com/mit"}}
    ),
    "servers": contract(
        servers=[{"url": "https://a.example.com/v1", "description": "Live"}, {"url": "/v2"}]
    ),
    "server variables": contract(
        servers=[
            {
                "url": "https://{region}.example.com",
                "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}},
            }
        ]
    ),
    "tags with descriptions": contract(
        {"tags": ["A"]}, tags=[{"name": "A", "description": "All of a."}]
    ),
    "tag external documentation": contract(
        {"tags": ["A"]}, tags=[{"name": "A", "externalDocs": _DOCS}]
    ),
    "external documentation": contract(externalDocs=_DOCS),
    "extension of the document": contract(more={"x-origin": {"team": "core"}}),
    "webhooks": contract(webhooks={"thingMade": _SEND}),
}

OPERATION: Features = {
    "operation id": contract(),
    "operation without an id": _anonymous(),
    "operation summary and description": contract({"summary": "Use.", "description": "Use them."}),
    "operation deprecated": contract({"deprecated": True}),
    "operation tags": contract({"tags": ["A", "B"]}),
    "operation external documentation": contract({"externalDocs": _DOCS}),
    "operation servers": contract({"servers": [{"url": "https://b.example.com"}]}),
    "extension of an operation": contract({"x-weight": 3}),
    "path servers": contract(item={"servers": [{"url": "https://c.example.com"}]}),
    "path summary and description": contract(
        item={"summary": "Things.", "description": "All things."}
    ),
    "path parameters for all methods": contract(
        item={"parameters": [{"name": "p", "in": "query", "schema": TEXT}]}
    ),
    "method head": contract(method="head"),
    "method options": contract(method="options"),
    "method trace": contract(method="trace"),
    "method delete with a body": contract(
        {"requestBody": {"content": {"application/json": {"schema": THING}}}}, method="delete"
    ),
    "path with two parameters in a segment": contract(
        {
            "parameters": [
                {"name": name, "in": "path", "required": True, "schema": TEXT}
                for name in ("id", "format")
            ]
        },
        path="/things/{id}.{format}",
    ),
    "path parameter with a dash": contract(
        {
            "parameters": [
                {"name": "thing-id", "in": "path", "required": True, "schema": TEXT},
            ]
        },
        path="/things/{thing-id}",
    ),
    "callbacks": contract({"callbacks": {"made": {"{$request.body#/url}": _SEND}}}, method="post"),
}

RESPONSE: Features = {
    "response without content": response("204"),
    "response 304 beside 200": contract(
        {"responses": {"200": {"description": "A."}, "304": {"description": "B."}}}
    ),
    "response description": response("202"),
    "responses of two statuses": contract(
        {
            "responses": {
                "200": {"description": "A", "content": {"application/json": {"schema": THING}}},
                "201": {"description": "B", "content": {"application/json": {"schema": _POINT}}},
            }
        }
    ),
    "response range": contract({"responses": {**DONE, "4XX": {"description": "Wrong."}}}),
    "response default": contract({"responses": {**DONE, "default": {"description": "Else."}}}),
    "response default alone": response("default"),
    "response 422 of its own": contract(
        {
            "parameters": [{"name": "p", "in": "query", "schema": TEXT}],
            "responses": {
                **DONE,
                "422": {"description": "No.", "content": {"application/json": {"schema": THING}}},
            },
        }
    ),
    "response problem": contract(
        {
            "responses": {
                **DONE,
                "404": {
                    "description": "No.",
                    "content": {"application/problem+json": {"schema": THING}},
                },
            }
        }
    ),
    "response of several media types": answer(
        {"application/json": {"schema": THING}, "text/csv": {"schema": TEXT}}
    ),
    "response of two models": answer(
        {"application/json": {"schema": THING}, "application/vnd.a+json": {"schema": _POINT}}
    ),
    "response text": answer({"text/plain": {"schema": TEXT}}),
    "response bytes": answer({"application/octet-stream": {}}),
    "response image": answer({"image/png": {"schema": {"type": "string", "format": "binary"}}}),
    "response media range": answer({"image/*": {}}),
    "response events": answer({"text/event-stream": {"schema": TEXT}}),
    "response without a schema": answer({"application/json": {}}),
    "response array": answer({"application/json": {"schema": _LIST}}),
    "response example": answer({"application/json": {"schema": THING, "example": {"a": "b"}}}),
    "response examples": answer(
        {"application/json": {"schema": THING, "examples": {"one": {"value": {"a": "b"}}}}}
    ),
    "response header": header(),
    "response header required": header(required=True),
    "response header described": header(description="How many.", deprecated=True, example=3),
    "response header array": header(schema=_LIST),
    "response header of a default": contract(
        {"responses": {**DONE, "default": {"description": "E", "headers": {"X": {"schema": TEXT}}}}}
    ),
    "links": response(
        links={"self": {"operationId": "useThings", "parameters": {"p": "$response.body#/id"}}}
    ),
}

SECURITY: Features = {
    "security bearer": secured({**_BEARER, "bearerFormat": "JWT"}),
    "security basic": secured({"type": "http", "scheme": "basic"}),
    "security digest": secured({"type": "http", "scheme": "digest"}),
    "security key in a header": secured(_KEY),
    "security key in a query": secured({"type": "apiKey", "in": "query", "name": "key"}),
    "security key in a cookie": secured({"type": "apiKey", "in": "cookie", "name": "key"}),
    "security described": secured({**_BEARER, "description": "A token."}),
    "security OAuth2 implicit": _flow("implicit", authorizationUrl=_AUTHORIZE),
    "security OAuth2 password": _flow("password", tokenUrl=_TOKEN),
    "security OAuth2 client credentials": _flow("clientCredentials", tokenUrl=_TOKEN),
    "security OAuth2 authorization code": _flow(
        "authorizationCode", authorizationUrl=_AUTHORIZE, tokenUrl=_TOKEN, refreshUrl=_TOKEN
    ),
    "security OpenID Connect": secured(
        {"type": "openIdConnect", "openIdConnectUrl": "https://example.com/.well-known"}, ("a",)
    ),
    "security client certificate": secured({"type": "mutualTLS"}),
    "security roles of a bearer": secured(_BEARER, ("a:read", "a:write")),
    "security alternatives": contract({"security": [{"token": []}, {"key": []}]}, components=_BOTH),
    "security together": contract({"security": [{"token": [], "key": []}]}, components=_BOTH),
    "security optional": contract({"security": [{"token": []}, {}]}, components=_BOTH),
    "security of all operations": contract(security=[{"token": []}], components=_BOTH),
    "security lifted": contract({"security": []}, security=[{"token": []}], components=_BOTH),
}

FEATURES: Features = {**DOCUMENT, **OPERATION, **RESPONSE, **SECURITY}
