"""Whatever an application does: a sentence, exit code 2, and nothing written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.adopt.application import ApplicationError, application_of, described

if TYPE_CHECKING:
    from tests.generator.adopt.conftest import Project

MAKE = "from fastapi import FastAPI\napp = FastAPI()\n"
HOSTILE = {
    "raises": (
        "print('reading the settings')\nraise RuntimeError('no database')",
        "error: shop:app cannot be imported: RuntimeError: no database",
    ),
    "exits": ("import sys\nsys.exit(3)", "error: shop:app cannot be imported: SystemExit: 3"),
    "exits at once": ("import os\nos._exit(0)", "error: shop:app ended by itself"),
    "asks": ("input('Name? ')", "error: shop:app cannot be imported: EOFError: EOF when reading"),
    "no app": ("app = 3", "error: shop:app is no FastAPI application: int"),
    "no attribute": ("other = 3", "error: there is no app in shop"),
    "another module is missing": (
        "import warehouse",
        "error: shop:app cannot be imported: ModuleNotFoundError: No module named 'warehouse'",
    ),
    "cannot be described": (
        f"{MAKE}def openapi() -> None:\n    raise ValueError('no')\napp.openapi = openapi\n",
        "error: FastAPI cannot describe shop:app: ValueError: no",
    ),
    "no document": (
        f"{MAKE}app.openapi = lambda: [1]\n",
        "error: shop:app describes itself by what is no OpenAPI document: the whole file is an array",
    ),
    "not a number": (
        f"{MAKE}app.openapi = lambda: {{'openapi': '3.1.0', 'x-n': float('nan')}}\n",
        "error: shop:app describes itself by what is no OpenAPI document: ",
    ),
    "kills itself": (
        "import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)",
        "error: shop:app was ended by SIGSEGV",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_app_that_cannot_be_described_is_told_in_a_sentence(project: Project, name: str) -> None:
    code, sentence = HOSTILE[name]
    project.put(code)
    done = project.init("--from-app", "shop:app")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(sentence)
    assert project.files() == {"shop.py"}


def test_what_the_app_wrote_last_stands_below(project: Project) -> None:
    project.put(HOSTILE["raises"][0])
    lines = project.init("--from-app", "shop:app").stderr.splitlines()
    assert lines[-1] == "  RuntimeError: no database"
    assert len(lines) <= 6


def test_a_document_that_is_not_valid_is_not_written(project: Project) -> None:
    project.put(f"{MAKE}@app.get('/a', openapi_extra={{'parameters': 3}})\ndef a() -> int: ...\n")
    done = project.init("--from-app", "shop:app")
    assert done.returncode == 2
    assert "contracts/store/openapi.json:" in done.stderr
    assert "error[" in done.stderr
    assert "(/paths/~1a/get/parameters)" in done.stderr
    assert project.files() == {"shop.py"}


def test_an_app_that_prints_and_reads_arguments_is_described_all_the_same(project: Project) -> None:
    project.put(
        "import argparse, os\nprint('{}')\nos.system('echo started')\n"
        f"argparse.ArgumentParser().parse_args()\n{MAKE}app.get('/')(lambda: 'ok')\n"
    )
    done = project.init("--from-app", "shop:app")
    assert done.returncode == 0, done.stderr
    assert "started" not in done.stdout
    assert project.contract.read_text().startswith('{\n  "openapi"')


@pytest.mark.parametrize(
    ("module", "missing"), [("nowhere", "nowhere"), ("nowhere.main", "nowhere.main")]
)
def test_a_module_that_does_not_exist_is_named(project: Project, module: str, missing: str) -> None:
    done = project.init("--from-app", f"{module}:app")
    assert done.returncode == 2
    assert done.stderr == f"error: there is no module {missing}\n"


@pytest.mark.parametrize("asked", ["shop", "shop:", ":app", "../shop:app", "shop:app()", "-c:x"])
def test_what_names_no_application_is_not_imported(project: Project, asked: str) -> None:
    project.put("raise SystemExit")
    done = project.init(f"--from-app={asked}")
    assert done.returncode == 2
    assert "names no application\n  write MODULE:APP" in done.stderr


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("while True: pass", "shop:app did not finish within 1 seconds of processor"),
        ("import time; time.sleep(60)", "shop:app did not finish within 3 seconds"),
    ],
)
def test_an_app_that_never_returns_is_ended(tmp_path: Path, code: str, sentence: str) -> None:
    (tmp_path / "shop.py").write_text(code)
    with pytest.raises(ApplicationError) as caught:
        described(application_of("shop:app", tmp_path), {}, seconds=1)
    assert caught.value.message == sentence


def test_what_the_app_started_ends_with_it(tmp_path: Path) -> None:
    (tmp_path / "shop.py").write_text(
        "import pathlib, subprocess, sys\n"
        "started = subprocess.Popen(['sleep', '100'])\n"
        "pathlib.Path('number').write_text(str(started.pid))\n"
        "started.wait()\n"
    )
    with pytest.raises(ApplicationError):
        described(application_of("shop:app", tmp_path), os.environ, seconds=1)
    process = Path("/proc", (tmp_path / "number").read_text(), "stat")
    assert not process.exists() or process.read_text().rpartition(")")[2].split()[0] == "Z"


def test_an_app_that_takes_all_memory_is_ended(project: Project) -> None:
    project.put("held = bytearray(10**10)")
    done = project.init("--from-app", "shop:app", CONTRATO_LIMIT_MEGABYTES="1024")
    assert done.returncode == 2
    assert done.stderr.startswith("error: shop:app cannot be imported: MemoryError")
