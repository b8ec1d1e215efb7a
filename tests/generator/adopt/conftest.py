"""A folder with applications in it, and contract-gen run there as people run it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SHOP = Path(__file__).parent / "apps" / "shop.py"


@dataclass(frozen=True)
class Project:
    """A folder that nothing was generated in."""

    folder: Path

    @property
    def contract(self) -> Path:
        """Where init puts the contract of a folder called `store`."""
        return self.folder / "contracts" / "store" / "openapi.json"

    def put(self, text: str, name: str = "shop.py") -> None:
        (self.folder / name).write_text(text)

    def run(
        self, program: str, *arguments: str, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", program, *arguments],
            cwd=self.folder,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    def init(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return self.run("generator", "init", *arguments, **variables)

    def files(self) -> set[str]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix() for path in found}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty one. `.git` ends the search for a configuration further up."""
    folder = tmp_path / "store"
    (folder / ".git").mkdir(parents=True)
    return Project(folder)


@pytest.fixture
def shop(project: Project) -> Project:
    """One with an ordinary application."""
    project.put(SHOP.read_text())
    return project
