"""`gates changelog`: what changed, for people, between any two states of a contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract

if TYPE_CHECKING:
    from pathlib import Path

    from tests.gates.conftest import Project

CONTRACT = "contracts/core/openapi.json"


def test_what_changed_is_told_with_what_breaks_first(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, contract("2.0.0", path="/goods"))
    done = project.call("changelog", "--from", "base.json")
    assert (done.code, done.err) == (0, "")
    sections = [line for line in done.out.splitlines() if line.startswith("#")]
    assert sections[0].startswith("## `2.0.0`")
    assert sections[1:] == ["### Breaking", "### Added"]
    breaking = done.out[done.out.index("### Breaking") : done.out.index("### Added")]
    assert ("GET /products" in breaking, "GET /goods" in breaking) == (True, False)


def test_it_tells_what_changed_whatever_the_version_says(project: Project) -> None:
    """An unreleased change, and a version that no gate would take, are changes all the same."""
    project.write("base.json", contract("preview"))
    project.write(CONTRACT, contract("preview", path="/goods"))
    done = project.call("changelog", "--from", "base.json")
    assert (done.code, "### Breaking" in done.out) == (0, True)


def test_nothing_that_changed_is_told_as_well(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    done = project.call("changelog", "--from", "base.json")
    assert (done.code, "### " in done.out, "Nothing" in done.out) == (0, False, True)


def test_it_goes_from_one_commit_to_another(project: Project) -> None:
    project.commit()
    project.git("tag", "v1.0.0")
    project.write(CONTRACT, contract("2.0.0", path="/goods"))
    project.commit()
    project.git("tag", "v2.0.0")
    project.write(CONTRACT, contract("3.0.0", path="/wares"))
    done = project.call("changelog", "--from", "git:v1.0.0", "--to", "git:v2.0.0")
    assert ("GET /goods" in done.out, "GET /wares" in done.out) == (True, False)
    done = project.call("changelog", CONTRACT, "--from", "git:v1.0.0")
    assert ("GET /goods" in done.out, "GET /wares" in done.out) == (False, True)


def test_without_from_it_goes_from_the_base_of_the_configuration_else_the_last_tag(
    project: Project,
) -> None:
    project.commit()
    project.git("tag", "v1.0.0")
    project.write(CONTRACT, contract("2.0.0", path="/goods"))
    project.commit()
    project.write(CONTRACT, contract("3.0.0", path="/wares"))
    from_tag = project.call("changelog")
    assert (from_tag.code, "GET /products" in from_tag.out) == (0, True)
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = "git:HEAD"\n')
    from_head = project.call("changelog")
    assert ("GET /products" in from_head.out, "GET /goods" in from_head.out) == (False, True)


def test_each_contract_has_its_own(project: Project) -> None:
    project.write("contracts/stock/openapi.json", contract("1.0.0"))
    project.commit()
    project.write("contracts/stock/openapi.json", contract("1.1.0", path="/stock"))
    project.write(CONTRACT, contract("1.2.0", path="/goods"))
    done = project.call("changelog", "--from", "git:HEAD")
    assert done.out.index("## `1.2.0`") < done.out.index("## `1.1.0`")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "git knows no tag to begin from"),
        (("--from", "gone.json"), "the base cannot be read"),
        (("--from", "base.json", "--to", "gone.json"), "the head cannot be read"),
        (("--from", "broken.json"), "the base cannot be read"),
        (("--from", "git:none"), "there is no commit 'none'"),
        (("gone.json", "--from", "base.json"), "there is no such contract"),
    ],
)
def test_what_cannot_be_read_is_exit_code_2(
    project: Project, arguments: tuple[str, ...], message: str
) -> None:
    project.write("base.json", contract("1.0.0"))
    project.write("broken.json", b"{")
    project.commit()
    done = project.call("changelog", *arguments)
    assert (done.code, done.out) == (2, "")
    assert message in done.err


def test_outside_a_repository_it_must_be_told_where_to_begin(project: Project) -> None:
    done = project.call("changelog")
    assert (done.code, "this is no git repository" in done.err) == (2, True)


def test_of_several_configured_bases_none_is_guessed(project: Project) -> None:
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = ["a.json", "b.json"]\n')
    done = project.call("changelog")
    assert (done.code, "name one with --from" in done.err) == (2, True)


def test_words_of_a_contract_stay_words(project: Project) -> None:
    root = json.loads(contract("1.0.0"))
    root["paths"] = {"/`<script>|\u202e::error::": root["paths"]["/products"]}
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, json.dumps(root))
    done = project.call("changelog", "--from", "base.json")
    assert done.code == 0
    assert "\u202e" not in done.out
    assert not any(line.lstrip().startswith("::") for line in done.out.splitlines())


def test_a_real_pair_of_versions_has_a_changelog(project: Project, corpus: Path) -> None:
    base = (corpus / "train-travel-1.2.1.yaml").read_text(encoding="utf-8")
    project.write("base.yaml", base)
    head = base.replace("  /stations:\n", "  /places:\n").replace("1.2.1", "2.0.0", 1)
    project.write("head.yaml", head)
    done = project.call("changelog", "head.yaml", "--from", "base.yaml")
    assert (done.code, "## `2.0.0` (since `1.2.1`)" in done.out) == (0, True)
    assert "GET /stations" in done.out[: done.out.index("### Added")]
