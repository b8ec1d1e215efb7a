from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema_rs
import pytest

from console.config import load_config
from console.settings import GATES, KEYS, config_schema
from oas.errors import ConfigError

REPOSITORY = Path(__file__).parents[2]


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text)
    return path


def refused(start: Path, environ: dict[str, str] | None = None) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        load_config(None, start, environ or {})
    return caught.value


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    config = load_config(None, tmp_path, {})
    assert config.file is None
    assert config.root == tmp_path
    assert (config.contracts, config.out) == (("contracts/*/openapi.*",), "generated")
    assert (config.targets, config.engine, config.style) == (
        ("models", "routes"),
        "contrato",
        "pydantic",
    )
    assert config.gates == {}


def test_contrato_toml_has_its_keys_at_the_top(tmp_path: Path) -> None:
    file = write(tmp_path, "contrato.toml", 'out = "src/api"\ntargets = ["models"]\n')
    config = load_config(None, tmp_path, {})
    assert (config.file, config.root) == (file, tmp_path)
    assert (config.out, config.targets) == ("src/api", ("models",))
    assert config.out_folder == tmp_path / "src/api"


def test_pyproject_toml_has_them_in_its_table(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n[tool.contrato]\nout = "api"\n')
    assert load_config(None, tmp_path, {}).out == "api"


def test_the_nearest_folder_upwards_decides(tmp_path: Path) -> None:
    write(tmp_path, "contrato.toml", 'out = "far"')
    write(tmp_path / "a", "contrato.toml", 'out = "near"')
    write(tmp_path / "a" / "b", "pyproject.toml", '[project]\nname = "says nothing"\n')
    config = load_config(None, tmp_path / "a" / "b", {})
    assert (config.out, config.root) == ("near", tmp_path / "a")


def test_the_search_ends_at_the_repository(tmp_path: Path) -> None:
    write(tmp_path, "contrato.toml", 'out = "somebody else\'s"')
    (tmp_path / "repository" / ".git").mkdir(parents=True)
    assert load_config(None, tmp_path / "repository", {}).file is None


def test_two_files_in_one_folder_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "contrato.toml", "")
    write(tmp_path, "pyproject.toml", "[tool.contrato]\n")
    error = refused(tmp_path)
    assert "contrato.toml and [tool.contrato] in pyproject.toml both" in error.message
    assert "--config" in error.hint


def test_an_explicit_file_is_the_one_that_counts(tmp_path: Path) -> None:
    write(tmp_path, "contrato.toml", 'out = "found"')
    other = write(tmp_path / "other", "ci.toml", 'out = "named"')
    config = load_config(other, tmp_path, {})
    assert (config.out, config.root) == ("named", tmp_path / "other")


def test_an_explicit_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="it cannot be read: No such file or directory"):
        load_config(tmp_path / "gone.toml", tmp_path, {})


def test_an_explicit_pyproject_needs_the_table(tmp_path: Path) -> None:
    file = write(tmp_path, "pyproject.toml", '[project]\nname = "x"\n')
    with pytest.raises(ConfigError, match=r"there is no table \[tool.contrato\]"):
        load_config(file, tmp_path, {})


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ('outt = "x"', "there is no key 'outt'", "did you mean 'out'?"),
        ("zzz = 1", "there is no key 'zzz'", "the keys are contracts, engine, enums, impl"),
        ("out = 3", "'out' must be a string, not '3'", ""),
        ('out = ""', "'out' must be a string, not ''", ""),
        ('targets = "models"', "'targets' must be a list of strings, not 'models'", ""),
        ("contracts = []", "'contracts' must be a list of strings, not '[]'", ""),
        ("contracts = [1]", "'contracts' must be a list of strings, not '[1]'", ""),
        (
            'engine = "jinja"',
            """'engine' must be "contrato" or "datamodel-code-generator", not""",
            "",
        ),
        ("out = 2024-01-01", "'out' must be a string, not '2024-01-01'", ""),
        ("gates = 1", "'gates' must be a table for each gate, not '1'", ""),
        ("gates.checksums = 1", "'gates.checksums' must be a table, not '1'", ""),
        (
            "[gates.contract-drifts]",
            "there is no key 'gates.contract-drifts'",
            "did you mean 'contract-drift'?",
        ),
        (
            '[gates.contract-drift]\nagainst_ = "x"',
            "there is no key 'gates.contract-drift.against_'",
            "did you mean 'against'?",
        ),
        (
            "[gates.contract-drift]\nagainst = 1",
            "'gates.contract-drift.against' must be a string or a list of strings, not '1'",
            "",
        ),
        (
            "[gates.contract-drift]\nenvironments = {dev = 1}",
            "'gates.contract-drift.environments' must be a table of strings, not",
            "",
        ),
        (
            '[gates.contract-drift]\npolicy = "lax"',
            '\'gates.contract-drift.policy\' must be "semver" or "any-bump"',
            "",
        ),
        ('"out\\u001b[31m" = 1', "there is no key 'out\\x1b[31m'", ""),
    ],
)
def test_what_is_no_configuration_is_refused_with_its_key(
    tmp_path: Path, text: str, message: str, hint: str
) -> None:
    write(tmp_path, "contrato.toml", text)
    error = refused(tmp_path)
    assert error.message.startswith(message)
    assert error.hint.startswith(hint)
    assert error.where == str(tmp_path / "contrato.toml")


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"out = \n", ":1:7", "it is not valid TOML"),
        (b"a = 1\na = 2\n", ":2:6", "it is not valid TOML"),
        (b"\xff\xfe", "", "it is not UTF-8 text"),
        (b"a = " + b"[" * 20_000, "", "it is not valid TOML"),
    ],
)
def test_what_is_no_toml_is_refused_with_its_place(
    tmp_path: Path, data: bytes, place: str, message: str
) -> None:
    (tmp_path / "contrato.toml").write_bytes(data)
    error = refused(tmp_path)
    assert error.message.startswith(message)
    assert error.where == f"{tmp_path / 'contrato.toml'}{place}"


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    write(tmp_path / "project", "contrato.toml", 'out = "of the file"\nengine = "contrato"\n')
    environ = {
        "CONTRATO_OUT": "code",
        "CONTRATO_TARGETS": "models, routes",
        "CONTRATO_ENGINE": "datamodel-code-generator",
        "CONTRATO_GATES_CONTRACT_DRIFT_AGAINST": "git:origin/main",
        "CONTRATO_SOMEBODY_ELSE": "is left alone",
    }
    start = tmp_path / "project" / "below"
    start.mkdir()
    config = load_config(None, start, environ)
    assert config.out_folder == start / "code"
    assert config.targets == ("models", "routes")
    assert config.engine == "datamodel-code-generator"
    assert config.gates == {"contract-drift": {"against": "git:origin/main"}}


