from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.generator.commands.conftest import Project

CONTRACT = """\
openapi: 3.1.0
info: {title: Stock, version: 1.0.0}
paths: {$ref: paths.yaml}
"""
PATHS = "/items: {get: {$ref: parts/list.json}}\n"
LIST = """\
{"operationId": "listItems", "responses": {"200": {"description": "Items", "content":
 {"application/json": {"schema": {"$ref": "item.yaml"}}}}}}
"""


@pytest.fixture
def parts(project: Project) -> Path:
    """A contract of four files."""
    folder = project.folder / "contracts" / "stock"
    (folder / "openapi.json").unlink()
    (folder / "parts").mkdir()
    (folder / "openapi.yaml").write_text(CONTRACT)
    (folder / "paths.yaml").write_text(PATHS)
    (folder / "parts" / "list.json").write_text(LIST)
    (folder / "parts" / "item.yaml").write_text(
        "type: object\nproperties: {name: {type: string}}\n"
    )
    return folder


def test_a_contract_of_many_files_is_built_as_one(project: Project, parts: Path) -> None:
    built = project.build()
    assert b"class Item(ContractModel)" in b"".join(built.values())
    done = project.run("bundle", "contracts/stock/openapi.yaml", "-o", "one/stock/openapi.json")
    assert done.returncode == 2  # its folder does not exist
    (project.folder / "one" / "stock").mkdir(parents=True)
    done = project.run("bundle", "contracts/stock/openapi.yaml", "-o", "one/stock/openapi.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "one/stock/openapi.json: written, from 4 files\n"
    assert project.run("build", "-q", "--out", "single", "one/stock/openapi.json").returncode == 0
    single = project.tree("single/stock")
    assert {n: d for n, d in single.items() if n != "generated.lock"} == {
        n: d for n, d in built.items() if n != "generated.lock"
    }
    assert parts.is_dir()


def test_a_file_of_the_contract_that_changes_is_built_again(project: Project, parts: Path) -> None:
    project.build()
    assert "unchanged" in project.run("build").stdout
    (parts / "parts" / "item.yaml").write_text("type: string\n")
    checked = project.run("build", "--check")
    assert checked.returncode == 1
    assert "contract changed" in checked.stdout


def test_what_is_printed_is_the_same_document(project: Project, parts: Path) -> None:
    project.run("bundle", "contracts/stock/openapi.yaml", "-q", "-o", "stock.yaml")
    printed = project.run("bundle", "contracts/stock/openapi.yaml")
    assert (printed.returncode, printed.stderr) == (0, "")
    again = project.run("bundle", "stock.yaml")
    assert json.loads(again.stdout) == json.loads(printed.stdout)
    assert json.loads(printed.stdout)["components"] == {
        "schemas": {"item": {"type": "object", "properties": {"name": {"type": "string"}}}}
    }
    assert parts.is_dir()


def test_a_problem_is_told_in_the_file_where_it_is(project: Project, parts: Path) -> None:
    (parts / "parts" / "item.yaml").write_text(
        "type: object\nproperties: {name: {$ref: gone.yaml}}\n"
    )
    for command in (("bundle", "contracts/stock/openapi.yaml"), ("validate",), ("build",)):
        done = project.run(*command)
        assert done.returncode == 2
        place = "contracts/stock/parts/item.yaml:2:21: error[file-reference-unreadable]"
        assert place in done.stdout + done.stderr
    (parts / "parts" / "item.yaml").write_text("type: strin\n")
    done = project.run("validate")
    assert "contracts/stock/parts/item.yaml:1:1: error[" in done.stdout


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("stock.txt", "error: stock.txt: the suffix says whether JSON or YAML is written"),
        ("contracts/stock/paths.yaml", "paths.yaml: this is a file of the contract itself"),
        ("contracts/stock/openapi.yaml", "openapi.yaml: this is a file of the contract itself"),
    ],
)
def test_what_may_not_be_written_is_2(
    project: Project, parts: Path, output: str, message: str
) -> None:
    done = project.run("bundle", "contracts/stock/openapi.yaml", "-o", output)
    assert done.returncode == 2
    assert message in done.stderr
    assert (parts / "paths.yaml").read_text() == PATHS
