"""Pure. The report as one comment of a pull request, and as the summary of a job.

The first line is a marker that nobody sees: who posts the comment finds the last one by it and
writes over it. It is cut to what GitHub takes, the worst findings first, and says what is left out.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from console.problems import counted
from gates.formats.disarm import cell, code, plain
from gates.formats.fitting import Section, fit
from gates.formats.grouping import environments, groups, is_unseen
from gates.formats.markdown_finding import finding_block
from gates.formats.table import NONE, rows
from gates.report import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gates.formats.grouping import Group
    from gates.report import Failure, Outcome, Report

# What GitHub takes as a comment, in characters. Counted in bytes here, which are never fewer.
COMMENT = 65_536
MOST_PROBLEMS = 20
_SIGNS = {Verdict.PASS: "✅", Verdict.FAIL: "❌", Verdict.COULD_NOT_CHECK: "⚠️"}


def render(outcome: Outcome, *, limit: int = COMMENT) -> str:
    """The Markdown (GFM) of at most `limit` bytes."""
    top = [marker(outcome), f"## {_SIGNS[outcome.verdict]} {outcome.name}: {_verdict(outcome)}"]
    tables = [_table(reports) for reports in environments(outcome)]
    sections = [_section(report) for report in outcome.reports]
    return fit("\n".join(top) + "\n", [*tables, *sections], limit)


def marker(outcome: Outcome) -> str:
    """`<!-- contrato:contract-drift:core -->`; without a name where there are several contracts."""
    contracts = {report.contract for report in outcome.reports if report.contract}
    name = f":{_name(contracts.pop())}" if len(contracts) == 1 else ""
    return f"<!-- contrato:{outcome.name}{name} -->"


def _name(contract: str) -> str:
    """Letters, digits and dashes of the folder's name: nothing that could end a comment."""
    path = PurePosixPath(contract)
    given = path.parent.name if path.stem.lower() == "openapi" else path.stem
    return re.sub(r"[^a-z0-9]+", "-", given.lower()).strip("-")[:64] or "contract"


def _verdict(outcome: Outcome) -> str:
    return (
        f"{outcome.verdict.value} ({outcome.reason})" if outcome.reason else outcome.verdict.value
    )


def _section(report: Report) -> Section:
    if report.failure:
        return Section("\n".join([*_heading(report), *_failure(report.failure), ""]), (), "finding")
    opening = [*_heading(report), *_versions(report), *_counts(report)]
    seen = [finding for finding in report.findings if not is_unseen(finding)]
    blocks = tuple(block for group in groups(seen) for block in _blocks(group))
    return Section("\n".join(opening) + "\n", blocks, "finding")


def _heading(report: Report) -> Iterator[str]:
    sign = _SIGNS[report.verdict]
    # A blank line ends the table that may stand before it.
    yield ""
    yield f"### {sign} {report.gate}: {code(report.contract or 'every contract')}"
    yield ""
    environment = f"**{plain(report.environment)}** " if report.environment else ""
    if environment or report.against:
        yield f"Compared with {environment}{code(report.against) if report.against else ''}".rstrip()
        yield ""


def _versions(report: Report) -> Iterator[str]:
    known = [code(report.versions[side]) for side in ("base", "head") if side in report.versions]
    if known:
        required = report.versions.get("required")
        yield f"Version {' → '.join(known)}{f', needs **{code(required)}**' if required else ''}."
        yield ""
    sides = report.semantic_digests
    if sides and sides.get("base") == sides.get("head"):
        yield "Both mean the same: only the form differs, if anything does."
        yield ""


def _counts(report: Report) -> Iterator[str]:
    accepted = sum(bool(finding.accepted) for finding in report.findings)
    counts = {**report.summary, "accepted": accepted}
    if any(counts.values()):
        yield from _rows([[*counts], ["--:"] * len(counts), [f"{n:,}" for n in counts.values()]])
        yield ""
    looked = (counted(count, name.removesuffix("s")) for name, count in report.inspected.items())
    yield f"Looked at {', '.join(looked)}."
    yield ""


def _table(reports: Sequence[Report]) -> Section:
    heads = ["compared with", "version", "needs", *reports[0].summary, "verdict"]
    lines = [heads, ["---"] * 3 + ["--:"] * len(reports[0].summary) + ["---"]]
    for row, report in zip(rows(reports), reports, strict=True):
        texts = [cell(text) if text != NONE else NONE for text in (row.version, row.needs)]
        verdict = f"{_SIGNS[report.verdict]} {row.verdict}"
        lines.append([cell(row.against), *texts, *row.counts, verdict])
    opening, line, *others = _rows(lines)
    return Section(f"\n{opening}\n{line}\n", tuple(f"{row}\n" for row in others), "environment")


def _rows(lines: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(line)} |" for line in lines]


def _blocks(group: Group) -> Iterator[str]:
    """One for each finding; the heading of the group belongs to the first."""
    more = f", {group.more}" if group.more else ""
    title = f"{code(group.first)}{more}" if group.first else ""
    for number, finding in enumerate(group.findings):
        heading = f"#### {title}\n\n" if title and not number else ""
        yield f"{heading}{finding_block(finding)}\n\n"


def _failure(failure: Failure) -> Iterator[str]:
    where = f"{code(failure.where)}: " if failure.where else ""
    yield f"**Could not check** ({failure.reason}): {where}{plain(failure.message)}"
    yield from [""] if failure.problems else []
    for problem in failure.problems[:MOST_PROBLEMS]:
        place = " ".join(code(text) for text in (problem.where, problem.pointer) if text)
        yield f"- {problem.level.value} {code(problem.code)} {place}: {plain(problem.message)}"
    hidden = len(failure.problems) - MOST_PROBLEMS
    yield from [f"- and {counted(hidden, 'more problem')}"] if hidden > 0 else []
    yield from ["", f"What to do: {plain(failure.hint)}"] if failure.hint else []
