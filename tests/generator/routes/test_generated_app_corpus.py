from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from oas.document import Source
from oas.json_value import as_object
from oas.loading import parse
from oas.operation import METHODS, operations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    import httpx2
    from fastapi import FastAPI

    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"
CONTRACTS = [
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "k8s-apps-v1.json",
    "discord-v10.json",
    "digitalocean-v2.yaml",
    "github-22.0.0.json",
    "github-23.0.2.json",
]
SMALL = ["core", *CONTRACTS[:2]]
PROBLEM = "application/problem+json"

# Run alone, so that a contract of a thousand operations leaves nothing behind.
ASK = """
import hashlib, importlib, json, sys, time, warnings
warnings.simplefilter("error")
from starlette.testclient import TestClient
module = importlib.import_module(sys.argv[1] + ".app")
started = time.process_time()
app = module.create_app()
took = time.process_time() - started
client = TestClient(app)
served = [hashlib.sha256(client.get(path).content).hexdigest() for path in sys.argv[2:]]
found = app.openapi()
schemas = [*found.get("components", {}).get("schemas", {})]
paths = {path: sorted(item) for path, item in found["paths"].items()}
print(json.dumps([served, paths, schemas, took]))
"""


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_real_contract_becomes_an_application_of_which_fastapi_describes_every_operation(
    generate: Callable[..., Package], corpus: Path, name: str
) -> None:
    package = generate(corpus / name)
    place = f"/openapi{(corpus / name).suffix}"
    done = subprocess.run(
        [sys.executable, "-c", ASK, package.name, place],
        cwd=package.folder.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    served, paths, schemas, took = json.loads(done.stdout)
    assert served == [hashlib.sha256((corpus / name).read_bytes()).hexdigest()]
    assert _shapes(paths) == _expected(corpus / name)
    assert "HTTPValidationError" not in schemas
    # A second of processor: the routes of a thousand operations are not built before they are used.
    assert took < 1


@pytest.mark.parametrize("name", SMALL)
def test_every_operation_of_a_stub_answers_501(
    generate: Callable[..., Package], serve: Serve, request: pytest.FixtureRequest, name: str
) -> None:
    path = CORE if name == "core" else request.getfixturevalue("corpus") / name
    document = parse(Source(path.name, path.read_bytes()))
    shown = {"Authorization": "Bearer t", "api_key": "k"}
    with serve(generate(path).app()) as client:
        for operation in operations(document):
            url = re.sub(r"\{[^}]*\}", "1", operation.path)
            answer = client.request(operation.method.upper(), url, headers=shown)
            assert answer.status_code == 501, f"{operation.method} {operation.path}"
            assert answer.headers["content-type"] == PROBLEM


def _expected(path: Path) -> dict[str, list[str]]:
    data = path.read_bytes()
    loaded = json.loads(data) if path.suffix == ".json" else yaml.load(data, yaml.CSafeLoader)
    return _shapes(
        {
            template: sorted(set(as_object(item)) & set(METHODS))
            for template, item in as_object(loaded["paths"]).items()
        }
    )


def _shapes(paths: dict[str, list[str]]) -> dict[str, list[str]]:
    """The methods by path, whatever the parameters of a path are called."""
    found: dict[str, list[str]] = {}
    for path, methods in paths.items():
        found.setdefault(re.sub(r"\{[^}]*\}", "{}", path), []).extend(methods)
    return {shape: sorted(methods) for shape, methods in found.items() if methods}
