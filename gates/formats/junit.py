"""Pure. The report as JUnit XML, for servers that show tests: a suite a report, a case a finding.

The shape is the one that Jenkins and GitLab read. What fails the gate is a failure, what could not
be checked an error, what was accepted is skipped; the rest passes and tells about itself in
system-out. There is no time in it: the same input gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gates.finding import Impact, Severity
from gates.formats.finding_lines import below, headline, hint
from gates.formats.grouping import rank
from gates.formats.text import heading, looked_at, summary_line, version_line
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gates.finding import Finding
    from gates.report import Failure, Outcome, Report

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_KINDS = ("failure", "error", "skipped")


class Case(NamedTuple):
    """One testcase: `kind` is the element that says how it ended, `system-out` for one that passed."""

    name: str
    kind: str
    type: str
    message: str
    lines: tuple[str, ...]


def render(outcome: Outcome) -> str:
    """The XML text, in ASCII."""
    suites = [(report, list(_cases(report))) for report in outcome.reports]
    cases = [case for _, found in suites for case in found]
    if not outcome.reports:
        cases = [Case("nothing was checked", "error", outcome.reason, outcome.reason, ())]
    counts = _counts(cases, kinds=("failure", "error"))
    lines = [f'<testsuites name="{escaped(f"contrato {outcome.name}")}"{counts}>']
    lines += [line for report, found in suites for line in _suite(heading(report), report, found)]
    if not outcome.reports:
        lines += _suite(outcome.name, None, cases)
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, "</testsuites>", ""])
    # GitHub Actions reads `##[` as a command wherever it stands.
    return text.encode("ascii", "xmlcharrefreplace").decode().replace("##[", "#&#35;[")


def escaped(text: str) -> str:
    """`text` for an element or an attribute, on one line: XML knows no control characters."""
    return printable(text).translate(_ESCAPES)


def _suite(name: str, report: Report | None, cases: list[Case]) -> Iterator[str]:
    file = f' file="{escaped(report.contract)}"' if report and report.contract else ""
    yield f'  <testsuite name="{escaped(name)}"{file}{_counts(cases, kinds=_KINDS)}>'
    classname = _classname(report) if report else name
    for case in cases:
        yield f'    <testcase classname="{escaped(classname)}" name="{escaped(case.name)}">'
        yield f"      {_ended(case)}"
        yield "    </testcase>"
    yield "  </testsuite>"


def _classname(report: Report) -> str:
    names = (report.gate, report.contract, report.environment)
    return " ".join(name for name in names if name)


def _counts(cases: Iterable[Case], *, kinds: tuple[str, ...]) -> str:
    found = [case.kind for case in cases]
    names = {"failure": "failures", "error": "errors", "skipped": "skipped"}
    counted = "".join(f' {names[kind]}="{found.count(kind)}"' for kind in kinds)
    return f' tests="{len(found)}"{counted}'


def _ended(case: Case) -> str:
    text = "\n".join(map(escaped, case.lines))
    if case.kind not in _KINDS:
        return f"<{case.kind}>{text}</{case.kind}>"
    given = f'type="{escaped(case.type)}" message="{escaped(case.message)}"'
    return f"<{case.kind} {given}>{text}</{case.kind}>"


def _cases(report: Report) -> Iterator[Case]:
    """Findings that are for the reader alone are counted by the last case, which always passes."""
    if report.failure:
        yield _failure(report.failure)
        return
    yield from map(_case, filter(_is_told, sorted(report.findings, key=rank)))
    said = [heading(report), summary_line(report), version_line(report), looked_at(report)]
    yield Case(f"{report.gate} could check", "system-out", "", "", tuple(filter(None, said)))


def _is_told(finding: Finding) -> bool:
    is_for_the_reader = finding.severity is Severity.NOTE and finding.impact is not Impact.BREAKING
    return bool(finding.accepted) or not is_for_the_reader


def _case(finding: Finding) -> Case:
    if finding.accepted:
        kind = "skipped"
    else:
        kind = "failure" if finding.severity is Severity.ERROR else "system-out"
    about = finding.operation or finding.location.pointer or finding.location.file
    type_ = finding.impact.value if finding.impact else finding.severity.value
    message = f"accepted: {finding.accepted}" if finding.accepted else finding.message
    name = f"{finding.rule} {about} [{finding.fingerprint}]"
    return Case(name, kind, type_, message, (headline(finding), *below(finding)))


def _failure(failure: Failure) -> Case:
    where = f"{failure.where}: " if failure.where else ""
    problems = [
        f"{problem.level.value}[{problem.code}] {problem.where} {problem.pointer}: {problem.message}"
        for problem in failure.problems
    ]
    message = f"{where}{failure.message}"
    lines = (f"error: {message}", *problems, *hint(failure.hint))
    return Case("could not check", "error", failure.reason, message, lines)
