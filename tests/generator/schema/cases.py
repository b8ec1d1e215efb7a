"""What the cases of this folder are made of: short words for schemas, and components to refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject


class Case(NamedTuple):
    """A schema, and values some of which it accepts."""

    name: str
    schema: Json
    values: list[Json]


def ref(name: str) -> JsonObject:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


INTEGER: JsonObject = {"type": "integer"}
TEXT: JsonObject = {"type": "string"}
NULL: JsonObject = {"type": "null"}


def required(*names: str) -> JsonObject:
    """Only a condition."""
    return {"required": [*names]}


def thing(*needed: str, **properties: Json) -> JsonObject:
    """An object with these properties, some required."""
    found: JsonObject = {"type": "object", "properties": {**properties}}
    return {**found, "required": [*needed]} if needed else found


def closed(*needed: str, **properties: Json) -> JsonObject:
    """The same without others."""
    return {**thing(*needed, **properties), "additionalProperties": False}


COMPONENTS: JsonObject = {
    "Cat": thing("kind", kind={"const": "cat"}, lives=INTEGER),
    "Dog": thing("kind", kind={"enum": ["dog", "wolf"]}, name=TEXT),
    "Named": thing("name", name=TEXT),
    "Counted": thing("count", count=INTEGER),
    "Sealed": closed("name", name=TEXT),
    "Loose": {"properties": {"name": TEXT}, "required": ["name"]},
    "Maybe": {**thing("name", name=TEXT), "type": ["object", "null"]},
    "Text": {"type": "string", "minLength": 2},
    "Small": {"type": "integer", "maximum": 9},
    "Either": {"anyOf": [TEXT, INTEGER]},
    "Nothing": False,
    "Anything": True,
    "Tree": thing(value=INTEGER, children={"type": "array", "items": ref("Tree")}),
    "Chain": {
        "type": "object",
        "properties": {"next": ref("Chain")},
        "not": required("end", "next"),
    },
    "Twice": {
        "allOf": [thing(n=INTEGER, next=ref("Twice")), thing(next={"maxProperties": 1})],
    },
    "Nested": {
        "oneOf": [INTEGER, {"type": "object", "additionalProperties": ref("Nested")}],
    },
}
