"""`enums = "str-enum"`: the same values as with Literal, as members that have names."""

from __future__ import annotations

import importlib
import keyword
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from generator.build import build
from generator.names import constant, unique
from generator.options import BuildOptions, Enums
from oas.json_value import as_object
from oas.loading import parse
from tests.generator.models.conftest import contract, models_of, properties, reference, source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from pydantic import BaseModel

    from oas.json_value import Json, JsonObject
    from tests.generator.models.conftest import Models

    Install = Callable[[Models], ModuleType]

STATUS: JsonObject = {"type": "string", "enum": ["active", "in-progress", "ACTIVE"]}
SCHEMAS: JsonObject = {
    "Status": {**STATUS, "description": "How it goes."},
    "Maybe": {"type": ["string", "null"], "enum": ["yes", "no", None]},
    "Level": {"type": "integer", "enum": [1, 2]},
    "Mixed": {"enum": ["one", 1]},
    "Other": reference("Status"),
    "Thing": properties(
        status={"allOf": [reference("Status")], "default": "in-progress"},
        maybe=reference("Maybe"),
        other=reference("Other"),
        short={"type": "string", "enum": ["a", "b"], "default": "a"},
        many={"type": "array", "items": reference("Status")},
        counts={
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "propertyNames": reference("Status"),
        },
    ),
}
VALUES = (
    *('"active"', '"in-progress"', '"ACTIVE"', '"IN_PROGRESS"', '"Status.ACTIVE"', '""', "null"),
    *(
        "1",
        "1.0",
        "true",
        '["active"]',
        '{"active":1}',
        '"yes"',
        '"no"',
        '"YES"',
        '"one"',
        '" yes"',
    ),
)


def made(schemas: JsonObject, install: Install, *uses: tuple[str, str, Json]) -> ModuleType:
    return install(models_of(contract(schemas, *uses), Enums.STR_ENUM))


def accepted(model: type[BaseModel], text: str) -> bool:
    try:
        model.model_validate_json(text)
    except ValueError:
        return False
    return True


def test_a_named_list_of_texts_is_an_enumeration(install: Install) -> None:
    status = made(SCHEMAS, install).Status
    assert issubclass(status, StrEnum)
    assert {member.name: member.value for member in status} == {
        "ACTIVE": "active",
        "IN_PROGRESS": "in-progress",
        "ACTIVE2": "ACTIVE",
    }
    assert status.__doc__ == "How it goes."


def test_lists_of_other_values_and_lists_without_a_name_stay_literals(install: Install) -> None:
    models = made(SCHEMAS, install)
    assert not isinstance(models.Level, type)
    assert not isinstance(models.Mixed, type)
    assert type(models.Thing().short) is str


def test_without_the_option_there_is_no_enumeration() -> None:
    texts = models_of(contract(SCHEMAS)).texts
    assert "Enum" not in texts["models.py"]
    assert "enums.py" not in texts


@pytest.mark.parametrize("name", ["Status", "Maybe", "Other", "Level", "Mixed"])
def test_an_enumeration_accepts_what_a_literal_does(name: str, install: Install) -> None:
    holder: JsonObject = {**properties(it=reference(name)), "required": ["it"]}
    schemas: JsonObject = {**SCHEMAS, "Holder": holder}
    literal = install(models_of(contract(schemas))).Holder
    enumeration = made(schemas, install).Holder
    texts = [f'{{"it":{value}}}' for value in VALUES]
    assert [accepted(enumeration, t) for t in texts] == [accepted(literal, t) for t in texts]
    assert any(accepted(enumeration, text) for text in texts)
    assert not all(accepted(enumeration, text) for text in texts)


def test_a_text_becomes_the_member_and_is_written_as_the_text(install: Install) -> None:
    models = made(SCHEMAS, install)
    text = '{"status":"active","maybe":null,"many":["ACTIVE"],"counts":{"in-progress":1}}'
    thing = models.Thing.model_validate_json(text)
    assert thing.status is models.Status.ACTIVE
    assert thing.maybe is None
    assert thing.counts == {models.Status.IN_PROGRESS: 1}
    assert thing.model_dump_json(exclude_unset=True, by_alias=True) == text
    assert models.Thing.model_validate({"status": "ACTIVE"}).status is models.Status.ACTIVE2


def test_a_default_is_a_member(install: Install) -> None:
    models = made(SCHEMAS, install)
    assert models.Thing().status is models.Status.IN_PROGRESS


def test_a_list_that_may_be_null_is_an_enumeration_where_it_is_not(install: Install) -> None:
    models = made(SCHEMAS, install)
    assert [*models.Maybe] == ["yes", "no"]
    assert accepted(models.Thing, '{"maybe":null}')
    assert not accepted(models.Thing, '{"status":null}')


