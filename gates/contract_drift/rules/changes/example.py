"""Pure. The examples of rules: pairs of tiny contracts that differ in one thing. They are tests too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from gates.contract_drift.judgement import Terms

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

    Objects: TypeAlias = JsonObject | None


TODAY = date(2026, 7, 1)
TERMS = Terms(TODAY)
OPEN_ENUMS = Terms(TODAY, open_enums=True)
DONE: JsonObject = {"description": "Done"}
BODY: JsonObject = {"content": {"application/json": {"schema": {"type": "string"}}}}


@dataclass(frozen=True, slots=True)
class Example:
    """Two contracts that are compared, and on which terms."""

    base: JsonObject
    head: JsonObject
    terms: Terms = TERMS


def documents(base: Objects, head: Objects, terms: Terms = TERMS) -> Example:
    """Two contracts with these members beside those that every contract has."""
    return Example(_document(base or {}), _document(head or {}), terms)


def operations(base: Objects, head: Objects, terms: Terms = TERMS) -> Example:
    """Two contracts whose operation `POST /products` has these members."""
    return Example(_with_operation(base or {}), _with_operation(head or {}), terms)


def in_request(base: Json, head: Json, terms: Terms = TERMS) -> Example:
    """Two contracts whose operation takes a body of these schemas."""
    return operations(
        {"requestBody": {"required": True, "content": _json(base)}},
        {"requestBody": {"required": True, "content": _json(head)}},
        terms,
    )


def in_response(base: Json, head: Json, terms: Terms = TERMS) -> Example:
    """Two contracts whose operation answers with these schemas."""
    return operations(
        {"responses": {"200": {"description": "Done", "content": _json(base)}}},
        {"responses": {"200": {"description": "Done", "content": _json(head)}}},
        terms,
    )


def in_properties(base: JsonObject, head: JsonObject) -> tuple[JsonObject, JsonObject]:
    """Two schemas of an object with these properties."""
    return {"type": "object", "properties": base}, {"type": "object", "properties": head}


def parameters(base: list[Json], head: list[Json], terms: Terms = TERMS) -> Example:
    """Two contracts whose operation takes these parameters."""
    return operations({"parameters": base}, {"parameters": head}, terms)


def query(name: str, **members: Json) -> JsonObject:
    """A parameter of the query that is a string, unless `members` say otherwise."""
    return {"name": name, "in": "query", "schema": {"type": "string"}, **members}


def answers(**members: Json) -> JsonObject:
    """The members of an operation whose response 200 has these members."""
    return {"responses": {"200": {**DONE, **members}}}


def webhook(**members: Json) -> JsonObject:
    """The members of a contract whose webhook `stockChanged` has these members."""
    return {"webhooks": {"stockChanged": {"post": {"responses": {"200": DONE}, **members}}}}


def callback(**members: Json) -> JsonObject:
    """The members of an operation that calls back `ready` with these members."""
    called: Json = {"post": {"responses": {"200": DONE}, **members}}
    return {"callbacks": {"ready": {"{$request.query.url}": called}}}


def secured(base: Json, head: Json) -> Example:
    """Two contracts with these lists of security requirements, by the schemes `key` and `login`."""
    return documents({**schemes(), "security": base}, {**schemes(), "security": head})


def schemes(**members: Json) -> JsonObject:
    """The members of a contract with the security schemes `key` and `login`, which it asks for."""
    declared: JsonObject = {
        "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
        "login": oauth("clientCredentials"),
        **members,
    }
    security: Json = [{"key": []}, {"login": ["read"]}]
    return {"components": {"securitySchemes": declared}, "security": security}


def oauth(*flows: str, url: str = "https://id.example/token", **scopes: str) -> JsonObject:
    """A security scheme with these flows, and the scopes `read` and `write` beside others."""
    known: Json = {"read": "Read", "write": "Write", **scopes}
    flow: Json = {"tokenUrl": url, "scopes": known}
    return {"type": "oauth2", "flows": dict.fromkeys(flows, flow)}


def _json(schema: Json) -> JsonObject:
    return {"application/json": {"schema": schema}}


def _document(members: JsonObject) -> JsonObject:
    return {
        "openapi": "3.1.1",
        "info": {"title": "Example", "version": "1.0.0"},
        "paths": {"/products": {"post": _operation({})}},
        **members,
    }


def _with_operation(members: JsonObject) -> JsonObject:
    return _document({"paths": {"/products": {"post": _operation(members)}}})


def _operation(members: JsonObject) -> JsonObject:
    return {"operationId": "saveProduct", "responses": {"200": DONE}, **members}


def _tagged(kind: str) -> JsonObject:
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}}}


# A value of two kinds, which a property tells apart.
TAGGED: JsonObject = {"oneOf": [_tagged("shoe"), _tagged("hat")]}
