"""Pure. The report as JSON: one Report as itself, several as one object that holds them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gates.finding import Finding, Location, Related
    from gates.report import Failure, Outcome, Report
    from oas.json_value import Json, JsonObject
    from oas.problem import Problem

SCHEMA_VERSION = 1


def render(outcome: Outcome) -> str:
    """The JSON text, in ASCII: whatever a contract holds, no line of it commands a log."""
    text = json.dumps(outcome_json(outcome), indent=2)
    # GitHub Actions reads `##[` as a command wherever it stands; it can only stand in a string.
    return text.replace("##[", "#\\u0023[") + "\n"


def outcome_json(outcome: Outcome) -> JsonObject:
    """What `gates schema report` describes."""
    if len(outcome.reports) == 1:
        return report_json(outcome.reports[0])
    return {
        "schema_version": SCHEMA_VERSION,
        "gate": outcome.name,
        "verdict": outcome.verdict.value,
        "exit_code": outcome.verdict.exit_code,
        "checked": outcome.checked,
        **_given({"reason": outcome.reason}),
        "reports": [report_json(report) for report in outcome.reports],
    }


def report_json(report: Report) -> JsonObject:
    """One report. A key that has nothing to say is left out; `findings` and counts never are."""
    return {
        "schema_version": SCHEMA_VERSION,
        "gate": report.gate,
        **_given({"contract": report.contract, "against": report.against}),
        **_given({"environment": report.environment}),
        "verdict": report.verdict.value,
        "exit_code": report.verdict.exit_code,
        "checked": report.checked,
        **(_failure(report.failure) if report.failure else {}),
        "inspected": {**report.inspected},
        "summary": {**report.summary},
        **_given({"versions": {**report.versions}, "digests": {**report.digests}}),
        **_given({"semantic_digests": {**report.semantic_digests}, "raw": report.raw}),
        "findings": [_finding(finding) for finding in report.findings],
    }


def _failure(failure: Failure) -> JsonObject:
    return {
        "reason": failure.reason,
        "error": failure.message,
        **_given({"where": failure.where, "hint": failure.hint}),
        **_given({"problems": [_problem(problem) for problem in failure.problems]}),
    }


def _problem(problem: Problem) -> JsonObject:
    return {
        "code": problem.code,
        "level": problem.level.value,
        "message": problem.message,
        "location": {
            "file": problem.file,
            **_place(problem.line, problem.column),
            **_given({"pointer": problem.pointer}),
        },
        **_given({"hint": problem.hint}),
    }


def _finding(finding: Finding) -> JsonObject:
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_given({"impact": finding.impact.value if finding.impact else ""}),
        "message": finding.message,
        **_given({"name": finding.name}),
        "location": _location(finding.location),
        **_given({"base": _location(finding.base) if finding.base else None}),
        **_given({"operation": finding.operation, "operations": [*finding.operations]}),
        **_given({"direction": finding.direction}),
        **_values(finding),
        **_given({"undecided": finding.undecided, "bump": finding.bump}),
        **_given({"accepted": finding.accepted}),
        "fingerprint": finding.fingerprint,
        **_given({"hint": finding.hint}),
        **_given({"related": [_related(related) for related in finding.related]}),
    }


def _values(finding: Finding) -> JsonObject:
    """The values of a contract; null is left out, because it says that there is none."""
    values = {"before": finding.before, "after": finding.after, "witness": finding.witness}
    return {name: value for name, value in values.items() if value is not None}


def _related(related: Related) -> JsonObject:
    return {"message": related.message, "location": _location(related.location)}


def _location(location: Location) -> JsonObject:
    place = _place(location.line, location.column)
    return {"file": location.file, **place, **_given({"pointer": location.pointer})}


def _place(line: int, column: int) -> JsonObject:
    return {"line": line, "column": column} if line else {}


def _given(values: Mapping[str, Json]) -> JsonObject:
    return {key: value for key, value in values.items() if value}
