"""round-trip as a program: what FastAPI says of an application is what the contract says, or is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gates.round_trip.rules import ADDED, CHANGED, INSISTED, LOST, NOTED, WORDS
from oas.json_value import as_array, as_object, objects, strings, text
from tests.gates.round_trip.conftest import APP, CONTRACT

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject
    from tests.gates.conftest import Done, Project
    from tests.gates.round_trip.conftest import Shop

LOCK = "generated/core/generated.lock"


def findings(done: Done) -> list[JsonObject]:
    """All but what FastAPI writes by itself."""
    return [found for found in objects(done.report["findings"]) if found["rule"] != INSISTED]


def at(contract: JsonObject, *path: str | int) -> JsonObject:
    value: Json = contract
    for token in path:
        value = value[token] if isinstance(value, list) else as_object(value)[str(token)]  # type: ignore[index]
    return as_object(value)


LIMIT = ("paths", "/items", "get", "parameters", 0)


def test_an_application_that_keeps_the_contract_passes(a_shop: Shop) -> None:
    done = a_shop.judge()
    assert (done.code, findings(done)) == (0, [])
    assert done.report["inspected"] == {"operations": 2, "schemas": 1}
    assert done.report["against"] == "shop:app"


def test_a_feature_that_the_application_does_not_have_is_lost(a_shop: Shop) -> None:
    at(a_shop.contract, *LIMIT, "schema")["minimum"] = 1
    at(a_shop.contract, "paths", "/items", "get", "responses", "200")["headers"] = {
        "ETag": {"schema": {"type": "string"}}
    }
    a_shop.write()
    done = a_shop.judge()
    assert done.code == 1
    assert {(f["rule"], as_object(f["location"])["pointer"]) for f in findings(done)} == {
        (LOST, "/paths/~1items/get/responses/200/headers/ETag"),
        (CHANGED, "/paths/~1items/get/parameters/0/schema/minimum"),
    }


def test_what_many_operations_share_is_lost_once(a_shop: Shop) -> None:
    name = at(a_shop.contract, "components", "schemas", "Thing", "properties", "name")
    name["maxLength"] = 40
    a_shop.write()
    (finding,) = findings(a_shop.judge())
    assert as_object(finding["location"])["pointer"] == (
        "/components/schemas/Thing/properties/name/maxLength"
    )
    assert strings(finding["operations"]) == ["GET /items", "PUT /items/{key}"]
    assert text(finding["message"]).endswith("in 2 places otherwise: more values are allowed")


def test_what_only_the_application_says_is_added(a_shop: Shop) -> None:
    as_array(at(a_shop.contract, "paths", "/items", "get")["parameters"]).clear()
    a_shop.write()
    done = a_shop.judge()
    assert [finding["rule"] for finding in findings(done)] == [ADDED]
    assert "says the parameter 'limit'" in text(findings(done)[0]["message"])


def test_other_words_are_a_warning_and_fail_where_it_is_strict(a_shop: Shop) -> None:
    at(a_shop.contract, "paths", "/items", "get")["summary"] = "All the items"
    a_shop.write()
    done, strict = a_shop.judge(), a_shop.judge("--strict")
    assert (done.code, strict.code) == (0, 1)
    assert [(f["rule"], f["severity"]) for f in findings(done)] == [(WORDS, "warning")]
    assert [(f["rule"], f["severity"]) for f in findings(strict)] == [(WORDS, "error")]


def test_a_component_that_nothing_uses_and_the_version_are_what_fastapi_insists_on(
    a_shop: Shop,
) -> None:
    a_shop.contract["openapi"] = "3.0.3"
    at(a_shop.contract, "components", "schemas")["Unused"] = {"type": "string"}
    a_shop.write()
    done = a_shop.judge("--strict")
    rules = [(f["rule"], f["severity"]) for f in objects(done.report["findings"])]
    assert (done.code, rules) == (0, [(INSISTED, "note")] * 3)


EXAMPLE = {"name": "a", "price": 1, "more": None}
PUT_BODY = ("paths", "/items/{key}", "put", "requestBody", "content", "application/json")


@pytest.mark.parametrize(
    ("before", "after", "place", "value"),
    [
        (
            'version="1.0.0"',
            'version="1.0.0", contact={"url": "https://a.example.com"}',
            ("info", "contact"),
            {"url": "https://a.example.com"},
        ),
        (
            "item: Item",
            f"item: Annotated[Item, Body(openapi_examples={{'a': {{'value': {EXAMPLE}}}}})]",
            (*PUT_BODY, "examples"),
            {"a": {"value": EXAMPLE}},
        ),
        (
            "ge=0",
            "ge=0, le=18014398509481983",
            ("components", "schemas", "Thing", "properties", "price", "maximum"),
            18014398509481983,
        ),
    ],
)
def test_what_fastapi_cannot_write_otherwise_is_no_fault_of_the_application(
    a_shop: Shop, before: str, after: str, place: tuple[str, ...], value: Json
) -> None:
    assert before in APP
    source = APP.replace(before, after).replace("import FastAPI", "import Body, FastAPI")
    a_shop.project.write("said.py", source)
    at(a_shop.contract, *place[:-1])[place[-1]] = value
    a_shop.write()
    done = a_shop.judge("--strict", app="said:app")
    assert (done.code, findings(done)) == (0, []), done.out
    assert len(objects(done.report["findings"])) == 2


def note(project: Project, pointer: str, reason: str) -> None:
    """A lock that says what its code does not express."""
    digest = f"sha256:{'0' * 64}"
    lock = {
        "schema_version": 1,
        "generator": {"version": "0", "fingerprint": digest},
        "options": {},
        "contract": {"path": CONTRACT, "digest": digest, "version": "1.0.0", "others": {}},
        "files": {"app.py": digest},
        "notes": [{"pointer": pointer, "reason": reason}],
        "warnings": 0,
    }
    project.write(LOCK, json.dumps(lock))


def test_a_loss_that_the_build_noted_is_told_and_passes(a_shop: Shop) -> None:
    at(a_shop.contract, *LIMIT, "schema")["minimum"] = 1
    a_shop.write()
    note(a_shop.project, "/paths/~1items/get/parameters/0", "no limit is told")
    done, strict = a_shop.judge(), a_shop.judge("--strict")
    assert (done.code, strict.code) == (0, 1)
    assert [(f["rule"], f["severity"]) for f in findings(done)] == [(NOTED, "note")]
    assert "(the build noted: 'no limit is told')" in text(findings(done)[0]["message"])


@pytest.mark.parametrize(
    ("pointer", "reason"),
    [
        ("/paths/~1items/get/parameters/1", "another place"),
        ("/paths/~1items/get/parameters/0/schema", "not enforced: a pattern"),
    ],
)
def test_a_note_on_something_else_excuses_nothing(a_shop: Shop, pointer: str, reason: str) -> None:
    at(a_shop.contract, *LIMIT, "schema")["minimum"] = 1
    a_shop.write()
    note(a_shop.project, pointer, reason)
    assert a_shop.judge().code == 1


# Each of these serves the contract's own bytes as its document, and keeps nothing of the contract.
EMPTY = """
import json
from pathlib import Path

