"""What few contracts have, planted into one: both sides get it, then one side is edited.

Each function changes one operation, the same one for the same seed, and marks it.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from oas.json_value import JsonObject, as_array, as_object
from oas.operation import Operation, operations

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from oas.document import Document

    Plant = Callable[[Document, Random], bool]

MARK = "x-planted"
NAME = "planted"
_FLOW: JsonObject = {"tokenUrl": "https://example.com/token", "scopes": {"a": "A", "b": "B"}}
_SCHEMES: JsonObject = {
    "planted_key": {"type": "apiKey", "in": "header", "name": "X-Planted"},
    "planted_other": {"type": "http", "scheme": "basic"},
    "planted_oauth": {"type": "oauth2", "flows": {"clientCredentials": _FLOW, "password": _FLOW}},
}
KEY: JsonObject = {"planted_key": []}
OTHER: JsonObject = {"planted_other": []}
OAUTH: JsonObject = {"planted_oauth": ["a"]}


def marked(document: Document) -> Operation:
    """The operation that something was planted into."""
    return next(o for o in operations(document) if o.node.has(MARK))


def planted_security(*alternatives: JsonObject) -> Plant:
    """An operation that asks for one of these."""

    def plant(document: Document, random: Random) -> bool:
        if document.root.get("components") is None:
            document.root["components"] = {}
        components = as_object(document.root["components"])
        schemes = as_object(components.get("securitySchemes"))
        components["securitySchemes"] = {**schemes, **deepcopy(_SCHEMES)}
        return _mark(document, random, {"security": list(alternatives)})

    return plant


def planted_members(members: JsonObject) -> Plant:
    """An operation with these members beside its own."""

    def plant(document: Document, random: Random) -> bool:
        return _mark(document, random, members)

    return plant


def planted_parameter(members: JsonObject) -> Plant:
    """An operation that takes a query parameter with these members."""

    def plant(document: Document, random: Random) -> bool:
        operation = random.choice(list(operations(document)))
        own = as_array(operation.node.object.get("parameters"))
        new: JsonObject = {"name": NAME, "in": "query", "schema": {"type": "string"}, **members}
        operation.node.object.update({MARK: True, "parameters": [*own, new]})
        return True

    return plant


def planted_servers(*servers: JsonObject) -> Plant:
    """A contract with these servers."""

    def plant(document: Document, _: Random) -> bool:
        document.root["servers"] = [deepcopy(server) for server in servers]
        return True

    return plant


def planted_answer(schema: JsonObject, media_type: str = "application/json") -> Plant:
    """An operation whose answer 222 is of this schema, with a header that is always there."""

    def plant(document: Document, random: Random) -> bool:
        header: JsonObject = {"required": True, "schema": {"type": "string"}}
        answer: JsonObject = {
            "description": "Planted",
            "headers": {"X-Planted": header},
            "content": {media_type: {"schema": deepcopy(schema)}},
        }
        operation = random.choice(list(operations(document)))
        operation.node.object[MARK] = True
        operation.node.child("responses").object["222"] = answer
        return True

    return plant


def planted_body(schema: JsonObject) -> Plant:
    """An operation that takes a body of this schema."""
    body: JsonObject = {"required": True, "content": {"application/json": {"schema": schema}}}
    return planted_members({"requestBody": body})


def planted_webhook(item: JsonObject) -> Plant:
    """A contract (3.1) with this webhook."""

    def plant(document: Document, _: Random) -> bool:
        if document.version == "3.0":
            return False
        hooks = as_object(document.root.get("webhooks"))
        document.root["webhooks"] = {**hooks, NAME: deepcopy(item)}
        return True

    return plant


def _mark(document: Document, random: Random, members: JsonObject) -> bool:
    operation = random.choice(list(operations(document)))
    operation.node.object.update({**deepcopy(members), MARK: True})
    return True
