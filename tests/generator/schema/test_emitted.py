"""The models module as a reader and a type checker see it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING, ValidationError, create_model

from generator.api import read_api
from generator.schema.render import names_in
from generator.schema.types import Named

from .cases import COMPONENTS
from .cases_composition import COMPOSITION
from .cases_conditions import CONDITIONS
from .cases_objects import OBJECTS
from .cases_unevaluated import UNEVALUATED
from .conftest import document_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oas.json_value import Json, JsonObject

    from .conftest import Made

HOSTILE = 'a "quote" \\ """ {{ 7*7 }} \n# no\r\x1b[31m \u202e end\\'


def test_optional_is_missing_and_stays_absent(make: Callable[..., Made]) -> None:
    made = make({"A": {"type": "object", "properties": {"x": {"type": "integer"}}}})
    empty = made.module.A.model_validate({})
    assert "x: Integer | MISSING = MISSING" in made.source
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
    empty = made.module.A.model_validate({})
    assert (empty.a, empty.b, empty.c, empty.e) == (3, MISSING, "y", None)
    assert empty.model_dump() == {}
    assert made.module.A(a=4, e=None).model_dump() == {"a": 4, "e": None}


def test_json_is_read_by_the_names_of_the_contract_alone(make: Callable[..., Made]) -> None:
    properties: JsonObject = {"postalCode": {"type": "integer"}, "user-id": {"type": "string"}}
    made = make({"A": {"type": "object", "properties": properties}})
    value: Json = {"postal_code": "text", "user_id": [1], "postalCode": 7}
    read = made.module.A.model_validate(value)
    assert (read.postal_code, read.user_id) == (7, MISSING)
    assert read.model_dump(mode="json") == value
    built = made.module.A(postal_code=7, user_id="u", other=1)
    assert built.model_dump(mode="json") == {"postalCode": 7, "user-id": "u", "other": 1}
    assert made.module.A(postal_code=MISSING).model_dump() == {}


def test_a_class_of_ones_own_below_a_model_is_read_the_same_way(make: Callable[..., Made]) -> None:
    schema: JsonObject = {
        "type": "object",
        "properties": {"postalCode": {"type": "integer"}},
        "not": {"required": ["x"]},
    }
    made = make({"A": schema})
    own = create_model("Own", __base__=made.module.A)
    assert own(postal_code=1).model_dump() == {"postalCode": 1}
    assert own.model_validate({"postalCode": 1}).postal_code == 1
    with pytest.raises(ValidationError):
        own.model_validate({"x": 1})


def test_checks_stand_in_the_class_as_the_contract_says_them(make: Callable[..., Made]) -> None:
    schema: JsonObject = {
        "type": "object",
        "properties": {"card": {"type": "string"}},
        "dependentRequired": {"card": ["address"]},
        "anyOf": [{"required": ["card"]}, {"required": ["cash"]}],
        "minProperties": 1,
    }
    source = make({"Payment": schema}).source
    assert "AnyOf(Required('card'), Required('cash'))" in source
    assert "DependentRequired({'card': ['address']})" in source
    assert "PropertyCount(at_least=1)" in source


def test_a_schema_without_a_type_is_a_class_or_any_other_value(make: Callable[..., Made]) -> None:
    owner: JsonObject = {"properties": {"id": {"type": "integer"}}}
    thing: JsonObject = {
        "type": "object",
        "properties": {"owner": {"$ref": "#/components/schemas/Owner"}},
    }
    made = make({"Owner": owner, "Thing": thing})
    assert "class Owner(ContractModel):" in made.source
    assert "owner: Owner | NotObject | MISSING = MISSING" in made.source


def test_one_bracket_says_what_one_can(make: Callable[..., Made]) -> None:
    properties: JsonObject = {"legalName": {"type": "string", "maxLength": 9}}
    made = make({"A": {"type": "object", "required": ["legalName"], "properties": properties}})
    assert "legal_name: Annotated[str, Field(max_length=9, alias='legalName')]" in made.source


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


