from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.config import load_config
from console.contracts import contract_name
from oas.errors import ConfigError


def contracts(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")


def found(folder: Path, *given: str) -> list[str]:
    paths = load_config(None, folder, {}).contract_paths(given)
    return [path.relative_to(folder).as_posix() for path in paths]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("contracts/core/openapi.json", "core"),
        ("contracts/core/OpenAPI.YAML", "core"),
        ("contracts/stock-movements/openapi.yaml", "stock_movements"),
        ("corpus/github-23.0.2.json", "github_23_0_2"),
        ("corpus/k8s-apps-v1.json", "k8s_apps_v1"),
        ("2024/openapi.json", "api_2024"),
        ("class/openapi.json", "class_"),
        ("match/openapi.json", "match_"),
        ("con/openapi.json", "con_"),
        ("Größe/openapi.json", "groe"),
        ("../../etc/..passwd.json", "passwd"),
    ],
)
def test_the_name_comes_from_the_path(path: str, name: str) -> None:
    assert contract_name(Path(path)) == name


@given(st.text(min_size=1).filter(lambda t: t not in {".", ".."} and not {"/", "\0"} & set(t)))
def test_every_name_is_an_identifier_or_refused(stem: str) -> None:
    path = Path("contracts") / stem / "openapi.json"
    if not re.search(r"[a-z0-9]", unicodedata.normalize("NFKD", stem).lower()):
        with pytest.raises(ConfigError, match="no name"):
            contract_name(path)
        return
    name = contract_name(path)
    assert name.isidentifier()
    assert name.isascii()
    assert len(name) <= 64


def test_by_default_every_openapi_file_below_contracts_is_meant(tmp_path: Path) -> None:
    contracts(
        tmp_path,
        "contracts/core/openapi.json",
        "contracts/admin/openapi.yaml",
        "contracts/core/openapi.json.bak",
        "contracts/core/schemas.json",
        "openapi.json",
    )
    assert found(tmp_path) == ["contracts/admin/openapi.yaml", "contracts/core/openapi.json"]


def test_the_configuration_names_them_by_path_and_glob_relative_to_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contracts(tmp_path, "api/one.json", "api/two.json", "extra/openapi.yml")
    (tmp_path / "contrato.toml").write_text(
        'contracts = ["extra/openapi.yml", "api/*.json", "api/one.json"]'
    )
    below = tmp_path / "api"
    monkeypatch.chdir(below)
    paths = load_config(None, below, {}).contract_paths()
    names = [path.relative_to(tmp_path).as_posix() for path in paths]
    assert names == ["extra/openapi.yml", "api/one.json", "api/two.json"]


def test_the_command_line_goes_before_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contracts(tmp_path, "contracts/core/openapi.json", "other.yaml")
    monkeypatch.chdir(tmp_path)
    assert load_config(None, tmp_path, {}).contract_paths(["other.yaml"]) == (Path("other.yaml"),)


def refused(folder: Path, *given: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        found(folder, *given)
    return caught.value


def test_no_contract_at_all_is_an_error(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert error.message == "no contract matches 'contracts/*/openapi.*'"
    assert "command line" in error.hint


def test_a_configured_path_must_exist(tmp_path: Path) -> None:
    (tmp_path / "contrato.toml").write_text('contracts = ["gone.json"]')
    error = refused(tmp_path)
    assert error.message == "the contract 'gone.json' does not exist"
    assert error.where == str(tmp_path / "contrato.toml")


def test_a_named_contract_must_exist(tmp_path: Path) -> None:
    error = refused(tmp_path, str(tmp_path / "gone.json"))
    assert error.message == "there is no such contract"
    assert error.where == str(tmp_path / "gone.json")


def test_a_folder_is_no_contract_but_the_file_in_it_is_offered(tmp_path: Path) -> None:
    contracts(tmp_path, "contracts/core/openapi.json")
    error = refused(tmp_path, str(tmp_path / "contracts/core"))
    assert error.message == "a contract is a file"
    assert "contracts/core/openapi.json" in error.hint


def test_two_contracts_of_one_name_are_refused(tmp_path: Path) -> None:
    contracts(tmp_path, "contracts/core/openapi.json", "contracts/core/openapi.yaml")
    assert "are both called core" in refused(tmp_path).message


def test_the_same_contract_twice_is_one(tmp_path: Path) -> None:
    contracts(tmp_path, "contracts/core/openapi.json")
    path = str(tmp_path / "contracts/core/openapi.json")
    assert found(tmp_path, path, path) == ["contracts/core/openapi.json"]
