"""What a team asks of a change: on the command line, in the configuration, in the environment."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from console.config import load_config
from console.settings import CONTRACT_DRIFT, choices_of
from gates.cli import program
from gates.contract_drift.policy import Mode, Policy, read_policy
from gates.contract_drift.rules.example import contract
from gates.contract_drift.versions.numbering import Versioning
from gates.finding import Impact
from oas.json_value import objects

if TYPE_CHECKING:
    from console.key import Value
    from tests.gates.conftest import Done, Project

REPOSITORY = Path(__file__).parents[3]
CONTRACT = "contracts/core/openapi.json"
# What the page on reports tells, and what every command takes.
HELPED = {
    "--format",
    "--config",
    "--quiet",
    "--verbose",
    "--debug",
    "--help",
    "--contract",
    "--reason",
}


def drift(project: Project, *arguments: str) -> Done:
    return project.call("contract-drift", "--against", "base.json", "--format=json", *arguments)


def errors(done: Done) -> list[object]:
    found = objects(done.report["findings"])
    return [finding["rule"] for finding in found if finding["severity"] == "error"]


def test_the_choices_of_the_configuration_are_those_of_the_gate() -> None:
    assert choices_of("policy") == tuple(Mode)
    assert choices_of("versioning") == tuple(Versioning)
    assert choices_of("fail-on") == ("none", *[i for i in Impact if i is not Impact.COSMETIC])


def test_the_defaults_of_the_configuration_are_those_of_the_gate() -> None:
    defaults: dict[str, Value] = {key.name: key.default for key in CONTRACT_DRIFT}
    assert read_policy(defaults) == read_policy({}) == Policy()


def test_the_users_page_shows_a_configuration_that_is_read(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs/contract-drift.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.+?)```", page, flags=re.DOTALL)
    (tmp_path / "pyproject.toml").write_text(shown, encoding="utf-8")
    options = load_config(None, tmp_path, {}).gates["contract-drift"]
    assert set(options) == {key.name for key in CONTRACT_DRIFT}


def test_the_users_page_names_every_option_and_every_choice() -> None:
    page = (REPOSITORY / "docs/contract-drift.md").read_text(encoding="utf-8")
    for command in ("contract-drift", "accept", "changelog"):
        for option in program.commands[command].params:
            for name in option.opts:
                known = name.startswith("--") and name not in HELPED
                assert not known or name in page, name
    for key in CONTRACT_DRIFT:
        assert all(choice in page for choice in key.choices)


def test_every_option_reaches_the_policy() -> None:
    policy = read_policy(
        {
            "policy": "frozen",
            "fail-on": "risky",
            "versioning": "calendar",
            "open-enums": True,
            "fastapi": True,
            "raw": True,
        }
    )
    assert policy == Policy(
        Mode.FROZEN,
        Impact.RISKY,
        Versioning.CALENDAR,
        open_enums=True,
        fastapi=True,
        raw=True,
    )


@pytest.mark.parametrize(
    ("head", "arguments", "failing"),
    [
        ("1.0.0", (), ["contract-changed-without-version", "operation-removed", "operation-added"]),
        ("1.1.0", (), ["version-insufficient", "operation-removed"]),
        ("2.0.0", (), []),
        ("1.0.1", ("--policy", "any-bump"), []),
        ("1.0.1", ("--policy", "any-bump", "--fail-on", "breaking"), ["operation-removed"]),
        ("2.0.0", ("--policy", "compatible"), ["operation-removed"]),
        ("2.0.0", ("--policy", "frozen"), ["operation-removed", "operation-added"]),
        ("2.0.0", ("--fail-on", "breaking"), ["operation-removed"]),
        ("2.0.0", ("--fail-on", "risky"), ["operation-removed"]),
        ("2.0.0", ("--fail-on", "compatible"), ["operation-removed", "operation-added"]),
        ("2.0.0", ("--fail-on", "none"), []),
    ],
)
def test_the_policy_decides_what_fails(
    project: Project, head: str, arguments: tuple[str, ...], failing: list[str]
) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, contract(head, path="/goods"))
    done = drift(project, *arguments)
    assert (done.code, errors(done)) == (1 if failing else 0, failing)


def test_what_the_command_line_says_goes_before_the_configuration(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, contract("2.0.0", path="/goods"))
    project.write("contrato.toml", '[gates.contract-drift]\npolicy = "frozen"\nfail-on = "risky"\n')
    assert drift(project).code == 1
    assert drift(project, "--policy", "semver").code == 1
    assert drift(project, "--policy", "semver", "--fail-on", "none").code == 0


def test_an_option_does_not_change_where_the_configured_base_is(project: Project) -> None:
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = "base.json"\n')
    project.write("base.json", contract("1.0.0"))
    done = project.call("contract-drift", "--policy", "frozen", folder="contracts")
    assert done.code == 0


@pytest.mark.parametrize(
    "arguments",
    [("--policy", "lax"), ("--fail-on", "cosmetic"), ("--versioning", "roman"), ("--env",)],
)
def test_an_option_with_a_value_that_is_none_of_its_own_is_exit_code_2(
    project: Project, arguments: tuple[str, ...]
) -> None:
    done = project.call("contract-drift", *arguments)
    assert (done.code, done.out) == (2, "")
    assert arguments[0] in done.err


@pytest.mark.parametrize(
    ("version", "arguments", "reason"),
    [
        ("2026-05-31", (), "version-not-semver"),
        ("1.0.0", ("--versioning", "calendar"), "version-not-calendar"),
    ],
)
def test_a_version_of_another_kind_is_exit_code_2_with_the_way_out(
    project: Project, version: str, arguments: tuple[str, ...], reason: str
) -> None:
    project.write("base.json", contract(version))
    project.write(CONTRACT, contract(version, path="/goods"))
    done = drift(project, *arguments)
    assert (done.code, done.report["reason"]) == (2, reason)
    assert "--versioning calendar" in str(done.report["hint"])


def test_versions_that_are_dates_are_compared_as_dates(project: Project) -> None:
    project.write("base.json", contract("2026.9.1"))
    project.write(CONTRACT, contract("2026.10.1", path="/goods"))
    assert drift(project, "--versioning", "calendar").code == 0
    assert drift(project, "--versioning", "calendar", "--policy", "compatible").code == 1
    project.write(CONTRACT, contract("2026.09.01", path="/goods"))
    assert errors(drift(project, "--versioning", "calendar"))[0] == (
        "contract-changed-without-version"
    )


def test_the_raw_difference_is_told_where_it_is_asked_for(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, contract("2.0.0", path="/goods"))
    done = drift(project, "--raw")
    assert "/paths/~1goods" in str(done.report["raw"])
    assert "raw" not in drift(project).report


def test_what_fastapi_adds_by_itself_is_no_change_and_its_form_is_its_own(
    project: Project,
) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, contract("1.0.0", indent=1))
    assert errors(drift(project)) == ["version-reused"]
    assert errors(drift(project, "--fastapi")) == []
    project.write(CONTRACT, contract("1.0.0", path="/goods"))
    assert errors(drift(project, "--fastapi"))[0] == "contract-changed-without-version"
