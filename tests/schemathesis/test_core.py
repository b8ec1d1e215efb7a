"""A client that nobody here wrote finds no fault in CORE: the generated code, and the example on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_object, text
from tests.schemathesis.conftest import ROOT, failures, operations_of, run, served

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = ROOT / "contracts" / "core" / "openapi.json"
CASES = "8"  # a second each, together about a minute


def test_core_in_memory_keeps_its_contract(tmp_path: Path) -> None:
    with served("tests.schemathesis.core_app:create", tmp_path) as address:
        done = run("core.toml", CONTRACT, address, tmp_path, "--max-examples", CASES)
    assert failures(done) == [], done.out
    assert (done.code, operations_of(done)) == (0, (34, 34)), done.out
    phases = as_object(done.report["phases"])
    assert {name: text(as_object(phase)["status"]) for name, phase in phases.items()} == {
        "examples": "success",
        "coverage": "success",
        "fuzzing": "success",
        "stateful": "success",
    }


def test_faults_of_an_implementation_are_found(tmp_path: Path) -> None:
    operations = ("--include-operation-id", "createCompany", "--include-operation-id", "getBrand")
    with served("tests.schemathesis.broken_app:create", tmp_path) as address:
        done = run("core.toml", CONTRACT, address, tmp_path, *operations, "--max-examples", "5")
    found = "\n".join(failures(done))
    assert done.code == 1
    assert "POST /companies" in found
    assert "Server error: GET /brands/{brandId}" in found