KINDS: JsonObject = {
    "CatKind": {"type": "string", "enum": ["cat"]},
    "DogKind": {"type": "string", "enum": ["dog", "wolf"]},
    "Color": {"type": "string", "enum": ["red", "black"]},
    "Cat": {**properties(kind=reference("CatKind"), fur=reference("Color")), "required": ["kind"]},
    "Dog": {**properties(kind=reference("DogKind")), "required": ["kind"]},
    "Pet": {
        "oneOf": [reference("Cat"), reference("Dog")],
        "discriminator": {"propertyName": "kind"},
    },
}


def test_lists_that_choose_a_branch_stay_literals(install: Install) -> None:
    models = made(KINDS, install)
    pet = TypeAdapter(models.Pet).validate_json('{"kind":"wolf"}')
    assert isinstance(pet, models.Dog)
    assert pet.kind == "wolf"
    assert issubclass(models.Color, StrEnum)
    assert not isinstance(models.DogKind, type)


def test_a_discriminator_that_stands_in_an_operation_is_seen_too(install: Install) -> None:
    schemas = {name: schema for name, schema in KINDS.items() if name != "Pet"}
    models = made(schemas, install, ("/pets", "", KINDS["Pet"]))
    assert not isinstance(models.DogKind, type)


TEXTS: list[Json] = [
    *("", " ", "a", "A", "ä", "Ä", "+1", "-1", "1", "1.0", "n_1", "mro", "name", "value", "class"),
    *("__init__", "_x_", "a b", "a-b", "a.b", "日本", "ß", "ss", "\u0131", "i", "\u0301", "*", "/"),
    *("x" * 300, "x" * 301, "True", "None", "count", "upper", "_missing_", "__members__", "'\"\\"),
]


def test_every_text_has_a_member_of_its_own(install: Install) -> None:
    models = made({"Any": {"type": "string", "enum": TEXTS}}, install)
    members = [*models.Any]
    assert [member.value for member in members] == TEXTS
    assert all(getattr(models.Any, member.name) is member for member in members)
    assert all(member.name.isidentifier() for member in members)


@given(st.lists(st.text(), unique=True, max_size=30))
def test_members_are_distinct_identifiers_whatever_the_texts(texts: list[str]) -> None:
    names = [*unique(texts, constant).values()]
    assert len({*names}) == len(texts)
    for name in names:
        # The parser of Python reads an identifier in this form.
        assert name == unicodedata.normalize("NFKC", name)
        assert name.isidentifier()
        assert not keyword.iskeyword(name)
        assert not hasattr(StrEnum, name)
        assert name[0] != "_"


def zoo() -> JsonObject:
    """Cats by kind, which is a parameter with a default."""
    schemas: JsonObject = {"Kind": {"type": "string", "enum": ["tame", "wild"]}}
    made = contract(schemas, ("/cats", "cats", {"type": "array", "items": reference("Kind")}))
    operation = as_object(as_object(as_object(made["paths"])["/cats"])["get"])
    kind: JsonObject = {"allOf": [reference("Kind")], "default": "tame"}
    operation |= {
        "operationId": "listCats",
        "parameters": [
            {"name": "kind", "in": "query", "schema": kind},
            {
                "name": "kinds",
                "in": "query",
                "schema": {"type": "array", "items": reference("Kind")},
            },
        ],
    }
    return made


@pytest.mark.parametrize("enums", [*Enums])
def test_a_parameter_takes_a_text_of_the_list_and_nothing_else(
    enums: Enums, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"zoo_{enums.name.lower()}"
    made = build(parse(source(zoo())), BuildOptions(enums=enums), path="openapi.json")
    for path, data in made.files.items():
        (tmp_path / package / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / package / path).write_bytes(data)
    monkeypatch.syspath_prepend(str(tmp_path))
    received: list[object] = []

    class Cats:
        async def list_cats(self, *, kind: object, kinds: list[object] | None) -> object:
            received.append(kind)
            return [kind, *(kinds or [])]

    client = TestClient(importlib.import_module(f"{package}.app").create_app(cats=Cats()))
    assert client.get("/cats?kind=wild&kinds=tame&kinds=wild").json() == ["wild", "tame", "wild"]
    assert client.get("/cats").json() == ["tame"]
    refused = [client.get(f"/cats?{query}") for query in ("kind=WILD", "kind=", "kinds=Kind.WILD")]
    assert [answer.status_code for answer in refused] == [422, 422, 422]
    assert received == ["wild", "tame"]
    assert all(isinstance(kind, StrEnum) == (enums is Enums.STR_ENUM) for kind in received)
