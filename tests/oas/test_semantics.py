"""Each check on a tiny contract that it flags, and on one as close to it that it lets pass."""

from __future__ import annotations

import importlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import oas.semantics
from oas.document import Source
from oas.loading import parse
from oas.semantics.checks import CHECKS
from oas.validity import check

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

OK: JsonObject = {"200": {"description": "it is done"}}
TEXT: JsonObject = {"type": "string"}
ID: JsonObject = {"name": "id", "in": "path", "required": True, "schema": TEXT}
LIMIT: JsonObject = {"name": "limit", "in": "query", "schema": {"type": "integer"}}


def operation(**members: Json) -> JsonObject:
    return {"responses": OK, **members}


def contract(version: str = "3.1.0", /, **members: Json) -> JsonObject:
    info: JsonObject = {"title": "Stock", "version": "1.0.0"}
    return {"openapi": version, "info": info, "paths": {"/stock": {"get": operation()}}, **members}


def at(path: str, item: Json, **components: Json) -> JsonObject:
    return contract(paths={path: item}, **({"components": components} if components else {}))


def get(path: str, **members: Json) -> JsonObject:
    return at(path, {"get": operation(**members)})


def reference(name: str, section: str = "schemas") -> JsonObject:
    return {"$ref": f"#/components/{section}/{name}"}


@dataclass(frozen=True)
class Case:
    """`breaks` gives exactly this code, at `pointer`; `allows` gives nothing at all."""

    code: str
    breaks: JsonObject
    allows: JsonObject
    pointer: str
    name: str = field(default="")


