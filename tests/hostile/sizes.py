"""Pure. Contracts that are valid and too much of something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import Case
from tests.hostile.document import JSON, OK, RICH, contract, of_schema, of_schemas, put, rename
from tests.hostile.positions import OPERATION, THING

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

MEGABYTE = 1_000_000
LONG = "long name " * (MEGABYTE // 10)


def long_value(pointer: str) -> JsonObject:
    """A megabyte of text."""
    return put(RICH, pointer, LONG)


def long_key(pointer: str) -> JsonObject:
    """A megabyte of name."""
    return rename(RICH, pointer, LONG)


def many_choices(count: int) -> JsonObject:
    """An enumeration."""
    return of_schema({"type": "string", "enum": [f"value {index}" for index in range(count)]})


def many_properties(count: int) -> JsonObject:
    """One object."""
    members: JsonObject = {f"property {index}": {"type": "string"} for index in range(count)}
    required: list[Json] = [name for name in members if name.endswith("7")]
    return of_schema({"type": "object", "properties": members, "required": required})


def twin_properties(count: int) -> JsonObject:
    """Properties that would all be the same identifier."""
    members: JsonObject = {"a" + "-" * index: {"type": "string"} for index in range(count)}
    return of_schema({"type": "object", "properties": members})


def many_operations(count: int) -> JsonObject:
    """Operations, in 50 tags."""
    paths: JsonObject = {
        f"/things{index}/{{id}}": {
            "get": {
                "operationId": f"get{index}",
                "tags": [f"tag {index % 50}"],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
                ],
                "responses": OK,
            }
        }
        for index in range(count)
    }
    return contract(paths=paths)


def many_tags(count: int) -> JsonObject:
    """A module for each operation."""
    paths: JsonObject = {
        f"/{index}": {"get": {"operationId": f"a{index}", "tags": [f"t{index}"], "responses": OK}}
        for index in range(count)
    }
    return contract(paths=paths)


def many_parameters(count: int) -> JsonObject:
    """One operation."""
    listed: list[Json] = [
        {"name": f"p{index}", "in": "query", "schema": {"type": "integer", "minimum": index}}
        for index in range(count)
    ]
    get: JsonObject = {"operationId": "a", "parameters": listed, "responses": OK}
    return contract(paths={"/a": {"get": get}})


def all_statuses() -> JsonObject:
    """Every status there is."""
    answers: JsonObject = {
        str(status): {"description": "", "content": {JSON: {"schema": {"type": "string"}}}}
        for status in range(100, 600)
    }
    return contract(paths={"/a": {"get": {"operationId": "a", "responses": answers}}})


def many_branches(word: str, count: int) -> JsonObject:
    """A union of classes, or an intersection."""
    branches: list[Json] = [
        {"type": "object", "required": [f"p{index}"], "properties": {f"p{index}": {"const": index}}}
        for index in range(count)
    ]
    return of_schema({word: branches})


def many_references(word: str, count: int) -> JsonObject:
    """A union of components."""
    branches: list[Json] = [{"$ref": f"#/components/schemas/S{index}"} for index in range(count)]
    schemas: JsonObject = {
        f"S{index}": {"type": "object", "required": ["k"], "properties": {"k": {"const": index}}}
        for index in range(count)
    }
    return of_schemas({"Thing": {word: branches}, **schemas})


def many_types(count: int) -> JsonObject:
    """A union of scalars that differ in their limits."""
    branches: list[Json] = [{"type": "string", "minLength": index} for index in range(count)]
    return of_schema({"anyOf": branches})


def many_scopes(count: int) -> JsonObject:
    """One scheme."""
    scopes: JsonObject = {f"scope:{index}": "" for index in range(count)}
    flow: JsonObject = {"tokenUrl": "https://example.com/token", "scopes": scopes}
    get: JsonObject = {"operationId": "a", "responses": OK, "security": [{"o": [*scopes]}]}
    schemes: JsonObject = {"o": {"type": "oauth2", "flows": {"clientCredentials": flow}}}
    return contract(paths={"/a": {"get": get}}, components={"securitySchemes": schemes})


def nested(word: str, depth: int) -> JsonObject:
    """Schemas inside each other, written out."""
    schema: Json = {"type": "string"}
    for _ in range(depth):
        if word == "properties":
            schema = {"type": "object", "properties": {"a": schema}}
        elif word in {"items", "additionalProperties", "not"}:
            schema = {word: schema}
        else:
            schema = {word: [schema, {"type": "integer"}]}
    return of_schema(schema)


def big_example(count: int) -> JsonObject:
    """Examples are read and never built."""
    return of_schema({"type": "string", "examples": [f"example {index}" for index in range(count)]})


def required_unknown(count: int) -> JsonObject:
    """Required properties that nobody declares."""
    return of_schema({"type": "object", "required": [f"r{index}" for index in range(count)]})


LONG_VALUES = (
    "/info/title", "/info/description", f"{OPERATION}/operationId", f"{OPERATION}/tags/0",
    f"{OPERATION}/summary", f"{OPERATION}/parameters/1/name", f"{THING}/description",
    f"{THING}/properties/code/pattern", f"{THING}/properties/colour/enum/1",
    f"{THING}/properties/colour/default", f"{THING}/properties/kind/const",
    f"{THING}/properties/name/description", f"{THING}/properties/code/format",
)  # fmt: skip
LONG_KEYS = (
    f"{THING}/properties/name", f"{OPERATION}/requestBody/content/application~1json",
    f"{OPERATION}/responses/200/headers/X-Rate", f"{OPERATION}/callbacks/done", "/webhooks/changed",
)  # fmt: skip


def cases() -> dict[str, Case]:
    """Each of them; those that take seconds in a process of their own."""
    found = {f"a megabyte at {at}": Case(partial(long_value, at)) for at in LONG_VALUES}
    found |= {f"a megabyte as {at}": Case(partial(long_key, at)) for at in LONG_KEYS}
    for word in ("properties", "items", "additionalProperties", "oneOf", "anyOf", "allOf", "not"):
        depth = 40 if word == "properties" else 80
        found[f"{word} nested {depth} deep"] = Case(partial(nested, word, depth))
    for word in ("oneOf", "anyOf", "allOf"):
        found[f"{word} of 1,000 objects"] = Case(partial(many_branches, word, 1_000))
        found[f"{word} of 1,000 references"] = Case(partial(many_references, word, 1_000))
    return {
        **found,
        "50,000 choices": Case(partial(many_choices, 50_000)),
        "20,000 properties": Case(partial(many_properties, 20_000)),
        "5,000 properties that are twins": Case(partial(twin_properties, 5_000)),
        "5,000 operations": Case(partial(many_operations, 5_000)),
        "1,000 tags": Case(partial(many_tags, 1_000)),
        "1,000 parameters": Case(partial(many_parameters, 1_000)),
        "all statuses": Case(all_statuses),
        "anyOf of 500 scalars": Case(partial(many_types, 500)),
        "10,000 scopes": Case(partial(many_scopes, 10_000)),
        "100,000 examples": Case(partial(big_example, 100_000)),
        "20,000 required and unknown": Case(partial(required_unknown, 20_000)),
    }
