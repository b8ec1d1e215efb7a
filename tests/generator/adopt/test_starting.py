"""Init without an application, and what it refuses to write over."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.adopt.conftest import Project


def test_a_new_project_gets_a_contract_that_builds(project: Project) -> None:
    done = project.init()
    assert (done.returncode, done.stderr) == (0, "")
    assert project.files() == {"contracts/store/openapi.json", "contrato.toml"}
    assert json.loads(project.contract.read_bytes())["info"]["title"] == "Store"
    validated = project.run("generator", "validate", "--thorough")
    assert "valid: 3 operations, 0 errors, 0 warnings" in validated.stdout
    built = project.run("generator", "build", "--strict")
    assert built.returncode == 0, built.stderr
    judged = project.run("gates", "round-trip", "--strict")
    assert judged.returncode == 0, judged.stdout


def test_quiet_says_nothing(project: Project) -> None:
    done = project.init("-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert project.contract.is_file()


def test_nothing_is_written_twice(project: Project) -> None:
    assert project.init().returncode == 0
    project.contract.write_text("mine")
    done = project.init()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "error: contracts/store/openapi.json: this is there already, and is not overwritten\n"
        "  name another file with --write, or delete it first\n"
    )
    assert project.contract.read_text() == "mine"


def test_a_link_that_leads_nowhere_is_something_too(project: Project) -> None:
    project.contract.parent.mkdir(parents=True)
    project.contract.symlink_to(project.folder / "elsewhere.json")
    assert project.init().returncode == 2
    assert not (project.folder / "elsewhere.json").exists()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("openapi.yaml", "a first contract is written as JSON, and 'openapi.yaml' does not end so"),
        ("taken/openapi.json", "taken/openapi.json: its folder is none"),
        ("taken/below/openapi.json", "taken/below/openapi.json: it cannot be written: "),
        ("a\nb/openapi.json", "contrato.toml cannot name 'a\\x0ab/openapi.json'"),
    ],
)
def test_where_nothing_can_be_written_nothing_is(
    project: Project, file: str, sentence: str
) -> None:
    project.put("", "taken")
    done = project.init("--write", file)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {sentence}")
    assert project.files() == {"taken"}
