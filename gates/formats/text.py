"""Pure. The report for people: a line a finding, below it what to do; the last line is the verdict.

Every line begins with a word of ours, so that none that holds text of a contract can be taken for a
command by the log it lands in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from console.output import disarmed
from console.problems import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gates.finding import Finding, Related
    from gates.report import Failure, Outcome, Report
    from oas.problem import Problem

MOST_FINDINGS, MOST_PLACES, MOST_PROBLEMS = 50, 5, 20
_RED, _YELLOW, _GREEN, _BLUE = "31", "33", "32", "34"
_COLOURED = re.compile(
    r" *(error|warning|note)(\[[a-z0-9-]+\]|:)|verdict: (pass|fail|could-not-check)"
)
_COLOURS = {
    "error": _RED,
    "fail": _RED,
    "warning": _YELLOW,
    "could-not-check": _YELLOW,
    "note": _BLUE,
    "pass": _GREEN,
}


def render(outcome: Outcome, *, verbose: bool = False, quiet: bool = False) -> str:
    """The text. `verbose` leaves nothing out, `quiet` shows findings and errors alone."""
    blocks = [list(_report(report, verbose=verbose, quiet=quiet)) for report in outcome.reports]
    lines = [line for block in blocks if block for line in (*block, "")]
    return "".join(f"{disarmed(line)}\n" for line in (*lines, verdict_line(outcome)))


def verdict_line(outcome: Outcome) -> str:
    """`verdict: fail findings=2`, `verdict: could-not-check reason=base-unreachable`."""
    detail = f"reason={outcome.reason}" if outcome.reason else f"findings={outcome.findings}"
    return f"verdict: {outcome.verdict.value} {detail}"


def coloured(line: str) -> str:
    """A line of the text with its first word in colour (ECMA-48, SGR)."""
    match = _COLOURED.match(line)
    if match is None:
        return line
    colour = _COLOURS[match[1] or match[3]]
    return f"\x1b[1;{colour}m{match[0]}\x1b[0m{line[match.end() :]}"


def _report(report: Report, *, verbose: bool, quiet: bool) -> Iterator[str]:
    if quiet and not report.findings and not report.failure:
        return
    yield _heading(report)
    if report.failure:
        yield from _failure(report.failure, verbose=verbose)
        return
    shown = report.findings if verbose else report.findings[:MOST_FINDINGS]
    for finding in shown:
        yield from _finding(finding, verbose=verbose)
    yield from _more(report.findings, shown, "finding")
    if not quiet:
        yield _looked_at(report)


def _heading(report: Report) -> str:
    against = f" against {report.against}" if report.against else ""
    return f"{report.gate}: {report.contract or 'every contract'}{against}"


def _looked_at(report: Report) -> str:
    counts = ", ".join(
        counted(number, name.removesuffix("s")) for name, number in report.inspected.items()
    )
    versions = ", ".join(f"{side} {version}" for side, version in report.versions.items())
    return f"looked at {counts}{f' ({versions})' if versions else ''}"


def _failure(failure: Failure, *, verbose: bool) -> Iterator[str]:
    where = f"{failure.where}: " if failure.where else ""
    yield f"error: {where}{failure.message}"
    shown = failure.problems if verbose else failure.problems[:MOST_PROBLEMS]
    for problem in shown:
        yield from _problem(problem)
    yield from _more(failure.problems, shown, "problem")
    yield from _hint(failure.hint)


def _problem(problem: Problem) -> Iterator[str]:
    pointer = f" {problem.pointer}" if problem.pointer else ""
    yield f"  {problem.level.value}[{problem.code}] {problem.where}{pointer}: {problem.message}"
    yield from (f"  {line}" for line in _hint(problem.hint))


def _finding(finding: Finding, *, verbose: bool) -> Iterator[str]:
    operation = f" {finding.operation}" if finding.operation else ""
    yield (
        f"{finding.severity.value}[{finding.rule}] {finding.location.where}{operation}: "
        f"{finding.message}"
    )
    shown = finding.related if verbose else finding.related[:MOST_PLACES]
    yield from map(_place, shown)
    yield from (f"  {line}" for line in _more(finding.related, shown, "place"))
    yield from _hint(finding.hint)


def _place(related: Related) -> str:
    pointer = f" {related.location.pointer}" if related.location.pointer else ""
    return f"  at {related.location.where}{pointer}: {related.message}"


def _hint(hint: str) -> Iterator[str]:
    if hint:
        yield f"  hint: {' '.join(hint.splitlines())}"


def _more(all_of_them: Sequence[object], shown: Sequence[object], noun: str) -> Iterator[str]:
    hidden = len(all_of_them) - len(shown)
    if hidden:
        yield f"and {counted(hidden, noun)} more: -v shows all, --format json has all"
