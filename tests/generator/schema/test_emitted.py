"""The models module as a reader and a type checker see it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.schema.render import names_in
from generator.schema.types import Named
from oas.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oas.json_value import Json, JsonObject

    from .conftest import Made

HOSTILE = 'a "quote" \\ """ {{ 7*7 }} \n# no\r\x1b[31m \u202e end\\'


def test_optional_is_missing_and_stays_absent(make: Callable[..., Made]) -> None:
    made = make({"A": {"type": "object", "properties": {"x": {"type": "integer"}}}})
    empty = made.module.A.model_validate({})
    assert "x: int | MISSING = MISSING" in made.source
    assert empty.model_dump() == {}
    assert empty.model_dump_json() == "{}"


def test_names_on_the_wire_stay_as_they_are(make: Callable[..., Made]) -> None:
    wires = ["$ref", "@type", "from", "model_config", "_id", "class", "self", "+1", "json", ""]
    schema: JsonObject = {"type": "object", "properties": {w: {"type": "string"} for w in wires}}
    made = make({"Odd": schema})
    value = dict.fromkeys(wires, "v")
    assert made.module.Odd.model_validate(value).model_dump() == value
    assert made.module.Odd(from_="a", id="b").model_dump() == {"from": "a", "_id": "b"}


def test_properties_called_like_what_the_module_uses_hide_nothing(
    make: Callable[..., Made],
) -> None:
    unique: Json = {"type": "array", "items": {"type": "integer"}, "uniqueItems": True}
    words = ["checks", "formats", "models", "counted", "model_validator", "str", "list", "field"]
    properties: JsonObject = dict.fromkeys(words, unique)
    properties["id"] = {"type": "string", "format": "uuid"}
    made = make({"A": {"type": "object", "properties": properties, "minProperties": 1}})
    assert made.accepts("A", {word: [1, 2] for word in words})
    assert not any(made.accepts("A", {word: [1, 1]}) for word in words)
    assert not made.accepts("A", {})
    assert "checks: Annotated" in made.source


def test_two_properties_that_become_one_identifier_are_told_apart(
    make: Callable[..., Made],
) -> None:
    properties: JsonObject = {"user-id": {"type": "string"}, "userId": {"type": "integer"}}
    made = make({"A": {"type": "object", "properties": properties}})
    assert made.module.A.model_validate({"user-id": "u", "userId": 7}).user_id_2 == 7


def test_defaults_are_used_where_the_type_can_hold_them(make: Callable[..., Made]) -> None:
    properties: JsonObject = {
        "a": {"type": "integer", "default": 3},
        "b": {"type": "integer", "default": "three"},
        "c": {"type": "string", "enum": ["x", "y"], "default": "y"},
        "d": {"type": "string", "format": "uuid", "default": "x"},
        "e": {"type": ["string", "null"], "default": None},
    }
    made = make({"A": {"type": "object", "properties": properties}})
    assert made.module.A.model_validate({}).model_dump() == {"a": 3, "c": "y", "e": None}


def test_text_of_the_contract_is_never_code(make: Callable[..., Made]) -> None:
    schema: JsonObject = {
        "description": HOSTILE,
        "type": "object",
        "properties": {
            HOSTILE: {"type": "string", "description": HOSTILE, "pattern": 'a"\\\\"""'},
            "choice": {"enum": [HOSTILE, "'''"], "default": HOSTILE},
        },
    }
    made = make({"A": schema})
    assert made.module.A.__doc__.startswith('a "quote" \\ """ {{ 7*7 }}')
    assert made.module.A.model_validate({HOSTILE: 'a"\\"""'}).choice == HOSTILE
    assert "\x1b" not in made.source
    assert "\u202e" not in made.source


