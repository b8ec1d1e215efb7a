"""Schemas and values that nobody thought of; jsonschema-rs says what is right.

They are drawn from a seed: a schema that is made up step by step has too many steps to be shrunk, and
is small anyhow.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from .cases import COMPONENTS, ref

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

NAMES = ("name", "kind", "x-d", "$e", "count")
SCALARS: tuple[Json, ...] = (None, True, 0, 1, 1.0, 2.5, "", "cat", "dog", "long")
PLAIN: tuple[Json, ...] = (
    True, {"type": "string"}, {"type": "integer"}, {"type": ["number", "null"]}, {"const": "cat"},
    {"enum": ["dog", 1, None]}, {"minLength": 2}, {"minimum": 1}, {"maxProperties": 1}, False,
    *map(ref, ("Named", "Cat", "Dog", "Sealed", "Loose", "Maybe", "Tree", "Either")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws schemas and values from one source of chance."""

    chance: Random

    def schema(self, depth: int) -> Json:
        """A schema with schemas inside it, so deep at most."""
        if depth == 0 or self.chance.random() < 0.1:
            return self.chance.choice(PLAIN)
        if self.chance.random() < 0.6:
            return self.object(depth)
        beside = self.object(depth) if self.chance.random() < 0.4 else {}
        keyword = self.chance.choice(["oneOf", "anyOf", "allOf"])
        return {**beside, keyword: [self.schema(depth - 1) for _ in range(self.number(3))]}

    def object(self, depth: int) -> JsonObject:
        """What may be said of objects, with or without their type."""
        below = self.schema(depth - 1)
        closed: Json = self.chance.choice([False, below])
        condition: JsonObject = {"required": [*self.names()]}
        refused = condition if self.chance.random() < 0.5 else below
        said: JsonObject = {
            "type": "object",
            "properties": {name: self.schema(depth - 1) for name in self.names()},
            "required": [*self.names()],
            "additionalProperties": closed,
            "unevaluatedProperties": closed,
            "patternProperties": {"^x-": below},
            "propertyNames": {"maxLength": 4},
            "minProperties": 1,
            "dependentRequired": {self.names()[0]: [*self.names()]},
            "dependentSchemas": {self.names()[0]: below},
            "not": refused,
            "if": self.schema(depth - 1),
            "then": below,
        }
        kept = {"type", "properties", *self.chance.sample([*said], self.number(3))}
        return {word: value for word, value in said.items() if word in kept}

    def value(self, depth: int) -> Json:
        """A JSON value."""
        if depth == 0 or self.chance.random() < 0.3:
            return self.chance.choice(SCALARS)
        if self.chance.random() < 0.1:
            return [self.value(depth - 1)]
        return {name: self.value(depth - 1) for name in self.names()}

    def names(self) -> list[str]:
        """One name or more."""
        return self.chance.sample(NAMES, self.number(3))

    def number(self, most: int) -> int:
        """From 1 to `most`."""
        return self.chance.randint(1, most)


@pytest.mark.parametrize("seed", range(6))
def test_random_schemas_mean_the_same_in_python(make: Callable[..., Made], seed: int) -> None:
    drawing = Drawing(Random(seed))  # noqa: S311 (test data)
    schemas: JsonObject = {f"Random{i}": drawing.schema(2 + i % 2) for i in range(20)}
    values = [drawing.value(3) for _ in range(30)]
    made = make({**COMPONENTS, **schemas})
    for name, schema in schemas.items():
        expected = [made.contract_accepts(name, value) for value in values]
        assert [made.accepts(name, value) for value in values] == expected, schema
        written = jsonschema_rs.Draft202012Validator(made.adapter(name).json_schema())
        assert [written.is_valid(value) for value in values] == expected, schema
    assert not made.reasons
