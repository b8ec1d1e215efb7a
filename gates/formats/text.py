"""Pure. The report for people: by operation, a line a finding, below it the proof and what to do.

The last line is the verdict. Every line begins with a word of ours, so that none that holds text of
a contract can be taken for a command by the log it lands in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.output import disarmed
from console.problems import counted
from gates.formats.finding_lines import below, headline, hint, more
from gates.formats.grouping import environments, groups, is_unseen, reached
from gates.formats.table import HEADS, against_what, aligned, rows, versions
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gates.finding import Finding
    from gates.report import Failure, Outcome, Report
    from oas.problem import Problem

MOST_FINDINGS, MOST_PROBLEMS = 50, 20
_INDENT = "  "


def render(outcome: Outcome, *, verbose: bool = False, quiet: bool = False) -> str:
    """The text. `verbose` leaves nothing out, `quiet` shows findings and errors alone."""
    blocks = [list(_report(report, verbose=verbose, quiet=quiet)) for report in outcome.reports]
    blocks += [list(_table(reports)) for reports in environments(outcome)]
    lines = [line for block in blocks if block for line in (*block, "")]
    return "".join(f"{disarmed(line)}\n" for line in (*lines, verdict_line(outcome)))


def verdict_line(outcome: Outcome) -> str:
    """`verdict: fail findings=2`, `verdict: could-not-check reason=base-unreachable`."""
    detail = f"reason={outcome.reason}" if outcome.reason else f"findings={outcome.findings}"
    return f"verdict: {outcome.verdict.value} {detail}"


def version_line(report: Report) -> str:
    """`version 1.2.0 -> 1.2.1, needs 2.0.0`; empty where the versions are not known."""
    known, required = versions(report), report.versions.get("required")
    needs = f", needs {printable(required)}" if required else ""
    return f"version {known}{needs}" if known else ""


def summary_line(report: Report) -> str:
    """`1 breaking, 0 risky, 2 compatible, 3 cosmetic`; empty where the gate knows no impacts."""
    if not any(report.summary.values()):
        return ""
    accepted = sum(bool(finding.accepted) for finding in report.findings)
    counts = ", ".join(f"{count:,} {impact}" for impact, count in report.summary.items())
    return f"{counts}; {accepted:,} of them accepted" if accepted else counts


def looked_at(report: Report) -> str:
    """`looked at 42 operations, 60 schemas`."""
    found = (counted(count, name.removesuffix("s")) for name, count in report.inspected.items())
    return f"looked at {', '.join(found)}"


def _report(report: Report, *, verbose: bool, quiet: bool) -> Iterator[str]:
    if quiet and all(map(is_unseen, report.findings)) and not report.failure:
        return
    yield heading(report)
    if report.failure:
        yield from _failure(report.failure, verbose=verbose)
        return
    yield from _findings(report.findings, verbose=verbose)
    if report.raw:
        yield from ("", "difference:", *(f"{_INDENT}| {line}" for line in report.raw.splitlines()))
    if not quiet:
        yield from _closing(report, verbose=verbose)


def heading(report: Report) -> str:
    """What was judged, and against what."""
    against = against_what(report)
    said = f" against {against}" if against else ""
    return f"{report.gate}: {report.contract or 'every contract'}{said}"


def _closing(report: Report, *, verbose: bool) -> Iterator[str]:
    if any(map(reached, report.findings)):
        yield ""
    unseen = sum(map(is_unseen, report.findings))
    summary = summary_line(report)
    if summary:
        yield f"found {summary}{' (-v shows the cosmetic ones)' if unseen and not verbose else ''}"
    yield from filter(None, (version_line(report), _form(report), looked_at(report)))
    if verbose:
        for name, digests in (("digest", report.digests), ("meaning", report.semantic_digests)):
            yield from (f"{name} of the {side} {digest}" for side, digest in digests.items())


def _form(report: Report) -> str:
    """What the two digests say together, where that is worth a line."""
    same = len({*report.semantic_digests.values()}) == 1 < len({*report.digests.values()})
    return "meaning the same on both sides: only the form differs" if same else ""


def _findings(findings: Iterable[Finding], *, verbose: bool) -> Iterator[str]:
    wanted = [finding for finding in findings if verbose or not is_unseen(finding)]
    most = left = len(wanted) if verbose else MOST_FINDINGS
    together = groups(wanted)
    indent = _INDENT if any(group.operations for group in together) else ""
    said: set[str] = set()
    for group in together:
        shown, left = group.findings[:left], max(left - len(group.findings), 0)
        if shown and indent:
            yield from ("", f"in {group.title}")
        for finding in shown:
            # What to do is said once, however many findings of a rule there are.
            lines = below(finding, verbose=verbose, hinted=verbose or finding.hint not in said)
            said.add(finding.hint)
            yield indent + headline(finding)
            yield from (indent + _INDENT + line for line in lines)
    yield from more(wanted, wanted[:most], "finding")


def _failure(failure: Failure, *, verbose: bool) -> Iterator[str]:
    where = f"{failure.where}: " if failure.where else ""
    yield f"error: {where}{failure.message}"
    shown = failure.problems if verbose else failure.problems[:MOST_PROBLEMS]
    for problem in shown:
        yield from _problem(problem)
    yield from more(failure.problems, shown, "problem")
    yield from (_INDENT + line for line in hint(failure.hint))


def _problem(problem: Problem) -> Iterator[str]:
    pointer = f" {problem.pointer}" if problem.pointer else ""
    yield (
        f"{_INDENT}{problem.level.value}[{problem.code}] {problem.where}{pointer}: "
        f"{problem.message}"
    )
    yield from (_INDENT * 2 + line for line in hint(problem.hint))


def _table(reports: Sequence[Report]) -> Iterator[str]:
    yield f"{reports[0].gate}: {reports[0].contract or 'every contract'} in every environment"
    yield from aligned([HEADS, *(row.cells for row in rows(reports))])
