"""The JSON report: pinned, valid against the schema that `gates schema report` prints, closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from console.output import disarmed
from gates.formats.json import outcome_json, render
from gates.formats.schema import report_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gates.report import Outcome
    from tests.gates.conftest import Project
    from tests.gates.formats.conftest import Named


def test_the_json_is_pinned(
    outcomes: Mapping[str, Outcome], assert_pinned: Callable[[str, str], None]
) -> None:
    assert_pinned("environments.json", render(outcomes["environments"]))


def test_the_schema_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(report_schema())


def test_every_report_is_valid_against_its_schema(named: Named) -> None:
    schema = jsonschema_rs.validator_for(report_schema())
    assert list(schema.iter_errors(json.loads(render(named.outcome)))) == []


def test_a_hostile_report_is_valid_commands_no_log_and_says_what_it_was_given(
    hostile: Outcome,
) -> None:
    printed = render(hostile)
    jsonschema_rs.validator_for(report_schema()).validate(json.loads(printed))
    assert printed.isascii()
    assert "##[" not in printed
    assert [disarmed(line) for line in printed.splitlines()] == printed.splitlines()
    said = json.loads(printed)["reports"][0]["findings"][0]
    assert said["message"] == hostile.reports[0].findings[0].message
    assert said["witness"] == hostile.reports[0].findings[0].witness


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("schema_version", 2),
        ("verdict", "ok"),
        ("verdict", "could-not-check"),
        ("exit_code", 3),
        ("checked", -1),
        ("reason", "remote"),
        ("summary", {}),
        ("digests", {"base": "sha1:0"}),
        ("semantic_digests", {"base": "sha256:0"}),
        ("findings", [{}]),
        ("raw", ""),
        ("surprise", 1),
    ],
)
def test_the_schema_says_no(change: str, value: object, outcomes: Mapping[str, Outcome]) -> None:
    report = {**outcome_json(outcomes["drift"]), change: value}
    assert not jsonschema_rs.validator_for(report_schema()).is_valid(report)


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("bump", "huge"),
        ("undecided", False),
        ("accepted", ""),
        ("operations", []),
        ("before", None),
        ("witness", {"kind": "request"}),
        ("witness", {"value": 1, "kind": "both"}),
        ("base", {"line": 1, "column": 1}),
        ("surprise", 1),
    ],
)
def test_the_schema_of_a_finding_says_no(
    change: str, value: object, outcomes: Mapping[str, Outcome]
) -> None:
    report = outcome_json(outcomes["drift"])
    findings = report["findings"]
    assert isinstance(findings, list)
    assert isinstance(findings[0], dict)
    schema = jsonschema_rs.validator_for(report_schema())
    assert schema.is_valid(report)
    assert not schema.is_valid({**report, "findings": [{**findings[0], change: value}]})


def test_every_key_of_the_design_stands_in_the_report(outcomes: Mapping[str, Outcome]) -> None:
    report = outcome_json(outcomes["drift"])
    assert {
        *("schema_version", "gate", "verdict", "exit_code", "inspected", "summary", "versions"),
        *("digests", "semantic_digests", "findings"),
    } < {*report}
    findings = report["findings"]
    assert isinstance(findings, list)
    keys = [set(finding) for finding in findings if isinstance(finding, dict)]
    assert {
        *("rule", "severity", "impact", "message", "location", "base", "operation", "operations"),
        *("direction", "witness", "fingerprint", "hint", "bump", "before", "undecided", "accepted"),
    } <= set[str]().union(*keys)


def test_a_gate_that_could_not_check_still_prints_json(project: Project) -> None:
    for arguments in ([], ["none.json"], ["--config", "none.toml"], ["--against", "none.json"]):
        done = project.call("contract-drift", "--format", "json", *arguments)
        assert (done.code, done.report["verdict"]) == (2, "could-not-check")
        jsonschema_rs.validator_for(report_schema()).validate(done.report)