CASES = [
    Case("nothing-described", contract(paths={}), contract(paths={}, webhooks={"new": {}}), ""),
    Case(
        "nothing-described",
        contract(paths={}, components={"schemas": {}}),
        contract(paths={}, components={"schemas": {"Sum": TEXT}}),
        "",
        "empty components",
    ),
    Case(
        "version-not-semantic",
        contract(info={"title": "Stock", "version": "v1.0"}),
        contract(info={"title": "Stock", "version": "1.0.0-rc.1+build.5"}),
        "/info/version",
    ),
    Case(
        "version-not-semantic",
        contract(info={"title": "Stock", "version": "1.0.01"}),
        contract(info={"title": "Stock", "version": "0.0.0"}),
        "/info/version",
        "leading zero",
    ),
    Case(
        "path-malformed",
        get("stock"),
        get("/stock"),
        "/paths/stock",
        "no slash",
    ),
    Case(
        "path-malformed",
        get("/stock/{id", parameters=[]),
        get("/stock/{id}", parameters=[ID]),
        "/paths/~1stock~1{id",
        "no closing brace",
    ),
    Case("path-malformed", get("/stock/{}"), get("/stock/"), "/paths/~1stock~1{}", "empty name"),
    Case(
        "path-parameter-undeclared",
        get("/stock/{id}", parameters=[{**ID, "in": "query"}]),
        get("/stock/{id}", parameters=[ID]),
        "/paths/~1stock~1{id}",
    ),
    Case(
        "path-parameter-undeclared",
        at("/stock/{id}", {"get": operation(parameters=[ID]), "put": operation()}),
        at("/stock/{id}", {"parameters": [ID], "get": operation(), "put": operation()}),
        "/paths/~1stock~1{id}/put",
        "one operation",
    ),
    Case(
        "path-parameter-unused",
        get("/stock", parameters=[ID]),
        get("/stock/{id}.{format}", parameters=[ID, {**ID, "name": "format"}]),
        "/paths/~1stock/get/parameters/0",
    ),
    Case(
        "path-parameter-optional",
        get("/stock/{id}", parameters=[{**ID, "required": False}]),
        get("/stock/{id}", parameters=[ID, LIMIT]),
        "/paths/~1stock~1{id}/get/parameters/0",
    ),
    Case(
        "path-parameter-optional",
        get("/stock/{id}", parameters=[{"name": "id", "in": "path", "schema": TEXT}]),
        at("/s/{id}", {"parameters": [reference("Id", "parameters")], "get": operation()},
           parameters={"Id": ID}),
        "/paths/~1stock~1{id}/get/parameters/0",
        "not said",
    ),
    Case(
        "path-parameter-doubled",
        get("/brands/{id}/stock/{id}", parameters=[ID]),
        get("/brands/{brand}/stock/{id}", parameters=[ID, {**ID, "name": "brand"}]),
        "/paths/~1brands~1{id}~1stock~1{id}",
    ),
    Case(
        "paths-ambiguous",
        contract(paths={
            "/stock/{id}": {"get": operation(parameters=[ID])},
            "/stock/{sku}": {"get": operation(parameters=[{**ID, "name": "sku"}])},
        }),
        contract(paths={
            "/stock/{id}": {"get": operation(parameters=[ID])},
            "/stock/{sku}": {"put": operation(parameters=[{**ID, "name": "sku"}])},
            "/stock/mine": {"get": operation()},
        }),
        "/paths/~1stock~1{sku}/get",
    ),
    Case(
        "path-item-divided",
        contract(paths={
            "/stock": {"$ref": "#/components/pathItems/Stock", "put": operation()},
        }, components={"pathItems": {"Stock": {"get": operation()}}}),
        contract(paths={
            "/stock": {"$ref": "#/components/pathItems/Stock", "summary": "what is there"},
        }, components={"pathItems": {"Stock": {"get": operation()}}}),
        "/paths/~1stock/put",
    ),
    Case(
        "operation-id-repeated",
        at("/stock", {"get": operation(operationId="a"), "put": operation(operationId="a")}),
        at("/stock", {"get": operation(operationId="a"), "put": operation(operationId="A")}),
        "/paths/~1stock/put/operationId",
    ),
    Case(
        "operation-id-repeated",
        contract(
            paths={"/stock": {"get": operation(operationId="a")}},
            webhooks={"new": {"post": operation(operationId="a")}},
        ),
        contract(
            paths={"/stock": {"get": operation(operationId="a")}},
            webhooks={"new": {"post": operation(operationId="b")}},
        ),
        "/webhooks/new/post/operationId",
        "webhook",
    ),
    Case(
        "parameter-repeated",
        get("/stock", parameters=[LIMIT, {**LIMIT, "schema": TEXT}]),
        get("/stock", parameters=[LIMIT, {**LIMIT, "in": "header"}]),
        "/paths/~1stock/get/parameters/1",
    ),
    Case(
        "parameter-repeated",
        at("/stock", {"get": operation(parameters=[LIMIT, reference("Limit", "parameters")])},
           parameters={"Limit": LIMIT}),
        at("/stock", {"parameters": [LIMIT], "get": operation(parameters=[LIMIT])}),
        "/paths/~1stock/get/parameters/1",
        "by reference",
    ),
    Case(
        "security-scheme-unknown",
        get("/stock", security=[{"token": []}]),
        at("/stock", {"get": operation(security=[{"token": []}, {}])},
           securitySchemes={"token": {"type": "http", "scheme": "bearer"}}),
        "/paths/~1stock/get/security/0/token",
    ),
    Case(
        "link-operation-unknown",
        get("/stock", operationId="a",
            responses={"200": {"description": "", "links": {"next": {"operationId": "b"}}}}),
        get("/stock", operationId="a",
            responses={"200": {"description": "", "links": {"next": {"operationId": "a"}}}}),
        "/paths/~1stock/get/responses/200/links/next/operationId",
    ),
    Case(
        "tag-repeated",
        contract(tags=[{"name": "a"}, {"name": "b"}, {"name": "a", "description": "again"}]),
        contract(tags=[{"name": "a"}, {"name": "A"}]),
        "/tags/2",
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


def test_every_check_has_a_case_here_or_in_the_files_beside() -> None:
    files = Path(__file__).parent.glob("test_semantics*.py")
    tried = set(re.findall(r'Case\(\s*"([a-z-]+)"', "".join(file.read_text() for file in files)))
    assert tried == {one.code for one in CHECKS}


def test_every_file_with_a_check_is_in_the_list_and_is_called_after_its_code() -> None:
    folder = Path(oas.semantics.__file__).parent
    modules = [importlib.import_module(f"oas.semantics.{f.stem}") for f in folder.glob("*.py")]
    found = {module.CHECK.code: module for module in modules if hasattr(module, "CHECK")}
    assert set(found) == {one.code for one in CHECKS}
    for code, module in found.items():
        assert module.__name__ == f"oas.semantics.{code.replace('-', '_')}"
        assert str(module.__doc__).startswith("Flags "), f"{code} does not say what it flags"


def test_a_parameter_listed_twice_says_whether_the_two_differ() -> None:
    same = get("/stock", parameters=[LIMIT, LIMIT])
    other = get("/stock", parameters=[LIMIT, {**LIMIT, "required": True}])
    messages = [
        check(parse(Source("contract.json", json.dumps(tried).encode())))[0].message
        for tried in (same, other)
    ]
    assert messages == [
        "the query parameter 'limit' is listed twice, word for word",
        "the query parameter 'limit' is listed twice, and differs: the first one counts",
    ]


def test_a_dangling_parameter_is_not_told_twice() -> None:
    missing = get("/stock/{id}", parameters=[reference("Id", "parameters")])
    problems = check(parse(Source("contract.json", json.dumps(missing).encode())))
    assert [problem.code for problem in problems] == ["reference-dangling"]
