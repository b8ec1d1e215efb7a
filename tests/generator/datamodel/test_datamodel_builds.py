"""A build with the other engine: always the same bytes, alone with its input, served by routes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from generator.api import read_api
from generator.datamodel import render
from generator.options import BuildOptions, Engine, Style
from generator.routes import render as render_routes
from oas.files import load

from .conftest import CORE

if TYPE_CHECKING:
    from pathlib import Path

ROOT = CORE.parents[2]
CONTRACTS = ("core", "train-travel-1.2.1.yaml", "spotify-2026.5.31.yaml")

# Digests of every style's files; a file written, a socket or a program started ends it.
DIGESTS = """
import hashlib, sys
from pathlib import Path
sys.dont_write_bytecode = True
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes or event.startswith(("socket.connect", "subprocess.", "os.system", "os.exec")):
        sys.exit(f"{event} {arguments}")
sys.addaudithook(watch)
from generator.api import read_api
from generator.datamodel import render
from generator.options import BuildOptions, Engine, Style
from oas.files import load
for name in sys.argv[1:]:
    api = read_api(load(Path(name)))
    for style in Style:
        made = render(api, BuildOptions(("models",), Engine.DATAMODEL_CODE_GENERATOR, style))
        text = repr([(a.path, a.text) for a in made.artifacts]) + repr(made.notes)
        print(style.value, hashlib.sha256(text.encode()).hexdigest())
"""

SERVED = """
import json, sys
from fastapi.testclient import TestClient
from served.app import create_app
client = TestClient(create_app())
document = client.get("/openapi.json").json()
print(json.dumps({"paths": len(document["paths"]), "schemas": sorted(document["components"]["schemas"])}))
"""


def test_two_hash_seeds_give_the_same_bytes_and_nothing_is_touched(corpus: Path) -> None:
    paths = [str(CORE if name == "core" else corpus / name) for name in CONTRACTS]

    def digests(seed: str, folder: Path) -> str:
        run = subprocess.run(
            [sys.executable, "-c", DIGESTS, *paths],
            cwd=folder,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    found = digests("1", ROOT)
    assert len(set(found.splitlines())) == len(CONTRACTS) * len(Style)
    assert digests("4242", corpus) == found


@pytest.mark.parametrize("contract", ["core", "train-travel-1.2.1.yaml"])
def test_generated_routes_stand_on_these_models(
    corpus: Path, tmp_path: Path, contract: str
) -> None:
    api = read_api(load(CORE if contract == "core" else corpus / contract))
    options = BuildOptions(("models", "routes"), Engine.DATAMODEL_CODE_GENERATOR, Style.PYDANTIC)
    for rendered in (render(api, options), render_routes(api, options)):
        for artifact in rendered.artifacts:
            path = tmp_path / "served" / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(artifact.text, encoding="utf-8")
    (tmp_path / "served" / "__init__.py").touch()
    run = subprocess.run(
        [sys.executable, "-c", SERVED], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said["paths"] == len({operation.path for operation in api.operations})
    assert {"Problem"} <= set(said["schemas"])
