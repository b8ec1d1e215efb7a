"""Cases: pairs of schemas with one edit each, and the words to write them with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json, JsonObject

STRING: JsonObject = {"type": "string"}
INTEGER: JsonObject = {"type": "integer"}
NUMBER: JsonObject = {"type": "number"}
ANYTHING: Json = True
NOTHING: Json = False
LIST: JsonObject = {"type": "array"}
COMPONENTS: JsonObject = {
    "Cat": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "cat"}, "lives": INTEGER},
    },
    "Dog": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "dog"}, "bark": STRING},
    },
    "Cow": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "cow"}, "milk": INTEGER},
    },
}


@dataclass(frozen=True, slots=True)
class Case:
    """One edit. `told`: each Change as `subject edit effect`, in order; none: nothing observable."""

    base: Json
    head: Json
    told: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a failing test is called."""
        return f"{self.base} -> {self.head}"


def text(**keywords: Json) -> JsonObject:
    """A string."""
    return {**STRING, **keywords}


def number(**keywords: Json) -> JsonObject:
    """A number."""
    return {**NUMBER, **keywords}


def integer(**keywords: Json) -> JsonObject:
    """An integer."""
    return {**INTEGER, **keywords}


def array(**keywords: Json) -> JsonObject:
    """An array."""
    return {**LIST, **keywords}


def thing(*required: str, more: JsonObject | None = None, **properties: Json) -> JsonObject:
    """An object with these properties, and `more` keywords."""
    needed: JsonObject = {"required": [*required]} if required else {}
    return {"type": "object", "properties": properties, **needed, **(more or {})}


def closed(*required: str, **properties: Json) -> JsonObject:
    """An object that allows no other properties."""
    return thing(*required, more={"additionalProperties": False}, **properties)


def ref(name: str) -> JsonObject:
    """A reference to a component."""
    return {"$ref": f"#/components/schemas/{name}"}


def case(base: Json, head: Json, *told: str) -> Case:
    """A Case."""
    return Case(base, head, told)


def both_ways(base: Json, head: Json, there: str, back: str) -> Iterator[Case]:
    """Two Cases: the edit, and the edit that takes it back."""
    yield case(base, head, there)
    yield case(head, base, back)
