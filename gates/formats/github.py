"""Pure. The report as annotations of GitHub Actions: workflow commands on the lines they are about.

GitHub shows ten of a level for a step and drops the rest without a word, so that the worst come
first and the last lines say how many there are. What a contract says is escaped as the runner
unescapes it (actions/toolkit, command.ts): it can end neither the command nor its own property.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from console.output import disarmed
from gates.finding import Location, Severity
from gates.formats.finding_lines import hint, impact_of
from gates.formats.grouping import is_unseen, rank, reached, shown_operation
from gates.formats.place import in_tree, is_in_tree, place_of
from gates.formats.proof import proof_of
from gates.formats.text import heading, summary_line, verdict_line, version_line
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gates.finding import Finding
    from gates.report import Outcome, Report

MOST = 10
LONGEST = 2_000
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


class Annotation(NamedTuple):
    """One command: `lines` of plain text, at a place of the tree."""

    level: Severity
    title: str
    location: Location
    lines: tuple[str, ...]

    @property
    def command(self) -> str:
        """`::error file=…,line=…,col=…,title=…::…`."""
        properties = {
            **({"file": self.location.file} if is_in_tree(self.location.file) else {}),
            **({"line": self.location.line} if self.location.line else {}),
            **({"col": self.location.column} if self.location.column else {}),
            "title": self.title,
        }
        given = ",".join(
            f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items()
        )
        text = "%0A".join(_escaped(line, _DATA) for line in self.lines)
        # The log knows a second form of commands, which is one wherever it stands.
        return f"::{_COMMANDS[self.level]} {given}::{text}".replace("##[", "##\\[")


def render(outcome: Outcome) -> str:
    """The lines: annotations, how many are left out, what it comes to, and the verdict."""
    # What two environments have in common is one annotation.
    annotations = dict.fromkeys(note for report in outcome.reports for note in _annotations(report))
    lines: list[str] = []
    for level in Severity:
        found = [annotation for annotation in annotations if annotation.level is level]
        lines += [annotation.command for annotation in found[:MOST]]
        if len(found) > MOST:
            lines.append(f"{len(found) - MOST:,} more of the level {level.value} are not annotated")
    lines += [disarmed(line) for report in outcome.reports for line in _summary(report)]
    return "".join(f"{line}\n" for line in (*lines, verdict_line(outcome)))


def outputs(outcome: Outcome) -> str:
    """The outputs of the step: words and numbers of ours alone, nothing that a contract says."""
    summaries = [report.summary for report in outcome.reports]
    counts = {name: sum(s[name] for s in summaries) for name in (summaries[0] if summaries else {})}
    values = {
        "verdict": outcome.verdict.value,
        "exit-code": outcome.verdict.exit_code,
        "findings": outcome.findings,
        **counts,
    }
    return "".join(f"{name}={value}\n" for name, value in values.items())


def _annotations(report: Report) -> Iterator[Annotation]:
    if report.failure:
        yield from _failure(report)
        return
    for finding in sorted(report.findings, key=rank):
        if not (finding.accepted or is_unseen(finding)):
            location, lines = place_of(report, finding), tuple(_lines(finding))
            yield Annotation(finding.severity, _title(finding), location, lines)


def _failure(report: Report) -> Iterator[Annotation]:
    failure = report.failure
    if failure is None:
        return
    where = f"{failure.where}: " if failure.where else ""
    lines = (f"{where}{failure.message}", *hint(failure.hint))
    title = f"{report.gate} could not check: {failure.reason}"
    yield Annotation(Severity.ERROR, title, Location(report.contract), lines)
    for problem in failure.problems:
        place = Location(problem.file, problem.line, problem.column)
        said = (problem.message, *hint(problem.hint))
        yield Annotation(Severity(problem.level.value), problem.code, in_tree(report, place), said)


def _title(finding: Finding) -> str:
    impact = impact_of(finding)
    return f"{finding.rule} ({impact})" if impact else finding.rule


def _lines(finding: Finding) -> Iterator[str]:
    operations = reached(finding)
    others = f" and {len(operations) - 1} more" if len(operations) > 1 else ""
    where = f"{shown_operation(operations[0])}{others}: " if operations else ""
    yield f"{where}{finding.message}"
    proof = proof_of(finding)
    if proof:
        yield f"proof: {proof.said}"
    yield from hint(finding.hint)


def _summary(report: Report) -> Iterable[str]:
    said = [summary_line(report), version_line(report)]
    if report.failure:
        said = [f"could not check: {report.failure.reason}"]
    return (heading(report), *(f"  {line}" for line in said if line))


def _escaped(value: object, escapes: dict[str, str]) -> str:
    text = printable(str(value))
    text = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return "".join(escapes.get(character, character) for character in text)
