"""Pure. One finding in Markdown: a line that folds out to the proof, both sides and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.finding import Severity
from gates.formats.difference import difference, unified
from gates.formats.disarm import code, fenced, in_html, plain
from gates.formats.finding_lines import MOST_PLACES, impact_of, is_undecided
from gates.formats.grouping import reached
from gates.formats.pretty import pretty
from gates.formats.proof import proof_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gates.finding import Finding, Location, Related

MOST_OPERATIONS, MOST_LINES = 20, 40
UNDECIDED = "Proof: none within the bound of work, neither for it nor against it."
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}  # noqa: RUF001 (a sign)


def finding_block(finding: Finding) -> str:
    """The whole of it; every part is bounded."""
    parts = [
        [f"<details><summary>{_summary(finding)}</summary>"],
        [_place(finding)],
        [_related(finding, related) for related in finding.related[:MOST_PLACES]],
        *_proof(finding),
        *_sides(finding),
        *_rest(finding),
        ["</details>"],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _summary(finding: Finding) -> str:
    accepted = "accepted, " if finding.accepted else ""
    impact = impact_of(finding)
    strong = f"<b>{accepted}{impact or finding.severity.value}</b>"
    sign = "☑️" if finding.accepted else _SIGNS[finding.severity]
    return f"{sign} {strong} <code>{finding.rule}</code> {in_html(finding.message)}"


def _place(finding: Finding) -> str:
    is_there = finding.base and finding.base != finding.location
    base = f", in the base {code(_at(finding.base))}" if finding.base and is_there else ""
    return f"At {code(_at(finding.location))}{base}."


def _related(finding: Finding, related: Related) -> str:
    is_elsewhere = related.location != finding.location
    return f"- {f'{code(_at(related.location))}: ' if is_elsewhere else ''}{plain(related.message)}"


def _at(location: Location) -> str:
    return f"{location.where} {location.pointer}".rstrip()


def _proof(finding: Finding) -> Iterator[list[str]]:
    proof = proof_of(finding)
    if proof is None:
        if is_undecided(finding):
            yield [UNDECIDED]
        return
    place = f" (at {code(proof.pointer)})" if proof.pointer else ""
    yield [f"Proof: {plain(proof.said)}{place}"]
    yield fenced(_few([line.text for line in pretty(proof.value, proof.pointer)]), "json")


def _sides(finding: Finding) -> Iterator[list[str]]:
    if finding.before is not None or finding.after is not None:
        yield ["Before and after:"]
        yield fenced(_few(list(unified(difference(finding.before, finding.after)))), "diff")


def _rest(finding: Finding) -> Iterator[list[str]]:
    hidden = len(finding.related) - MOST_PLACES
    if hidden > 0:
        yield [f"and {counted(hidden, 'more place')}."]
    operations = reached(finding)
    if len(operations) > 1:
        shown = [code(operation, 120) for operation in operations[:MOST_OPERATIONS]]
        more = len(operations) - len(shown)
        listed = ", ".join([*shown, f"and {more:,} more"] if more else shown)
        yield [f"Reaches {counted(len(operations), 'operation')}: {listed}."]
    if finding.accepted:
        yield [f"Accepted: {plain(finding.accepted)}"]
    if finding.hint:
        yield [f"What to do: {plain(finding.hint)}"]


def _few(lines: list[str]) -> list[str]:
    hidden = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], f"… {hidden:,} more lines"] if hidden > 0 else lines
