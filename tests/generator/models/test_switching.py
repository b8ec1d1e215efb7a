"""From one module to a package and back, on disk: nothing old is left to be imported instead."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.generator.models.conftest import contract, padding, properties, reference

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import JsonObject

USES = (("/cats", "cats", reference("Cat")), ("/dogs", "dogs", reference("Dog")))
FEW: JsonObject = {"Cat": properties(tail={"type": "string"}), "Dog": properties(cat={})}
SMALL = contract(FEW, *USES)
LARGE = contract({**FEW, "Padding": padding()}, *USES)
ASK = "from generated.zoo import models; print(models.Cat.__module__, models.__file__)"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with one contract, and the programs that are run in it."""

    folder: Path

    def put(self, root: JsonObject) -> None:
        (self.folder / "contracts" / "zoo").mkdir(parents=True, exist_ok=True)
        (self.folder / "contracts" / "zoo" / "openapi.json").write_text(json.dumps(root))

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(self.folder), *sys.path])},
            capture_output=True,
            text=True,
            check=False,
        )

    def build(self, root: JsonObject) -> None:
        self.put(root)
        done = self.run("-m", "generator", "build", "-q")
        assert done.returncode == 0, done.stderr

    def models(self) -> set[str]:
        """Everything that stands where models stand."""
        top = self.folder / "generated" / "zoo"
        found = {path.relative_to(top).as_posix() for path in top.glob("models/*.py")}
        return found | {path.name for path in top.glob("models*")}

    def locked(self) -> set[str]:
        lock = json.loads((self.folder / "generated" / "zoo" / "generated.lock").read_bytes())
        return {path for path in lock["files"] if path.startswith("models")}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "contrato.toml").write_text("")
    made = Project(tmp_path)
    made.build(SMALL)
    assert made.models() == {"models.py"}
    return made


def test_a_package_takes_the_place_of_the_module_and_the_module_that_of_the_package(
    project: Project,
) -> None:
    assert project.run("-c", ASK).stdout.startswith("generated.zoo.models ")
    project.build(LARGE)
    assert project.models() == {
        *("models", "models/__init__.py", "models/cats.py", "models/dogs.py"),
        "models/unreached.py",
    }
    assert project.locked() == {name for name in project.models() if name.endswith(".py")}
    assert project.run("-c", ASK).stdout.startswith("generated.zoo.models.cats ")
    assert project.run("-m", "gates", "checksums").returncode == 0
    project.build(SMALL)
    assert project.models() == {"models.py"}
    assert project.run("-c", ASK).stdout.startswith("generated.zoo.models ")
    assert project.run("-m", "gates", "checksums").returncode == 0


def test_the_plan_names_every_file_that_comes_and_goes(project: Project) -> None:
    project.put(LARGE)
    done = project.run("-m", "generator", "build", "--check")
    assert done.returncode == 1
    said = done.stdout + done.stderr
    assert "models/__init__.py" in said
    assert "models/cats.py" in said
    assert "models.py" in said
    assert "no longer generated" in said
    assert project.models() == {"models.py"}


def test_a_file_of_ones_own_in_the_package_does_not_hide_the_module(project: Project) -> None:
    project.build(LARGE)
    own = project.folder / "generated" / "zoo" / "models" / "mine.py"
    own.write_text("MINE = 1\n")
    project.build(SMALL)
    assert project.models() == {"models.py", "models", "models/mine.py"}
    assert project.run("-c", ASK).stdout.startswith("generated.zoo.models ")
