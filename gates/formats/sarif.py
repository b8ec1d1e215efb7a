"""Pure. The report as SARIF 2.1.0 (OASIS), for code scanning: one run with all contracts and gates.

Messages are plain text: a viewer renders nothing of a contract. What could not be checked is an
invocation that failed, so that an upload with no results is not taken for a pass.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gates.formats.grouping import rank
from gates.formats.place import place_of, uri_of
from gates.formats.proof import proof_of
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gates.finding import Finding, Location
    from gates.report import Failure, Outcome, Report
    from gates.rule import Page
    from oas.json_value import Json, JsonObject
    from oas.problem import Problem

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# Code scanning refuses results with more places than these.
MOST_PLACES = 100
MOST_OPERATIONS = 200


def render(outcome: Outcome, pages: Sequence[Page] = ()) -> str:
    """The SARIF text, in ASCII; `pages` describe the rules."""
    text = json.dumps(sarif(outcome, pages), indent=2)
    # GitHub Actions reads `##[` as a command wherever it stands; it can only stand in a string.
    return text.replace("##[", "#\\u0023[") + "\n"


def sarif(outcome: Outcome, pages: Sequence[Page] = ()) -> JsonObject:
    """The log file object (section 3.13)."""
    rules = _rules(outcome, pages)
    indexes = {str(rule["id"]): index for index, rule in enumerate(rules)}
    run: JsonObject = {
        "tool": {"driver": {"name": "contrato", "rules": [*rules]}},
        "automationDetails": {"id": f"{outcome.name}/"},
        # Our columns count characters, not UTF-16 units.
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report) for report in outcome.reports] or [_nothing(outcome)],
        "results": [
            _result(report, finding, indexes[finding.rule])
            for report in outcome.reports
            for finding in sorted(report.findings, key=rank)
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(outcome: Outcome, pages: Sequence[Page]) -> list[JsonObject]:
    """Each rule that something was found by, with its page where that is known."""
    known = {page.rule: page for page in pages}
    found = {finding.rule for report in outcome.reports for finding in report.findings}
    return [_rule(rule, known.get(rule)) for rule in sorted(found)]


def _rule(rule: str, page: Page | None) -> JsonObject:
    if page is None:
        return {"id": rule}
    lines = [_plain(line) for line in page.text.splitlines()]
    return {
        "id": rule,
        "shortDescription": _text(page.title),
        "fullDescription": _text(" ".join(line for line in lines if line)),
        # A text with lines: printable() alone would put it on one.
        "help": {"text": "\n".join(lines)},
    }


def _result(report: Report, finding: Finding, rule_index: int) -> JsonObject:
    related = [*_related(finding)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.severity.value,
        "message": _text(_message(finding)),
        "locations": [_location(place_of(report, finding), finding)],
        **({"relatedLocations": [*related[:MOST_PLACES]]} if related else {}),
        "partialFingerprints": {
            "contratoFinding/v1": finding.fingerprint,
            # What code scanning knows an alert by; left out, it would be made of the line's text.
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        **_suppressed(finding),
        "properties": _properties(report, finding),
    }


def _message(finding: Finding) -> str:
    """A sentence, and what to do: code scanning shows nothing else in a list."""
    impact = f"{finding.impact.value}: " if finding.impact else ""
    operation = f"{finding.operation}: " if finding.operation else ""
    proof = proof_of(finding)
    parts = [f"{impact}{operation}{finding.message}.", f"Proof: {proof.said}." if proof else ""]
    return " ".join(part for part in (*parts, finding.hint) if part)


def _suppressed(finding: Finding) -> JsonObject:
    if not finding.accepted:
        return {}
    reason = _plain(finding.accepted)
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": reason}]}


def _location(location: Location, finding: Finding | None = None) -> JsonObject:
    physical: JsonObject = {"artifactLocation": {"uri": uri_of(location.file)}}
    if location.line:
        region: JsonObject = {"startLine": location.line}
        physical["region"] = (
            {**region, "startColumn": location.column} if location.column else region
        )
    logical = _logical(location.pointer, finding.operation if finding else "")
    return {
        "physicalLocation": physical,
        **({"logicalLocations": [*logical]} if logical else {}),
    }


def _logical(pointer: str, operation: str) -> list[JsonObject]:
    names = {"object": _plain(pointer), "member": _plain(operation)}
    return [{"fullyQualifiedName": name, "kind": kind} for kind, name in names.items() if name]


def _related(finding: Finding) -> Iterator[JsonObject]:
    places = [("in the base", finding.base)] if finding.base else []
    places += [(related.message, related.location) for related in finding.related]
    for number, (message, location) in enumerate(places):
        if location:
            yield {"id": number, **_location(location), "message": _text(message)}


def _properties(report: Report, finding: Finding) -> JsonObject:
    """What SARIF has no word for. `operations` may be a part of all: their number says so."""
    given: Mapping[str, Json] = {
        "contract": printable(report.contract),
        "against": printable(report.environment or report.against),
        "impact": finding.impact.value if finding.impact else "",
        "direction": finding.direction,
        "undecided": finding.undecided,
        "bump": finding.bump,
        "operations": [*map(printable, finding.operations[:MOST_OPERATIONS])],
        "operationCount": len(finding.operations),
        "witness": finding.witness,
    }
    return {"gate": report.gate, **{name: value for name, value in given.items() if value}}


def _invocation(report: Report) -> JsonObject:
    notifications: list[Json] = [*_notifications(report.failure)] if report.failure else []
    return {
        "executionSuccessful": report.failure is None,
        "exitCode": report.verdict.exit_code,
        "exitCodeDescription": report.verdict.value,
        **({"toolExecutionNotifications": notifications} if notifications else {}),
        "properties": {
            "gate": report.gate,
            "contract": printable(report.contract),
            "against": printable(report.environment or report.against),
            "inspected": {**report.inspected},
        },
    }


def _nothing(outcome: Outcome) -> JsonObject:
    """No gate ran: that is no pass either."""
    said: JsonObject = {"level": "error", "message": {"text": outcome.reason}}
    return {"executionSuccessful": False, "exitCode": 2, "toolExecutionNotifications": [said]}


def _notifications(failure: Failure) -> Iterator[JsonObject]:
    where = f" ({failure.where})" if failure.where else ""
    yield {
        "level": "error",
        "descriptor": {"id": failure.reason},
        "message": _text(" ".join(filter(None, (f"{failure.message}{where}.", failure.hint)))),
    }
    yield from map(_notification, failure.problems)


def _notification(problem: Problem) -> JsonObject:
    physical: JsonObject = {"artifactLocation": {"uri": uri_of(problem.file)}}
    if problem.line:
        physical["region"] = {"startLine": problem.line, "startColumn": max(problem.column, 1)}
    pointer = f"{problem.pointer}: " if problem.pointer else ""
    return {
        "level": problem.level.value,
        "descriptor": {"id": problem.code},
        "message": _text(" ".join(filter(None, (f"{pointer}{problem.message}.", problem.hint)))),
        "locations": [{"physicalLocation": physical}],
    }


def _text(text: str) -> JsonObject:
    return {"text": _plain(text)}


def _plain(text: str) -> str:
    """One printable line. `[x](y)` would be a link even in plain text (section 3.11.6)."""
    return printable(text).replace("](", "] (")