def test_the_environment_gives_lists_tables_and_flags_too(tmp_path: Path) -> None:
    prefix = "CONTRATO_GATES_CONTRACT_DRIFT_"
    environ = {
        f"{prefix}AGAINST": "git:v1, git:v2",
        f"{prefix}ENVIRONMENTS": "dev = https://dev.example.com/a?b=c, prod=prod.json",
        f"{prefix}OPEN_ENUMS": "true",
        f"{prefix}FAIL_ON": "risky",
    }
    assert load_config(None, tmp_path, environ).gates["contract-drift"] == {
        "against": ("git:v1", "git:v2"),
        "environments": {"dev": "https://dev.example.com/a?b=c", "prod": "prod.json"},
        "open-enums": True,
        "fail-on": "risky",
    }
    error = refused(tmp_path, {f"{prefix}ENVIRONMENTS": "dev"})
    assert error.message.startswith(f"'{prefix}ENVIRONMENTS' must be a table of strings")


def test_paths_of_the_environment_are_relative_to_where_one_stands(tmp_path: Path) -> None:
    write(tmp_path, "contrato.toml", "")
    start = tmp_path / "odd [name]"
    contract = write(start, "petstore.json", "{}")
    config = load_config(None, start, {"CONTRATO_CONTRACTS": "*.json"})
    assert config.contract_paths() == (contract,)


def test_a_wrong_variable_is_refused_by_its_name(tmp_path: Path) -> None:
    error = refused(tmp_path, {"CONTRATO_STYLE": "cobol"})
    assert error.message.startswith("'CONTRATO_STYLE' must be \"pydantic\" or")
    assert error.where == "the environment"


def test_gates_keep_the_options_that_they_were_given(tmp_path: Path) -> None:
    write(
        tmp_path,
        "contrato.toml",
        '[gates.contract-drift]\nagainst = "git:main"\n[gates.checksums]\n',
    )
    gates = load_config(None, tmp_path, {}).gates
    assert gates == {"contract-drift": {"against": "git:main"}, "checksums": {}}


def schema_accepts(value: object) -> bool:
    return jsonschema_rs.validator_for(config_schema()).is_valid(value)


def test_the_schema_accepts_the_projects_own_configuration() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    assert schema_accepts(project["tool"]["contrato"])


@pytest.mark.parametrize(
    ("table", "valid"),
    [
        ({}, True),
        ({"out": "x", "targets": ["models"]}, True),
        ({"gates": {"contract-drift": {"against": "git:a"}}}, True),
        ({"gates": {"contract-drift": {"against": ["git:a", "git:b"]}}}, True),
        ({"gates": {"contract-drift": {"against": []}}}, False),
        ({"gates": {"contract-drift": {"against": [1]}}}, False),
        ({"gates": {"contract-drift": {"open-enums": 1}}}, False),
        ({"gates": {"contract-drift": {"versioning": "calendar", "fastapi": True}}}, True),
        ({"gates": {"contract-drift": {"fail-on": "cosmetic"}}}, False),
        ({"gates": {"checksums": {}}}, True),
        ({"outt": "x"}, False),
        ({"out": 1}, False),
        ({"out": ""}, False),
        ({"contracts": []}, False),
        ({"style": "cobol"}, False),
        ({"gates": {"checksum": {}}}, False),
        ({"gates": {"contract-drift": {"agains": ""}}}, False),
    ],
)
def test_the_schema_and_the_reader_agree(
    tmp_path: Path, table: dict[str, object], *, valid: bool
) -> None:
    write(tmp_path, "contrato.toml", toml(table))
    assert schema_accepts(table) is valid
    if valid:
        load_config(None, tmp_path, {})
    else:
        refused(tmp_path)


def test_every_key_says_what_it_means_and_its_default_is_valid() -> None:
    jsonschema_rs.meta.validate(config_schema())
    for key in (*KEYS, *(key for keys in GATES.values() for key in keys)):
        assert key.help.endswith(".")
        read = key.read(json.loads(json.dumps(key.default)))
        assert key.default in ("", read)


def toml(table: dict[str, object]) -> str:
    """The table as TOML: JSON of strings, numbers and arrays is TOML too."""
    lines = [f"{k} = {json.dumps(v)}" for k, v in table.items() if not isinstance(v, dict)]
    for name, below in table.items():
        if isinstance(below, dict):
            for gate, options in below.items():
                lines += [
                    f"[{name}.{gate}]",
                    *(f"{k} = {json.dumps(v)}" for k, v in options.items()),
                ]
    return "\n".join(lines)