def test_recursive_schemas_are_followed(make: Callable[..., Made]) -> None:
    schemas: JsonObject = {
        "Node": {
            "type": "object",
            "properties": {
                "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}},
                "self": {"$ref": "#/components/schemas/Node"},
            },
        },
        "Tree": {"oneOf": [{"$ref": "#/components/schemas/Node"}, {"type": "string"}]},
        "Json": {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"$ref": "#/components/schemas/Json"}},
                {
                    "type": "object",
                    "additionalProperties": {"$ref": "#/components/schemas/Json"},
                },
            ]
        },
    }
    made = make(schemas)
    assert made.accepts("Tree", {"children": ["leaf", {"children": [{}], "self": {}}]})
    assert not made.accepts("Tree", {"children": ["leaf", {"children": [7]}]})
    assert made.accepts("Json", {"a": ["b", {"c": "d"}]})
    assert not made.accepts("Json", {"a": [1]})


def test_a_chain_of_three_thousand_references_is_followed(make: Callable[..., Made]) -> None:
    chain: JsonObject = {
        f"S{i}": {
            "type": "object",
            "properties": {"next": {"$ref": f"#/components/schemas/S{i + 1}"}},
        }
        for i in range(3000)
    }
    made = make({**chain, "S3000": {"type": "object", "required": ["end"]}})
    assert made.source.index("class S2999(") < made.source.index("class S0(")


@pytest.mark.parametrize(
    ("schema", "pointer", "reason"),
    [
        ({"not": {"type": "string"}}, "", "not: not checked"),
        (
            {"type": "object", "properties": {"a": {}}, "propertyNames": {"maxLength": 2}},
            "",
            "propertyNames: not checked beside declared properties",
        ),
        ({"type": "string", "pattern": "(?=x)"}, "", "pattern: no equivalent"),
        ({"enum": [1.5, 2]}, "", "enum: values that are no string"),
        ({"oneOf": [{"type": "object"}, {"required": ["a"], "type": "object"}]}, "/oneOf", "oneOf"),
        ({"type": "object", "patternProperties": {"^x": {}}}, "", "patternProperties: not checked"),
        ({"allOf": [{"type": "string"}, {"type": "integer"}]}, "", "no value can satisfy"),
    ],
)
def test_what_is_not_expressed_is_noted_by_pointer(
    make: Callable[..., Made], schema: Json, pointer: str, reason: str
) -> None:
    reasons = make({"Thing": schema}).reasons
    assert reasons["/components/schemas/Thing" + pointer].startswith(reason)


def test_branches_with_the_same_fixed_value_are_not_chosen_by_it(
    make: Callable[..., Made],
) -> None:
    branches: list[Json] = [
        {
            "type": "object",
            "required": ["kind", name],
            "properties": {"kind": {"const": "cat"}, name: {"type": "string"}},
        }
        for name in ("a", "b")
    ]
    made = make({"Pet": {"oneOf": branches, "discriminator": {"propertyName": "kind"}}})
    assert made.accepts("Pet", {"kind": "cat", "b": "x"})
    assert made.reasons["/components/schemas/Pet/oneOf"].startswith("oneOf")
    assert "discriminator" not in made.source


def test_a_chain_of_allof_that_is_too_deep_is_refused(make: Callable[..., Made]) -> None:
    chain: JsonObject = {
        f"S{i}": {"allOf": [{"$ref": f"#/components/schemas/S{i + 1}"}], "minProperties": 1}
        for i in range(3000)
    }
    with pytest.raises(ContractError, match="150 deep"):
        make({**chain, "S3000": {"type": "object"}})


def test_the_module_passes_mypy_strict(make: Callable[..., Made], tmp_path: Path) -> None:
    properties: JsonObject = {
        "date": {"type": "string", "format": "date"},
        "price": {"type": "string", "format": "decimal", "pattern": "^\\d+\\.\\d{2}$"},
        "str": {"type": "integer"},
        "name": {"type": "string"},
        "formats": {"type": "string", "format": "uuid"},
        "next": {"$ref": "#/components/schemas/Thing"},
    }
    extra: JsonObject = {"type": "integer"}
    made = make(
        {
            "Thing": {"type": "object", "properties": properties},
            "Counts": {
                "type": "object",
                "properties": {"a": extra},
                "additionalProperties": extra,
            },
        }
    )
    package = made.module.__name__.split(".")[0]
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", package],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.startswith("Success"), run.stdout


def test_names_in_finds_nested_names() -> None:
    assert names_in(Named("A")) == {"A"}
