"""Tiny contracts, and what the comparison says of two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from oas.compare import Options, compare
from oas.compare.space import Cell
from oas.document import Source
from oas.loading import parse

if TYPE_CHECKING:
    from oas.compare import Change
    from oas.document import Document
    from oas.json_value import Json, JsonObject

DONE: JsonObject = {"204": {"description": "Done"}}


def contract(version: str = "3.1.1", /, **members: Json) -> JsonObject:
    """An OpenAPI object with these members."""
    info: Json = {"title": "T", "version": "1.0.0"}
    return {"openapi": version, "info": info, "paths": {}, **members}


def operation(path: str = "/things", method: str = "post", /, **fields: Json) -> JsonObject:
    """A contract with one operation."""
    return contract(paths={path: {method: {"responses": DONE, **fields}}})


def webhook(**fields: Json) -> JsonObject:
    """A contract with one webhook of one operation."""
    return contract(webhooks={"sold": {"post": {"responses": DONE, **fields}}})


def having(document: JsonObject, **members: Json) -> JsonObject:
    """A contract with other members."""
    return {**document, **members}


def callback(**fields: Json) -> JsonObject:
    """A contract with one callback of one operation."""
    item: Json = {"post": {"responses": DONE, **fields}}
    return operation(callbacks={"done": {"{$request.body#/url}": item}})


def read(document: JsonObject) -> Document:
    """The Document."""
    return parse(Source("contract.json", orjson.dumps(document)))


def changes(base: JsonObject, head: JsonObject, *, fastapi: bool = False) -> tuple[Change, ...]:
    """What differs."""
    return compare(read(base), read(head), Options(fastapi=fastapi))


def cells(base: JsonObject, head: JsonObject) -> list[Cell]:
    """The kinds of what differs, in order."""
    return [Cell(c.subject, c.edit, c.direction) for c in changes(base, head)]


def names(base: JsonObject, head: JsonObject) -> list[str]:
    """What differs: `parameter added-required limit`."""
    return [f"{c.subject} {c.edit} {c.name}".strip() for c in changes(base, head)]
