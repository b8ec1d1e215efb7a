"""Edits of what was planted: security, servers, callbacks, webhooks, unions, promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import JsonObject, as_array, as_object
from tests.mutation.planting import KEY, NAME, marked

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from oas.document import Document

    Edit = Callable[[Document, Random], bool]

DONE: JsonObject = {"description": "Done"}
THING: JsonObject = {
    "type": "object",
    "required": ["kind", "note"],
    "properties": {"kind": {"type": "string", "enum": ["a", "b"]}, "note": {"type": "string"}},
}
SENT: JsonObject = {"required": True, "content": {"application/json": {"schema": THING}}}
TOLD: JsonObject = {"requestBody": SENT, "responses": {"200": DONE, "202": DONE}}
ITEM: JsonObject = {"post": TOLD, "put": TOLD}
EXPRESSION = "{$request.query.url}"
CALLBACKS: JsonObject = {NAME: {EXPRESSION: ITEM}, "another": {EXPRESSION: ITEM}}


def _tagged(kind: str) -> JsonObject:
    tag: JsonObject = {"type": "string", "enum": [kind]}
    return {"type": "object", "required": ["kind"], "properties": {"kind": tag}}


UNION: JsonObject = {"oneOf": [_tagged("cat"), _tagged("dog")]}
PRINTED: JsonObject = {
    "type": "object",
    "xml": {"name": "thing"},
    "properties": {"a": {"type": "string"}},
}
REGIONS: JsonObject = {
    "url": "https://{region}.example.com",
    "variables": {"region": {"default": "eu", "enum": ["eu", "us"]}},
}


def security_becomes(*alternatives: JsonObject) -> Edit:
    """The operation asks for one of these."""

    def edit(document: Document, _: Random) -> bool:
        marked(document).node.object["security"] = list(alternatives)
        return True

    return edit


def scheme_becomes(members: JsonObject) -> Edit:
    """The key that the operation asks for is another one."""

    def edit(document: Document, _: Random) -> bool:
        schemes = as_object(as_object(document.root["components"])["securitySchemes"])
        schemes["planted_key"] = members
        return True

    return edit


def flow_removed(document: Document, _: Random) -> bool:
    schemes = as_object(as_object(document.root["components"])["securitySchemes"])
    scheme = as_object(schemes["planted_oauth"])
    flows: JsonObject = {
        name: flow for name, flow in as_object(scheme["flows"]).items() if name != "password"
    }
    schemes["planted_oauth"] = {**scheme, "flows": flows}
    return True


def members_become(members: JsonObject) -> Edit:
    """Members of the operation are others."""

    def edit(document: Document, _: Random) -> bool:
        marked(document).node.object.update(members)
        return True

    return edit


def parameter_becomes(members: JsonObject) -> Edit:
    """Members of the parameter are others."""

    def edit(document: Document, _: Random) -> bool:
        parameters = as_array(marked(document).node.object["parameters"])
        as_object(parameters[-1]).update(members)
        return True

    return edit


def servers_become(*servers: JsonObject) -> Edit:
    """The contract has these servers."""

    def edit(document: Document, _: Random) -> bool:
        document.root["servers"] = list(servers)
        return True

    return edit


def answer_becomes(schema: JsonObject, media_type: str = "application/json") -> Edit:
    """The answer is of another schema."""

    def edit(document: Document, _: Random) -> bool:
        answer = marked(document).node.child("responses", "222").object
        answer["content"] = {media_type: {"schema": schema}}
        return True

    return edit


def header_became_optional(document: Document, _: Random) -> bool:
    headers = marked(document).node.child("responses", "222", "headers").object
    headers["X-Planted"] = {"schema": {"type": "string"}}
    return True


def header_removed(document: Document, _: Random) -> bool:
    del marked(document).node.child("responses", "222").object["headers"]
    return True


def body_becomes(schema: JsonObject) -> Edit:
    """The body is of another schema."""
    body: JsonObject = {"required": True, "content": {"application/json": {"schema": schema}}}
    return members_become({"requestBody": body})


def callback_becomes(told: JsonObject) -> Edit:
    """What the callback says is another thing; nothing: it is gone."""

    def edit(document: Document, _: Random) -> bool:
        callbacks: JsonObject = {**CALLBACKS, NAME: {EXPRESSION: told}}
        if not told:
            del callbacks[NAME]
        marked(document).node.object["callbacks"] = callbacks
        return True

    return edit


def webhook_becomes(told: JsonObject) -> Edit:
    """What the webhook says is another thing; nothing: it is gone."""

    def edit(document: Document, _: Random) -> bool:
        webhooks = as_object(document.root["webhooks"])
        webhooks[NAME] = told
        if not told:
            del webhooks[NAME]
        return True

    return edit


def without_required_note() -> JsonObject:
    """What is told, where a part of it may be missing now."""
    return _told({**THING, "required": ["kind"]})


def with_another_kind() -> JsonObject:
    """What is told, where it may be of a kind that nobody knows."""
    kinds: JsonObject = {"type": "string", "enum": ["a", "b", "c"]}
    return _told({**THING, "properties": {**as_object(THING["properties"]), "kind": kinds}})


def with_fewer_answers() -> JsonObject:
    """What is told, where an answer to it is not understood any more."""
    return {"post": {**TOLD, "responses": {"200": DONE}}, "put": TOLD}


def without_body() -> JsonObject:
    """What is told, with nothing in it."""
    return {"post": {"responses": TOLD["responses"]}, "put": TOLD}


def with_one_method() -> JsonObject:
    """What is told in one way only."""
    return {"post": TOLD}


def _told(schema: JsonObject) -> JsonObject:
    body: JsonObject = {"required": True, "content": {"application/json": {"schema": schema}}}
    return {"post": {**TOLD, "requestBody": body}, "put": TOLD}


KEY_AND_OTHER: JsonObject = {**KEY, "planted_other": []}
BOTH_SCOPES: JsonObject = {"planted_oauth": ["a", "b"]}
THREE: JsonObject = {"oneOf": [*as_array(UNION["oneOf"]), _tagged("bird")]}
ONE: JsonObject = {"oneOf": as_array(UNION["oneOf"])[:1]}
RENAMED_XML: JsonObject = {**PRINTED, "xml": {"name": "other"}}
NARROW_REGIONS: JsonObject = {
    **REGIONS,
    "variables": {"region": {"default": "eu", "enum": ["eu"]}},
}
CLOSED: JsonObject = {**THING, "required": ["kind"], "additionalProperties": False}
CLOSED_AND_LESS: JsonObject = {
    **CLOSED,
    "properties": {"kind": as_object(THING["properties"])["kind"]},
}
