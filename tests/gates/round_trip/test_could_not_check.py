"""Where round-trip cannot look, it says why and never passes."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gates.gate import CouldNotCheckError
from gates.round_trip.application import Application, own_document
from oas.json_value import text

if TYPE_CHECKING:
    from tests.gates.round_trip.conftest import Shop


@pytest.mark.parametrize(
    ("source", "app", "reason", "message"),
    [
        ("", "missing:app", "application-failed", "No module named 'missing'"),
        ("app = 1", "broken:app", "application-missing", "is no FastAPI application: int"),
        ("", "broken:app", "application-missing", "there is no broken:app"),
        ("import", "broken:app", "application-failed", "SyntaxError"),
        ("1 / 0", "broken:app", "application-failed", "ZeroDivisionError"),
        ("raise SystemExit(0)", "broken:app", "application-failed", "SystemExit"),
        ("def app(x): ...", "broken:app", "application-failed", "missing 1 required"),
        ("import os; os._exit(0)", "broken:app", "application-ended", "wrote no answer"),
        ("import os; os.abort()", "broken:app", "application-ended", "SIGABRT"),
        (
            "import fastapi\napp = fastapi.FastAPI()\n@app.get('/a')\ndef a(x: 'Nowhere'): ...",
            "broken:app",
            "application-failed",
            "Nowhere",
        ),
    ],
)
def test_an_application_that_cannot_be_described_is_exit_code_2(
    a_shop: Shop, source: str, app: str, reason: str, message: str
) -> None:
    a_shop.project.write("broken.py", f"{source}\n")
    done = a_shop.judge(app=app)
    assert (done.code, done.report["reason"]) == (2, reason)
    assert message in text(done.report["error"])
    assert text(done.report["hint"])


def test_it_says_where_the_application_failed_and_what_it_wrote(a_shop: Shop) -> None:
    a_shop.project.write("broken.py", "import sys, os\nprint('one', flush=True)\nos._exit(3)\n")
    done = a_shop.judge(app="broken:app")
    assert text(done.report["error"]) == "the application ended with exit code 3"
    assert text(done.report["hint"]) == "it wrote: one"
    a_shop.project.write("broken.py", "\n\n1 / 0\n")
    assert text(a_shop.judge(app="broken:app").report["where"]).endswith("broken.py:3")


@pytest.mark.parametrize("app", ["shop", "shop:", ":app", "shop:app()", "shop/main:app", "a b:c"])
def test_a_name_that_is_no_application_is_refused(a_shop: Shop, app: str) -> None:
    done = a_shop.judge(app=app)
    assert (done.code, done.report["reason"]) == (2, "configuration")


def test_an_application_finds_no_network(a_shop: Shop) -> None:
    source = "import socket\nsocket.create_connection(('127.0.0.1', 9))\n"
    a_shop.project.write("broken.py", source)
    done = a_shop.judge(app="broken:app")
    assert (done.code, "PermissionError" in text(done.report["error"])) == (2, True)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("while True: pass", "the application did not finish within 1 seconds of processor"),
        ("x = bytearray(1 << 30)", "MemoryError"),
        ("import time; time.sleep(60)", "the application did not finish within 3 seconds"),
    ],
)
def test_an_application_that_takes_all_is_stopped(
    tmp_path: Path, source: str, message: str
) -> None:
    (tmp_path / "greedy.py").write_text(source)
    application = Application(str(tmp_path), "greedy", "app")
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])}
    with pytest.raises(CouldNotCheckError, match=message):
        own_document(application, environ, seconds=1, megabytes=600)


def test_without_fastapi_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "fastapi").mkdir()
    (tmp_path / "fastapi" / "__init__.py").write_text("raise ModuleNotFoundError('no fastapi')")
    environ = {**os.environ, "PYTHONPATH": f"{tmp_path}:{Path(__file__).parents[3]}"}
    with pytest.raises(CouldNotCheckError) as raised:
        own_document(Application(str(tmp_path), "shop", "app"), environ)
    assert raised.value.reason == "fastapi-missing"
    assert raised.value.hint == "install fastapi where gates is installed"


def test_without_generated_code_there_is_nothing_to_judge(a_shop: Shop) -> None:
    done = a_shop.project.call("round-trip", "--format", "json")
    assert (done.code, done.report["reason"]) == (2, "application-missing")
    assert "contract-gen build" in text(done.report["hint"])


def test_a_contract_without_operations_is_no_pass(a_shop: Shop) -> None:
    a_shop.contract["paths"] = {}
    a_shop.write()
    done = a_shop.judge()
    assert (done.code, done.report["reason"]) == (2, "contract-without-operations")


def test_a_contract_that_is_not_valid_is_not_compared(a_shop: Shop) -> None:
    a_shop.contract["paths"] = {"items": {}}
    a_shop.write()
    assert a_shop.judge().report["reason"] == "contract-not-valid"


def test_a_document_that_is_not_valid_is_not_compared(a_shop: Shop) -> None:
    source = """
from fastapi import FastAPI
app = FastAPI(title="Shop", version="1.0.0")
@app.get("/items", openapi_extra={"security": [{"nobody": []}]})
def items(): ...
"""
    a_shop.project.write("broken.py", source)
    done = a_shop.judge(app="broken:app")
    assert (done.code, done.report["reason"]) == (2, "document-not-valid")
    assert "there is no security scheme 'nobody'" in json.dumps(done.report["problems"])
