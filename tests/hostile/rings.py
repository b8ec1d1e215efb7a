"""Pure. Schemas that lead to each other: chains, rings, and what doubles with each step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import BUILDS, Case
from tests.hostile.document import contract, of_schemas

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

COUNT = 3_000
# Tried with all in CI; the other words with a few.
LARGE = {
    "$ref", "allOf", "oneOf", "properties", "items", "additionalProperties", "discriminator",
}  # fmt: skip


def _ref(index: int) -> JsonObject:
    return {"$ref": f"#/components/schemas/S{index}"}


STEPS: dict[str, Callable[[JsonObject], JsonObject]] = {
    "$ref": lambda following: following,
    "$ref with siblings": lambda following: {**following, "description": "d", "minLength": 1},
    "allOf": lambda following: {"allOf": [following]},
    "allOf with siblings": lambda following: {
        "allOf": [following],
        "properties": {"a": {"type": "string"}},
    },
    "oneOf": lambda following: {"oneOf": [following, {"type": "integer"}]},
    "anyOf": lambda following: {"anyOf": [following, {"type": "integer"}]},
    "not": lambda following: {"not": following},
    "if": lambda following: {"if": following, "then": {"type": "string"}},
    "properties": lambda following: {"type": "object", "properties": {"next": following}},
    "required properties": lambda following: {
        "type": "object",
        "required": ["next"],
        "properties": {"next": following},
    },
    "items": lambda following: {"type": "array", "items": following},
    "prefixItems": lambda following: {"type": "array", "prefixItems": [following]},
    "contains": lambda following: {"type": "array", "contains": following},
    "additionalProperties": lambda following: {
        "type": "object",
        "additionalProperties": following,
    },
    "patternProperties": lambda following: {
        "type": "object",
        "patternProperties": {"^x": following},
    },
    "propertyNames": lambda following: {"type": "object", "propertyNames": following},
    "dependentSchemas": lambda following: {"type": "object", "dependentSchemas": {"a": following}},
    "discriminator": lambda following: {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "next": following},
        "discriminator": {"propertyName": "kind", "mapping": {"next": following["$ref"]}},
    },
    "discriminated oneOf": lambda following: {
        "oneOf": [following, {"$ref": "#/components/schemas/End"}],
        "discriminator": {"propertyName": "kind"},
    },
}
# Rings of these say nothing: each is as valid as the next. A branch besides says something.
ENDLESS = {"$ref", "$ref with siblings", "allOf", "allOf with siblings"}
END: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "End"}},
}


def chain(word: str, count: int, *, closed: bool = False) -> JsonObject:
    """`count` schemas, each leading to the next; the last one leads to the first, or ends."""
    step = STEPS[word]
    schemas: JsonObject = {f"S{index}": step(_ref(index + 1)) for index in range(count - 1)}
    schemas[f"S{count - 1}"] = step(_ref(0)) if closed else {"type": "string"}
    return of_schemas({**schemas, "End": END})


def all_rings() -> JsonObject:
    """Rings of one and of three by each word that may lead in a ring."""
    schemas: JsonObject = {"Thing": {"type": "string"}, "End": END}
    for number, word in enumerate(sorted(STEPS.keys() - ENDLESS)):
        for index in range(4):
            # The last leads to itself, the others round.
            following = f"#/components/schemas/R{number}x{3 if index == 3 else (index + 1) % 3}"
            schemas[f"R{number}x{index}"] = STEPS[word]({"$ref": following})
    return of_schemas(schemas)


def doubled(word: str, count: int) -> JsonObject:
    """Each schema names the next one twice, so that there are 2 ** count ways through."""
    schemas: JsonObject = {}
    for index in range(count):
        twice: list[Json] = [_ref(index + 1), _ref(index + 1)]
        schemas[f"S{index}"] = (
            {"type": "object", "properties": {"a": twice[0], "b": twice[1]}}
            if word == "properties"
            else {word: twice}
        )
    return of_schemas({**schemas, f"S{count}": {"type": "object", "properties": {"c": {}}}})


def squared(count: int) -> JsonObject:
    """Every schema leads to every other one."""
    members: JsonObject = {f"p{index}": _ref(index) for index in range(count)}
    return of_schemas(
        {f"S{index}": {"type": "object", "properties": members} for index in range(count)}
    )


def unions_of_unions(count: int) -> JsonObject:
    """An intersection of unions: 2 ** count combinations."""
    parts: list[Json] = [
        {
            "oneOf": [
                {"properties": {f"a{index}": {"type": "string"}}, "required": [f"a{index}"]},
                {"properties": {f"b{index}": {"type": "string"}}, "required": [f"b{index}"]},
            ]
        }
        for index in range(count)
    ]
    return of_schemas({"Thing": {"type": "object", "allOf": parts}})


def chain_of_references(part: str, count: int, *, closed: bool) -> JsonObject:
    """Parameters, responses or request bodies that are references to each other."""
    last: dict[str, JsonObject] = {
        "parameters": {"name": "p", "in": "query", "schema": {"type": "string"}},
        "responses": {"description": "Good."},
        "requestBodies": {"content": {}},
    }
    found: JsonObject = {
        f"S{index}": {"$ref": f"#/components/{part}/S{index + 1}"} for index in range(count - 1)
    }
    found[f"S{count - 1}"] = {"$ref": f"#/components/{part}/S0"} if closed else last[part]
    first: JsonObject = {"$ref": f"#/components/{part}/S0"}
    operation: JsonObject = {"operationId": "a", "responses": {"200": {"description": ""}}}
    if part == "parameters":
        operation["parameters"] = [first]
    elif part == "responses":
        operation["responses"] = {"200": first}
    else:
        operation["requestBody"] = first
    return contract(paths={"/a": {"post": operation}}, components={part: found})


def cases() -> dict[str, Case]:
    """Chains and rings by each word, and what doubles."""
    found: dict[str, Case] = {}
    for word in STEPS:
        endless = "endless" if word in ENDLESS else BUILDS
        is_part = word not in LARGE
        # References in a row are followed a hundred times.
        limit = "reference-endless" if word == "$ref" else BUILDS
        found[f"a chain of 3,000 by {word}"] = Case(
            partial(chain, word, COUNT), limit, is_part=is_part
        )
        found[f"a ring of 3,000 by {word}"] = Case(
            partial(chain, word, COUNT, closed=True), endless, is_part=is_part
        )
        for size in (1, 3):
            found[f"a ring of {size} by {word}"] = Case(
                partial(chain, word, size, closed=True), endless, is_part=not endless
            )
    found["rings by every word"] = Case(all_rings)
    for word in ("allOf", "oneOf", "anyOf", "properties"):
        found[f"{word} that doubles 30 times"] = Case(partial(doubled, word, 30))
    for part in ("parameters", "responses", "requestBodies"):
        for closed, kind in ((False, "chain"), (True, "ring")):
            found[f"a {kind} of 3,000 {part}"] = Case(
                partial(chain_of_references, part, COUNT, closed=closed),
                "endless" if closed else BUILDS,
            )
    found["each of 100 schemas leads to all"] = Case(partial(squared, 100))
    found["an allOf of 30 unions"] = Case(partial(unions_of_unions, 30))
    return found
