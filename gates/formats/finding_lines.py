"""Pure. A finding in plain lines: a headline that editors open, below it the proof and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.formats.excerpt import excerpt, shortened
from gates.formats.grouping import reached, shown_operation
from gates.formats.proof import proof_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gates.finding import Finding, Location, Related

MOST_PLACES = 5
ACCEPTED = "accepted"


def headline(finding: Finding) -> str:
    """`error[response-property-removed] breaking openapi.json:41:9: the property 'price' is gone`."""
    word = ACCEPTED if finding.accepted else finding.severity.value
    impact = f"{impact_of(finding)} " if finding.impact else ""
    return f"{word}[{finding.rule}] {impact}{finding.location.where}: {finding.message}"


def impact_of(finding: Finding) -> str:
    """`breaking`, `risky, undecided`; empty where the gate knows no impacts."""
    undecided = ", undecided" if is_undecided(finding) else ""
    return f"{finding.impact.value}{undecided}" if finding.impact else ""


def is_undecided(finding: Finding) -> bool:
    """Whether nothing proves it. The other direction of an edit may be proved where one is not."""
    return finding.undecided and proof_of(finding) is None


def below(finding: Finding, *, verbose: bool = False, hinted: bool = True) -> Iterator[str]:
    """What stands below the headline, each line beginning with a word of ours."""
    if finding.base and finding.base != finding.location:
        yield f"base: {_at(finding.base) if verbose else finding.base.where}"
    shown = finding.related if verbose else finding.related[:MOST_PLACES]
    yield from (_place(finding, related) for related in shown)
    yield from more(finding.related, shown, "place")
    if verbose:
        yield from _details(finding)
    yield from _proof(finding)
    if finding.accepted:
        yield f"accepted: {' '.join(finding.accepted.splitlines())}"
    if hinted:
        yield from hint(finding.hint)


def hint(text: str) -> Iterator[str]:
    """What to do, on one line; nothing where nobody says."""
    if text:
        yield f"hint: {' '.join(text.splitlines())}"


def more(all_of_them: Sequence[object], shown: Sequence[object], noun: str) -> Iterator[str]:
    """How many are left out, and how to see them; nothing where all are shown."""
    hidden = len(all_of_them) - len(shown)
    if hidden:
        yield f"and {counted(hidden, noun)} more: -v shows all, --format json has all"


def _place(finding: Finding, related: Related) -> str:
    if related.location == finding.location:
        return f"also: {related.message}"
    return f"at {_at(related.location)}: {related.message}"


def _at(location: Location) -> str:
    return f"{location.where} {location.pointer}" if location.pointer else location.where


def _details(finding: Finding) -> Iterator[str]:
    if finding.location.pointer:
        yield f"head: {_at(finding.location)}"
    for side, value in (("before", finding.before), ("after", finding.after)):
        if value is not None:
            yield f"{side}: {shortened(value)}"
    for operation in reached(finding)[1:]:
        yield f"reaches: {shown_operation(operation)}"


def _proof(finding: Finding) -> Iterator[str]:
    proof = proof_of(finding)
    if proof:
        yield f"proof: {proof.said}"
        place = f" {proof.place}" if proof.place else ""
        yield f"value: {excerpt(proof.value, proof.pointer).text}{place}"
    elif is_undecided(finding):
        yield "proof: none within the bound of work, neither for it nor against it"
