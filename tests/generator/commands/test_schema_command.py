from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

if TYPE_CHECKING:
    from tests.generator.commands.conftest import Project


@pytest.mark.parametrize("name", ["config", "lock"])
def test_schemas_are_schemas_and_describe_what_is_there(project: Project, name: str) -> None:
    schema = json.loads(project.run("schema", name).stdout)
    jsonschema_rs.meta.validate(schema)
    project.run("build")
    lock = json.loads((project.package / "generated.lock").read_text())
    assert jsonschema_rs.validator_for(schema).is_valid(lock if name == "lock" else {})


def test_the_version_is_told(project: Project) -> None:
    assert project.run("--version").stdout == "contract-gen 0.1.0\n"
