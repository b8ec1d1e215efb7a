"""Every real contract of the corpus through the real programs: valid, built, imported, served.

Each test starts programs of its own, since a hash seed or an import cannot be undone in this one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "k8s-apps-v1.json",
    "discord-v10.json",
    "digitalocean-v2.yaml",
    "github-22.0.0.json",
    "github-23.0.2.json",
)
SERVE = """
import json, sys, warnings
sys.path.insert(0, sys.argv[1])
from importlib import import_module
from pydantic import BaseModel
from starlette.testclient import TestClient

models = import_module(sys.argv[2] + ".models")
named = [getattr(models, name) for name in dir(models)]
classes = [each for each in named if isinstance(each, type) and issubclass(each, BaseModel)]
for each in classes:
    each.model_rebuild()
app = import_module(sys.argv[2] + ".app").create_app()
answer = TestClient(app).get("/openapi.json")
operations = sum(len(item) for item in answer.json()["paths"].values())
print(json.dumps({"status": answer.status_code, "operations": operations, "classes": len(classes)}))
"""


def run(
    *arguments: str, seed: int = 0, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONHASHSEED": str(seed)},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(files)}


@pytest.fixture(scope="module", params=FILES)
def contract(request: pytest.FixtureRequest, corpus: Path) -> Path:
    return corpus / str(request.param)


@pytest.fixture(scope="module")
def built(contract: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one contract's package, built under hash seed 1."""
    out = tmp_path_factory.mktemp("corpus")
    made = run("-m", "generator", "build", str(contract), "--out", str(out / "first"), seed=1)
    assert made.returncode == 0, made.stderr
    again = run("-m", "generator", "build", str(contract), "--out", str(out / "second"), seed=2)
    assert again.returncode == 0, again.stderr
    (package,) = (entry for entry in (out / "first").iterdir() if entry.is_dir())
    return package


def test_a_real_contract_is_valid(contract: Path) -> None:
    made = run("-m", "generator", "validate", str(contract))
    assert made.returncode == 0, made.stdout + made.stderr


def test_two_builds_under_different_hash_seeds_are_the_same_bytes(built: Path) -> None:
    other = built.parents[1] / "second" / built.name
    assert tree(built) == tree(other)
    assert {"models.py", "models/__init__.py"} & tree(built).keys()


def test_the_package_imports_and_its_app_answers(built: Path) -> None:
    served = run("-W", "error", "-c", SERVE, str(built.parent), built.name)
    assert served.returncode == 0, served.stderr[-2000:]
    said = json.loads(served.stdout)
    assert said["status"] == 200
    assert said["operations"] > 0
    assert said["classes"] > 1


def test_the_package_is_formatted_and_typed(built: Path) -> None:
    ruff = run("-m", "ruff", "format", "--check", "--isolated", "--no-cache", str(built))
    assert ruff.returncode == 0, ruff.stdout
    unused = run("-m", "ruff", "check", "--isolated", "--no-cache", "--select", "F", str(built))
    assert unused.returncode == 0, unused.stdout
    mypy = run("-m", "mypy", "--strict", "--no-incremental", built.name, cwd=built.parent)
    assert mypy.returncode == 0, mypy.stdout


def test_an_unchanged_contract_is_not_built_again(built: Path, contract: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in built.rglob("*") if p.is_file()}
    made = run("-m", "generator", "build", str(contract), "--out", str(built.parent), "--check")
    assert made.returncode == 0, made.stdout
    again = run("-m", "generator", "build", str(contract), "--out", str(built.parent))
    assert again.returncode == 0, again.stderr
    assert {p: p.stat().st_mtime_ns for p in built.rglob("*") if p.is_file()} == before
