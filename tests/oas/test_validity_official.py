"""The official schemas as they are compiled here: whole, for one object alone, and without a network."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from oas.document import Document, Source, SpecVersion
from oas.grammar import Kind, walk
from oas.kinds import FIELDS, Shape
from oas.problem import Level
from oas.structure import official
from oas.structure.check import structural_flaws

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

# What a holder's schema says entirely: flows always, and since 3.1 the two of the dialect.
TOLD_BY_HOLDER = {
    SpecVersion.V3_0: {Kind.OAUTH_FLOW},
    SpecVersion.V3_1: {Kind.OAUTH_FLOW, Kind.DISCRIMINATOR, Kind.XML},
    SpecVersion.V3_2: {Kind.OAUTH_FLOW, Kind.DISCRIMINATOR, Kind.XML},
}
# The least that an object of each kind must say.
LEAST: dict[Kind, JsonObject] = {
    Kind.OPENAPI: {"info": {"title": "", "version": ""}, "paths": {}},
    Kind.INFO: {"title": "", "version": ""},
    Kind.LICENSE: {"name": ""},
    Kind.SERVER: {"url": "/"},
    Kind.SERVER_VARIABLE: {"default": ""},
    Kind.OPERATION: {"responses": {"200": {"description": ""}}},
    Kind.EXTERNAL_DOCUMENTATION: {"url": "https://example.com"},
    Kind.PARAMETER: {"name": "a", "in": "query", "schema": {}},
    Kind.REQUEST_BODY: {"content": {}},
    Kind.RESPONSES: {"default": {"description": ""}},
    Kind.RESPONSE: {"description": ""},
    Kind.LINK: {"operationId": "a"},
    Kind.HEADER: {"schema": {}},
    Kind.TAG: {"name": ""},
    Kind.DISCRIMINATOR: {"propertyName": ""},
    Kind.SECURITY_SCHEME: {"type": "oauth2", "flows": {}},
}
KINDS = [kind for kind in Kind if kind is not Kind.COLLECTION]


def least(version: SpecVersion, kind: Kind) -> JsonObject:
    extra: JsonObject = {"openapi": f"{version}.0"} if kind is Kind.OPENAPI else {}
    return {**LEAST.get(kind, {}), **extra}


@pytest.mark.parametrize("version", list(SpecVersion))
def test_every_kind_has_a_schema_or_a_holder_that_says_it_all(version: SpecVersion) -> None:
    without = {kind for kind in KINDS if official.alone(version, kind) is None}
    assert without == TOLD_BY_HOLDER[version]
    assert without == {kind for kind in KINDS if official.whole(version, kind) is None}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", list(SpecVersion))
def test_the_least_of_each_kind_is_right_alone_and_as_a_whole(
    version: SpecVersion, kind: Kind
) -> None:
    for judge in (official.alone(version, kind), official.whole(version, kind)):
        assert judge is None or judge.is_valid(least(version, kind))
        assert judge is None or not judge.is_valid(5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("version", list(SpecVersion))
def test_an_object_alone_is_not_judged_by_those_it_holds(version: SpecVersion, kind: Kind) -> None:
    alone = official.alone(version, kind)
    for name, field in FIELDS[version][kind].items():
        if alone is None or official.alone(version, field.kind) is None or name == "*":
            continue
        if (kind, name) in {(Kind.SCHEMA, "externalDocs"), (Kind.LINK, "server")}:
            continue  # The dialect tells of the first itself; the schema of 3.1 forgot the second.
        wrong: JsonObject = {"minimum": "wrong", "required": 5, "content": 5, "responses": 5}
        shapes: dict[Shape, Json] = {
            Shape.ONE: wrong,
            Shape.ARRAY: [wrong],
            Shape.MAP: {"GET-IT": wrong},
        }
        value = {**least(version, kind), name: shapes[field.shape]}
        if kind in {Kind.PARAMETER, Kind.HEADER} and name == "content":
            del value["schema"]
        assert alone.is_valid(value), (kind, name)


def test_an_object_that_only_the_whole_finds_wrong_is_told_all_the_same() -> None:
    root: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "components": {"schemas": {"A": {"type": "int"}}},
    }
    document = Document(Source("contract.json", json.dumps(root).encode()), root, SpecVersion.V3_1)
    only_the_top = [place for place in walk(document) if place.holder is None]
    (flaw,) = structural_flaws(document.version, only_the_top)
    assert (flaw.pointer, flaw.level) == ("/components/schemas/A/type", Level.ERROR)


def test_the_schemas_are_read_without_importing_the_packages_that_ship_them() -> None:
    program = (
        "import sys\n"
        "from oas.document import SpecVersion\n"
        "from oas.kinds import Kind\n"
        "from oas.structure import official\n"
        "[official.whole(version, Kind.OPENAPI) for version in SpecVersion]\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & "
        "{'openapi_spec_validator', 'openapi_schema_validator', 'jsonschema', 'pydantic'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_link_in_3_1_may_have_a_server_though_the_schema_forgot_it() -> None:
    root: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": "", "version": ""},
        "components": {"links": {"A": {"operationId": "a", "server": {"url": "/"}}}},
    }
    document = Document(Source("contract.json", json.dumps(root).encode()), root, SpecVersion.V3_1)
    assert list(structural_flaws(document.version, walk(document))) == []
