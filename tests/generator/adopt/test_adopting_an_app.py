"""The proof of init: app -> contract -> generated app, whose document says what the first one said."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from oas.document import Source
from oas.loading import parse
from oas.operation import operations

if TYPE_CHECKING:
    from tests.generator.adopt.conftest import Project


def written(project: Project, *arguments: str) -> dict[str, Any]:
    done = project.init("--from-app", "shop:app", *arguments)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(project.contract.read_bytes())
    return found


def test_the_code_of_the_contract_says_what_the_app_says(shop: Project) -> None:
    done = shop.init("--from-app", "shop:app")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "contracts/store/openapi.json: written: 10 operations",
        "contrato.toml: written",
        "next: contract-gen build contracts/store/openapi.json",
    ]
    validated = shop.run("generator", "validate")
    assert "valid: 10 operations, 0 errors, 0 warnings" in validated.stdout
    built = shop.run("generator", "build")
    assert (built.returncode, built.stderr) == (0, "")
    judged = shop.run("gates", "round-trip", "--format", "json")
    report = json.loads(judged.stdout)
    assert report["inspected"]["operations"] == 10
    # What FastAPI says otherwise are two titles.
    assert [(f["severity"], f["name"]) for f in report["findings"]] == [("warning", "title")] * 2


def test_the_same_app_has_the_same_bytes_each_time(shop: Project) -> None:
    written(shop)
    again = shop.init("--from-app", "shop:app", "--write", "again/openapi.json", PYTHONHASHSEED="7")
    assert again.returncode == 0
    data = shop.contract.read_bytes()
    assert (shop.folder / "again" / "openapi.json").read_bytes() == data
    assert data.startswith(b'{\n  "openapi": "3.1.0",\n  "info"')
    assert data.endswith(b"}\n")


def test_operations_are_called_as_their_functions_are(shop: Project) -> None:
    written(shop)
    document = parse(Source("contract", shop.contract.read_bytes()))
    assert [operation.operation_id for operation in operations(document)] == [
        *("list_items", "create_item", "get_item", "delete_item", "upload_picture"),
        *("login", "readOrder", "pay", "search", "health"),
    ]


def test_what_fastapi_adds_by_itself_is_taken_out(shop: Project) -> None:
    contract = written(shop)
    assert list(contract["paths"]["/items/{item_id}"]["get"]["responses"]) == ["200", "404"]
    assert set(contract["components"]["schemas"]) == {
        *("Body_login", "Body_upload_picture", "Card", "Item", "Money", "NewItem", "Order"),
        *("Size", "Transfer"),
    }
    titles = [line.strip() for line in shop.contract.read_text().splitlines() if '"title"' in line]
    assert titles == ['"title": "Shop",', '"title": "Payment"', '"title": "ISO 4217"']
    assert contract["components"]["schemas"]["Money"]["properties"]["amount"]["minimum"] == 0
    assert '"minimum": 0.0' not in shop.contract.read_text()


def test_what_a_person_said_stays(shop: Project) -> None:
    contract = written(shop)
    assert contract["info"] == {"title": "Shop", "description": "Sells things.", "version": "2.4.1"}
    assert contract["tags"] == [{"name": "items", "description": "Things."}, {"name": "orders"}]
    assert list(contract["paths"]) == [
        *("/items", "/items/{item_id}", "/items/{item_id}/picture", "/login"),
        *("/orders/{number}", "/orders/{number}/payment", "/search", "/health"),
    ]
    assert contract["paths"]["/items"]["post"]["security"] == [{"HTTPBearer": []}]


def test_answers_422_stay_where_they_are_asked_for(shop: Project) -> None:
    contract = written(shop, "--keep-422")
    assert "422" in contract["paths"]["/items/{item_id}"]["get"]["responses"]
    assert {"HTTPValidationError", "ValidationError"} < set(contract["components"]["schemas"])


def test_a_function_that_returns_the_app_is_called(project: Project) -> None:
    project.put(
        "from fastapi import FastAPI\n"
        "class Shops:\n"
        "    @staticmethod\n"
        "    def create_app() -> FastAPI:\n"
        "        app = FastAPI(title='Made', version='3')\n"
        "        app.get('/health')(lambda: 'ok')\n"
        "        return app\n",
        "made.py",
    )
    done = project.init("--from-app", "made:Shops.create_app", "--write", "made/openapi.json")
    assert done.returncode == 0, done.stderr
    contract = json.loads((project.folder / "made" / "openapi.json").read_bytes())
    assert contract["info"] == {"title": "Made", "version": "3"}


def test_the_configuration_names_the_contract_and_is_read_from_then_on(shop: Project) -> None:
    done = shop.init("--from-app", "shop:app", "--write", "specs/[v1] shop.json")
    assert done.returncode == 0, done.stderr
    table = tomllib.loads((shop.folder / "contrato.toml").read_text())
    assert table == {"contracts": ["specs/[[]v1] shop.json"], "out": "generated"}
    assert "specs/[v1] shop.json: valid" in shop.run("generator", "validate").stdout


@pytest.mark.parametrize(
    ("contracts", "said"),
    [('["contracts/*/openapi.*"]', False), ('["specs/openapi.json"]', True)],
)
def test_a_configuration_that_is_there_stays_as_it_is(
    shop: Project, contracts: str, *, said: bool
) -> None:
    (shop.folder / "contrato.toml").write_text(f"contracts = {contracts}\n")
    done = shop.init("--from-app", "shop:app")
    assert done.returncode == 0, done.stderr
    assert ("contrato.toml: add the contract to its key contracts" in done.stdout) is said
    assert (shop.folder / "contrato.toml").read_text() == f"contracts = {contracts}\n"