import fastapi
from fastapi import FastAPI

CONTRACT = json.loads(Path("contracts/core/openapi.json").read_bytes())
"""
OTHER = """
@app.get("/other")
async def other() -> None: ...
"""
CHEATS = {
    "overrides openapi": """
class App(FastAPI):
    def openapi(self):
        return CONTRACT

app = App(title="Shop", version="1.0.0")
""",
    "replaces openapi": """
app = FastAPI(title="Shop", version="1.0.0")
app.openapi = lambda: CONTRACT
""",
    "holds the document ready": """
app = FastAPI(title="Shop", version="1.0.0")
app.openapi_schema = CONTRACT
app._openapi_routes_version = app.router._get_routes_version()
""",
    "exchanges FastAPI's function": """
import fastapi.applications
import fastapi.openapi.utils

app = FastAPI(title="Shop", version="1.0.0")
fastapi.applications.get_openapi = fastapi.openapi.utils.get_openapi = lambda **_: CONTRACT
""",
    "exchanges what it answers with": """
import fastapi.openapi.utils

app = FastAPI(title="Shop", version="1.0.0")
fastapi.openapi.utils.jsonable_encoder = lambda *_, **__: CONTRACT
""",
    "exchanges FastAPI's class": """
class App(FastAPI):
    openapi_schema = property(lambda self: CONTRACT, lambda self, value: None)

fastapi.FastAPI = FastAPI.openapi = App
app = App(title="Shop", version="1.0.0")
""",
}


@pytest.mark.parametrize("cheat", CHEATS)
def test_a_document_that_the_application_hands_out_instead_is_not_looked_at(
    a_shop: Shop, cheat: str
) -> None:
    a_shop.project.write("cheat.py", EMPTY + CHEATS[cheat] + OTHER)
    done = a_shop.judge(app="cheat:app")
    assert done.code == 1
    assert {(f["rule"], f["name"]) for f in findings(done)} == {
        (LOST, "GET /items"),
        (LOST, "PUT /items/{key}"),
        (ADDED, "GET /other"),
    }


def test_an_honest_application_that_serves_its_contract_is_judged_by_its_routes(
    a_shop: Shop,
) -> None:
    served = (
        "\nfrom pathlib import Path\napp.openapi = Path('contracts/core/openapi.json').read_bytes\n"
    )
    a_shop.project.write("served.py", APP + served)
    assert a_shop.judge(app="served:app").code == 0


def test_an_application_may_be_a_function_that_returns_it(a_shop: Shop) -> None:
    a_shop.project.write("factory.py", "import shop\n\ndef make():\n    return shop.app\n")
    assert a_shop.judge(app="factory:make").code == 0


def test_the_configuration_names_the_application_and_all_runs_the_gate(a_shop: Shop) -> None:
    a_shop.project.write("core.py", APP)
    a_shop.project.write("contrato.toml", '[gates.round-trip]\napp = "{name}:app"\n')
    done = a_shop.project.call("round-trip", folder="contracts")
    assert (done.code, "round-trip: core/openapi.json against core:app" in done.out) == (0, True)
    everything = a_shop.project.call("all", "--format", "json")
    gates = [text(each["gate"]) for each in objects(everything.report["reports"])]
    assert gates == ["checksums", "round-trip"]


def test_without_its_table_all_does_not_run_it(a_shop: Shop) -> None:
    everything = a_shop.project.call("all", "--format", "json")
    assert "round-trip" not in json.dumps(everything.report)
