from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2
    from fastapi import FastAPI

    from oas.json_value import JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"
SERVICE = Path(__file__).parent / "core_service.py.txt"
PROBLEM = "application/problem+json"
ID = "6b0d1f5e-2c4a-4e8d-b7f9-a1c3e5d7f9b0"
COMPANY: JsonObject = {
    "name": "Northwind",
    "legalName": "Northwind Trading GmbH",
    "status": "active",
    "currency": "EUR",
    "address": {"lines": ["Kai 1"], "city": "Hamburg", "postalCode": "20457", "country": "DE"},
}


@pytest.fixture(scope="module")
def package(generate: Callable[..., Package]) -> Package:
    made = generate(CORE, name="core_under_test")
    (made.folder.parent / "core_service.py").write_text(SERVICE.read_text("utf-8"), "utf-8")
    return made


@pytest.fixture(scope="module")
def client(package: Package, serve: Serve) -> Iterator[httpx2.Client]:
    assert package
    with serve(importlib.import_module("core_service").service()) as started:
        started.headers["Authorization"] = "Bearer all"
        yield started


def test_a_company_is_created_read_and_listed(client: httpx2.Client) -> None:
    created = client.post("/companies", json=COMPANY)
    assert created.status_code == 201
    location = created.headers["location"]
    assert location == f"/companies/{created.json()['id']}"
    assert client.get(location).json() == created.json()
    assert created.json().items() >= COMPANY.items()
    listed = client.get("/companies", params={"q": "Northwind", "limit": 1})
    assert listed.json() == {"items": [created.json()], "nextCursor": None}
    assert listed.headers["x-asked-by"] == "holder of all"


def test_an_invalid_company_is_refused_with_all_that_is_wrong(client: httpx2.Client) -> None:
    answer = client.post("/companies", json={**COMPANY, "name": "", "currency": 5})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert {error["pointer"] for error in answer.json()["errors"]} == {"#/name", "#/currency"}


def test_what_the_application_refuses_by_itself_has_the_shape_of_the_contract_s_problems(
    client: httpx2.Client, package: Package
) -> None:
    models = package.module("models")
    invalid = client.post("/companies", json={"name": [], "x y/z": "é", "address": {"city": 1}})
    problem = models.ValidationProblem.model_validate_json(invalid.content)
    assert "#/address/city" in [error.pointer for error in problem.errors]
    for answer in (
        client.get("/unknown"),
        client.patch("/companies"),
        client.post("/companies", content="{", headers={"content-type": "application/json"}),
        client.post("/companies", content="x", headers={"content-type": "text/plain"}),
        client.get("/companies", headers={"Authorization": ""}),
        client.get("/health"),
    ):
        found = models.Problem.model_validate_json(answer.content)
        assert found.status == answer.status_code


def test_a_rule_of_the_business_is_a_problem_reply(client: httpx2.Client) -> None:
    client.post("/companies", json=COMPANY)
    taken = client.post("/companies", json=COMPANY)
    assert (taken.status_code, taken.headers["content-type"]) == (409, PROBLEM)
    assert taken.json() == {"type": "about:blank", "title": "The name is taken", "status": 409}
    missing = client.get(f"/companies/{ID}")
    assert (missing.status_code, missing.json()["title"]) == (404, "No such company")


def test_a_parameter_that_breaks_a_limit_is_refused(client: httpx2.Client) -> None:
    assert client.get("/companies", params={"limit": 201}).status_code == 422
    assert client.get("/companies/not-a-uuid").status_code == 422


def test_an_image_is_uploaded(client: httpx2.Client) -> None:
    image = {"file": ("pole.png", b"\x89PNG", "image/png")}
    answer = client.post(f"/products/{ID}/images", files=image, data={"position": "3"})
    assert answer.status_code == 201
    found = answer.json()
    assert (found["sizeBytes"], found["position"], found["role"]) == (4, 3, "gallery")
    other = {"file": ("pole.jpg", b"x", "image/jpeg")}
    refused = client.post(f"/products/{ID}/images", files=other)
    assert (refused.status_code, refused.json()["title"]) == (415, "Only PNG")


def test_a_table_is_downloaded_as_a_stream(client: httpx2.Client) -> None:
    with client.stream("GET", "/stock.csv") as answer:
        answer.read()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == "attachment"
    assert "content-length" not in answer.headers
    assert answer.text.splitlines() == ["sku,onHand", "A-0,0", "A-1,1", "A-2,2"]


@pytest.mark.parametrize(
    ("token", "status"),
    [("", 401), ("expired", 401), ("brands:read", 403), ("companies:read", 200)],
)
def test_a_token_opens_what_its_permission_says(
    client: httpx2.Client, token: str, status: int
) -> None:
    answer = client.get("/companies", headers={"Authorization": token and f"Bearer {token}"})
    assert answer.status_code == status
    if status != 200:
        assert answer.headers["content-type"] == PROBLEM


def test_what_the_service_does_not_implement_answers_501(client: httpx2.Client) -> None:
    answer = client.delete(f"/companies/{ID}", headers={"If-Match": "*"})
    assert (answer.status_code, answer.headers["content-type"]) == (501, PROBLEM)
    assert client.get("/health").status_code == 501


def test_the_type_checker_finds_nothing_but_the_missing_methods_and_names_them(
    package: Package,
) -> None:
    service = package.folder.parent / "core_service.py"
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", service],
        cwd=service.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = re.findall(r'error: Cannot instantiate abstract class "(\w+)"', done.stdout)
    assert errors == ["CompaniesInMemory", "ProductsInMemory", "StockInMemory"]
    assert '"delete_company" and "update_company"' in done.stdout
    assert "Found 3 errors in 1 file" in done.stdout, done.stdout
