"""The checks of schemas and references: on what they flag, and on what is as close as can be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from oas.document import Source
from oas.files import load
from oas.grammar import Kind, walk
from oas.loading import parse
from oas.semantics.checks import CHECKS, WORDS
from oas.semantics.inventory import take_inventory
from oas.validity import check

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}


def contract(version: str = "3.1.0", /, **members: Json) -> JsonObject:
    info: JsonObject = {"title": "Stock", "version": "1.0.0"}
    responses: JsonObject = {"200": {"description": "it is done"}}
    paths: JsonObject = {"/stock": {"get": {"responses": responses}}}
    return {"openapi": version, "info": info, "paths": paths, **members}


def schemas(version: str = "3.1.0", /, **schemas: Json) -> JsonObject:
    return contract(version, components={"schemas": schemas})


def beside(schema: Json) -> JsonObject:
    """A contract with a schema below an extension, and a reference to it."""
    using: JsonObject = {"Sum": {"items": {"$ref": "#/x-shared/Item"}}}
    return {**contract(components={"schemas": using}), "x-shared": {"Item": schema}}


def reference(name: str, section: str = "schemas") -> JsonObject:
    return {"$ref": f"#/components/{section}/{name}"}


def cat(mapping: JsonObject) -> JsonObject:
    kinds: JsonObject = {"propertyName": "kind", "mapping": mapping}
    return schemas(Pet={"oneOf": [reference("Cat")], "discriminator": kinds}, Cat={})


def chain(length: int) -> JsonObject:
    """Schemas that refer to the next one each, so that `length` references follow each other."""
    links: JsonObject = {f"S{i}": reference(f"S{i + 1}") for i in range(1, length)}
    return schemas(**links, **{f"S{length}": TEXT}, User={"items": reference("S1")})


@dataclass(frozen=True)
class Case:
    """`breaks` gives exactly this code, at `pointer`; `allows` gives nothing at all."""

    code: str
    breaks: JsonObject
    allows: JsonObject
    pointer: str
    name: str = field(default="")


CASES = [
    Case(
        "reference-dangling",
        schemas(Sum={"items": reference("Nope")}),
        schemas(Sum={"items": reference("Item")}, Item=TEXT),
        "/components/schemas/Sum/items/$ref",
    ),
    Case(
        "reference-dangling",
        schemas(Sum={"properties": {"$ref": reference("Nope")}}),
        schemas(Sum={
            "properties": {"$ref": TEXT, "example": TEXT, "x-foo": TEXT},
            "example": reference("Nope"),
            "default": reference("Nope"),
            "const": reference("Nope"),
            "enum": [reference("Nope")],
            "x-other": reference("Nope"),
        }),
        "/components/schemas/Sum/properties/$ref/$ref",
        "data is no reference, a property of that name is",
    ),
    Case(
        "reference-mistaken",
        schemas(Sum={"items": {"$ref": "#/paths/~1stock/get/responses/200"}}),
        schemas(Sum={"items": {"$ref": "#/components/schemas/Sum/properties/a"},
                     "properties": {"a": TEXT}}),
        "/components/schemas/Sum/items/$ref",
    ),
    Case(
        "reference-mistaken",
        schemas(Sum={"items": {"$ref": "#/components/schemas"}}),
        beside(TEXT),
        "/components/schemas/Sum/items/$ref",
        "a map of schemas is no schema",
    ),
    Case(
        "reference-mistaken",
        schemas(Sum={"items": {"$ref": "#/info/title"}}),
        schemas(Sum={"items": reference("Any")}, Any=True),
        "/components/schemas/Sum/items/$ref",
        "a text is none either",
    ),
    Case(
        "reference-endless",
        schemas(A=reference("B"), B=reference("A")),
        schemas(A=reference("B"), B={"properties": {"a": reference("A")}}),
        "/components/schemas/B/$ref",
    ),
    Case("reference-endless", chain(100), chain(99), "/components/schemas/S1/$ref", "long chain"),
    Case(
        "schema-endless",
        schemas(A={"allOf": [reference("B")]}, B={"allOf": [{"allOf": [reference("A")]}]}),
        schemas(A={"allOf": [reference("B")]}, B={"properties": {"a": reference("A")}}),
        "/components/schemas/B",
    ),
    Case(
        "schema-endless",
        schemas(A={"allOf": [reference("A")]}),
        schemas(A={"items": {"allOf": [reference("A")]}}),
        "/components/schemas/A",
        "itself",
    ),
    Case(
        "discriminator-mapping-dangling",
        cat({"cat": "Kat"}),
        cat({"cat": "Cat"}),
        "/components/schemas/Pet/discriminator/mapping/cat",
    ),
    Case(
        "discriminator-mapping-dangling",
        cat({"cat": "#/components/schemas/Kat"}),
        cat({"cat": "#/components/schemas/Cat"}),
        "/components/schemas/Pet/discriminator/mapping/cat",
        "by reference",
    ),
    Case(
        "default-mistyped",
        schemas(A={"type": "integer", "default": "1"}),
        schemas(A={"type": "integer", "default": 1.0}, B={"type": ["string", "null"], "default": None},
                C={"default": 5}, D={"type": "number", "default": 1}),
        "/components/schemas/A/default",
    ),
    Case(
        "default-mistyped",
        schemas("3.0.4", A={"type": "boolean", "default": 1}),
        schemas("3.0.4", A={"type": "boolean", "nullable": True, "default": None}),
        "/components/schemas/A/default",
        "numbers are no booleans",
    ),
    Case(
        "nullable-ignored",
        schemas(A={"type": "string", "nullable": True}),
        schemas("3.0.4", A={"type": "string", "nullable": True}),
        "/components/schemas/A/nullable",
    ),
    Case(
        "dialect-unchecked",
        schemas(A={"$schema": "https://example.com/mine", "type": 5, "items": {"type": 5}}),
        schemas(A={"$schema": "https://json-schema.org/draft/2020-12/schema"}),
        "/components/schemas/A/$schema",
    ),
    Case(
        "dialect-unchecked",
        contract(jsonSchemaDialect="https://example.com/mine", components={"schemas": {"A": {"type": 5}}}),
        contract(jsonSchemaDialect="https://spec.openapis.org/oas/3.1/dialect/base"),
        "/jsonSchemaDialect",
        "of the contract",
    ),
]  # fmt: skip


def each_case() -> list[object]:
    return [pytest.param(case, id=f"{case.code} {case.name}".rstrip()) for case in CASES]


@pytest.mark.parametrize("case", each_case())
def test_a_check_flags_what_it_is_for_and_nothing_else(case: Case) -> None:
    problems = check(parse(Source("contract.json", json.dumps(case.breaks).encode())))
    assert [(p.code, p.pointer) for p in problems] == [(case.code, case.pointer)]
    assert problems[0].line == 1
    assert problems[0].hint


@pytest.mark.parametrize("case", each_case())
def test_a_check_lets_pass_what_is_right(case: Case) -> None:
    assert check(parse(Source("contract.json", json.dumps(case.allows).encode()))) == ()


@pytest.mark.parametrize("name", ["k8s-apps-v1.json", "digitalocean-v2.yaml", "discord-v10.json"])
def test_leaving_out_schemas_that_say_nothing_hides_no_flaw(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    # Something to find: a default of another type in every schema that is of one.
    for place in walk(document):
        if place.kind is Kind.SCHEMA and place.value.get("type") == "string":
            place.value["default"] = 5
    whole, part = take_inventory(document), take_inventory(document, WORDS)
    assert len(part.walked) < len(whole.walked)
    flaws = [list(one.flaws(whole)) for one in CHECKS]
    assert [list(one.flaws(part)) for one in CHECKS] == flaws
    assert sum(map(len, flaws)) > 200
