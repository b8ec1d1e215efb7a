from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from console.config import Config, load_config
from generator.check import Checked, check_contract
from generator.lockfile import LOCK_NAME
from generator.write import write
from oas.digest import digest
from oas.errors import ConfigError, ContractError, OutputError

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = """{
  "openapi": "3.1.0",
  "info": {"title": "Stock", "version": "1.0.0"},
  "paths": {"/items": {"get": {"operationId": "listItems", "responses": {"200": {
    "description": "Items.",
    "content": {"application/json": {"schema": {"$ref": "schemas.json#/Item"}}}
  }}}}}
}
"""
SCHEMAS = '{"Item": {"type": "object", "properties": {"name": {"type": "string"}}}}'


@pytest.fixture
def project(tmp_path: Path) -> Config:
    folder = tmp_path / "contracts" / "stock"
    folder.mkdir(parents=True)
    (folder / "openapi.json").write_text(CONTRACT)
    (folder / "schemas.json").write_text(SCHEMAS)
    (tmp_path / "contrato.toml").write_text("")
    return load_config(None, tmp_path, {})


def check(config: Config, *, trust_lock: bool = True) -> Checked:
    (contract,) = config.contract_paths()
    return check_contract(contract, config, trust_lock=trust_lock)


def build(config: Config) -> Path:
    """Build the contract; the folder it went to."""
    checked = check(config)
    assert checked.build is not None
    write(checked.build, checked.folder.path)
    return checked.folder.path


def causes(checked: Checked) -> set[str]:
    return {difference.cause.value for difference in checked.differences}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_nothing_built_yet_differs_everywhere(project: Config) -> None:
    checked = check(project)
    assert causes(checked) == {"not built yet"}
    assert checked.folder.path == project.root / "generated" / "stock"


def test_what_the_lock_proves_is_not_even_parsed(project: Config) -> None:
    build(project)
    checked = check(project)
    assert (checked.build, checked.differences) == (None, ())


def test_a_changed_contract_is_noticed(project: Config) -> None:
    build(project)
    change(project.root / "contracts/stock/openapi.json", "listItems", "getItems")
    assert causes(check(project)) == {"contract changed"}


def test_a_changed_file_that_the_contract_refers_to_is_noticed(project: Config) -> None:
    build(project)
    change(project.root / "contracts/stock/schemas.json", "name", "label")
    assert causes(check(project)) == {"contract changed"}


def test_a_contract_that_only_looks_different_leaves_the_lock_outdated(project: Config) -> None:
    build(project)
    change(project.root / "contracts/stock/openapi.json", "  ", "    ")
    assert [(d.path, d.cause.value) for d in check(project).differences] == [
        (LOCK_NAME, "contract changed")
    ]


def test_changed_options_are_noticed(project: Config) -> None:
    build(project)
    assert "options changed" in causes(check(replace(project, targets=("models",))))


def test_the_order_of_the_targets_is_no_option(project: Config) -> None:
    build(project)
    turned = replace(project, targets=("routes", "models", "routes"))
    assert check(turned).build is None


def test_another_generator_with_the_same_output_is_clean(project: Config) -> None:
    folder = build(project)
    lock = json.loads((folder / LOCK_NAME).read_text())
    lock["generator"] = {"version": "0.0.1", "fingerprint": digest(b"another")}
    (folder / LOCK_NAME).write_text(json.dumps(lock))
    checked = check(project)
    assert checked.build is not None
    assert checked.differences == ()


def test_an_edit_is_noticed(project: Config) -> None:
    folder = build(project)
    (folder / "__init__.py").write_text("# by hand\n")
    assert causes(check(project)) == {"edited by hand"}


def test_a_missing_file_is_noticed(project: Config) -> None:
    folder = build(project)
    (folder / "__init__.py").unlink()
    assert causes(check(project)) == {"missing file"}


def test_a_stray_file_is_noticed_without_a_build(project: Config) -> None:
    folder = build(project)
    (folder / "mine.py").write_text("x = 1\n")
    checked = check(project)
    assert (checked.build, causes(checked)) == (None, {"stray file"})


@pytest.mark.parametrize(
    "name", ["__pycache__/models.cpython-311.pyc", ".mypy_cache/x", ".DS_Store"]
)
def test_what_tools_leave_behind_is_not_stray(project: Config, name: str) -> None:
    folder = build(project)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"\0")
    assert check(project).differences == ()


def test_an_edit_that_was_entered_in_the_lock_is_found_without_trust(project: Config) -> None:
    folder = build(project)
    (folder / "__init__.py").write_text("# by hand\n")
    lock = json.loads((folder / LOCK_NAME).read_text())
    lock["files"]["__init__.py"] = digest(b"# by hand\n")
    (folder / LOCK_NAME).write_text(json.dumps(lock, indent=2, sort_keys=True) + "\n")
    assert check(project).differences == ()
    assert causes(check(project, trust_lock=False)) == {"edited by hand"}


def test_a_lock_of_another_contract_is_no_proof(project: Config) -> None:
    build(project)
    (project.root / "contracts" / "other").mkdir()
    moved = project.root / "contracts" / "other" / "openapi.json"
    (project.root / "contracts/stock/openapi.json").rename(moved)
    (project.root / "contracts/stock/schemas.json").rename(moved.with_name("schemas.json"))
    (project.root / "generated" / "stock").rename(project.root / "generated" / "other")
    assert causes(check(project)) == {"contract changed"}


@pytest.mark.parametrize("path", ["/dev/zero", "../../../../dev/zero", "gone.json", "."])
def test_a_lock_cannot_make_it_read_what_is_elsewhere(project: Config, path: str) -> None:
    folder = build(project)
    lock = json.loads((folder / LOCK_NAME).read_text())
    lock["contract"]["others"] = {path: digest(b"")}
    (folder / LOCK_NAME).write_text(json.dumps(lock))
    assert causes(check(project)) == {"contract changed"}


def test_code_never_goes_beside_its_contract(project: Config) -> None:
    with pytest.raises(ConfigError, match="would stand beside the contract"):
        check(replace(project, out="contracts"))


def test_what_an_interrupted_build_left_is_no_proof(project: Config) -> None:
    folder = build(project)
    (folder.parent / f".{folder.name}.contrato-x").mkdir()
    assert check(project).build is not None


def test_a_contract_that_went_away_is_an_error_and_no_difference(project: Config) -> None:
    (contract,) = project.contract_paths()
    build(project)
    contract.unlink()
    with pytest.raises(ContractError, match="does not exist"):
        check_contract(contract, project)


def test_a_file_outside_the_project_is_not_read(project: Config) -> None:
    outside = project.root.parent / f"{project.root.name}-outside.json"
    outside.write_text(SCHEMAS)
    change(
        project.root / "contracts/stock/openapi.json",
        "schemas.json",
        f"../../../{outside.name}",
    )
    with pytest.raises(ContractError) as caught:
        check(project)
    (problem,) = caught.value.problems
    assert "outside the project" in problem.message


def test_a_lock_from_the_future_is_an_error(project: Config) -> None:
    folder = build(project)
    change(folder / LOCK_NAME, '"schema_version": 1', '"schema_version": 7')
    with pytest.raises(OutputError, match="a newer contract-gen wrote it"):
        check(project)


@pytest.mark.parametrize(
    ("style", "engine", "message"),
    [
        ("dataclass", "contrato", "the style 'dataclass' needs another engine"),
        ("msgspec", "datamodel-code-generator", "the target routes needs the style pydantic"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    project: Config, style: str, engine: str, message: str
) -> None:
    with pytest.raises(ConfigError, match=message):
        check(replace(project, style=style, engine=engine))
