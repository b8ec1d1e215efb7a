"""A project with a copy of the CORE contract, scaffolded as people do it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oas.json_value import as_object

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import JsonObject

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"


@dataclass(frozen=True)
class Project:
    """A folder with the contract `core`; its code goes to `generated/core`, its own to `app/core`."""

    folder: Path

    @property
    def app(self) -> Path:
        return self.folder / "app" / "core"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.python("-m", "generator", *arguments)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "MYPYPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, *arguments: str) -> str:
        """What a command printed that had to succeed."""
        result = self.run(*arguments)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    def edit(self, change: Callable[[JsonObject], None]) -> None:
        """Change the contract, and build it."""
        path = self.folder / "contracts" / "core" / "openapi.json"
        contract = as_object(json.loads(path.read_bytes()))
        change(contract)
        path.write_text(json.dumps(contract, indent=2))
        self.done("build", "-q")

    def tree(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.app.iterdir() if path.is_file()}


@pytest.fixture(scope="session")
def scaffolded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """CORE, built and scaffolded once."""
    folder = tmp_path_factory.mktemp("scaffolded")
    (folder / "contracts" / "core").mkdir(parents=True)
    shutil.copy(CORE, folder / "contracts" / "core" / "openapi.json")
    (folder / "contrato.toml").write_text("")
    project = Project(folder)
    project.done("build", "-q")
    assert project.done("scaffold") == "core: 9 files created, 34 methods in app/core\n"
    return folder


@pytest.fixture
def project(scaffolded: Path, tmp_path: Path) -> Project:
    """A copy of it to work on."""
    shutil.copytree(scaffolded, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)