def test_what_cannot_be_checked_is_noted_by_pointer(make: Callable[..., Made]) -> None:
    endless: JsonObject = {"$dynamicRef": "#nowhere"}
    nested: Json = {}
    for _ in range(60):
        nested = {"type": "array", "items": nested}
    made = make({"Thing": endless, "Deep": nested})
    assert made.reasons["/components/schemas/Thing"].startswith("not enforced: $dynamicRef")
    assert made.accepts("Thing", 1)
    assert all(reason.startswith("not enforced: ") for reason in made.reasons.values())
    assert len(made.reasons) == 2


def test_a_dynamic_reference_with_one_target_is_a_reference(make: Callable[..., Made]) -> None:
    schemas: JsonObject = {
        "Named": {"$dynamicAnchor": "named", "type": "object", "required": ["name"]},
        "Thing": {"$dynamicRef": "#named"},
    }
    made = make(schemas)
    assert made.accepts("Thing", {"name": 1})
    assert not made.accepts("Thing", {})


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
    assert not made.accepts("Pet", {"kind": "cat", "a": "x", "b": "x"})
    assert "discriminator" not in made.source


@pytest.mark.parametrize(
    "link",
    [
        lambda name: {"$ref": name},
        lambda name: {"allOf": [{"$ref": name}], "minProperties": 1},
        lambda name: {"oneOf": [{"$ref": name}, {"type": "null"}]},
        lambda name: {"not": {"$ref": name}},
    ],
    ids=["$ref", "allOf", "oneOf", "not"],
)
def test_a_chain_is_followed_for_as_long_as_it_is(link: Callable[[str], Json]) -> None:
    chain: JsonObject = {f"S{i}": link(f"#/components/schemas/S{i + 1}") for i in range(3000)}
    api = read_api(document_of({**chain, "S3000": {"type": "object", "required": ["end"]}}))
    assert len(api.declarations) == 3001
    assert not api.notes


def test_branches_that_multiply_become_checks(make: Callable[..., Made]) -> None:
    chain: JsonObject = {
        f"S{i}": {
            "oneOf": [
                {"allOf": [{"$ref": f"#/components/schemas/S{i + 1}"}, {"required": [name]}]}
                for name in ("a", "b")
            ],
            "properties": {"c": {"type": "integer"}},
        }
        for i in range(20)
    }
    made = make({**chain, "S20": {"type": "object"}})
    assert len(made.api.declarations) < 6000
    assert made.accepts("S19", {"a": 1})
    assert not made.accepts("S19", {"a": 1, "b": 1})


def test_a_parent_that_lists_its_children_is_read(make: Callable[..., Made]) -> None:
    pet: JsonObject = {"$ref": "#/components/schemas/Pet"}
    child: JsonObject = {"allOf": [pet, {"properties": {"lives": {"type": "integer"}}}]}
    parent: JsonObject = {
        "type": "object",
        "properties": {"kind": {"type": "string"}},
        "oneOf": [{"$ref": "#/components/schemas/Cat"}],
    }
    made = make({"Pet": parent, "Cat": child})
    assert "class Pet" in made.source or "Pet =" in made.source


def test_the_modules_pass_mypy_strict(make: Callable[..., Made], tmp_path: Path) -> None:
    properties: JsonObject = {
        "date": {"type": "string", "format": "date"},
        "price": {"type": "string", "format": "decimal", "pattern": "^\\d+\\.\\d{2}$"},
        "str": {"type": "integer"},
        "name": {"type": "string"},
        "formats": {"type": "string", "format": "uuid"},
        "next": {"$ref": "#/components/schemas/Thing"},
    }
    extra: JsonObject = {"type": "integer"}
    cases = [*COMPOSITION, *CONDITIONS, *OBJECTS, *UNEVALUATED]
    made = make(
        {
            **COMPONENTS,
            **{f"Case{number}": case.schema for number, case in enumerate(cases)},
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
