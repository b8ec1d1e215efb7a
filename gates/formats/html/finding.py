"""Pure. One finding on the page: what, where, the proof, both sides beside each other, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.formats.difference import difference
from gates.formats.finding_lines import impact_of, is_undecided
from gates.formats.html.element import Html, joined, lines, tag
from gates.formats.pretty import pretty
from gates.formats.proof import proof_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from gates.finding import Finding, Location, Related
    from gates.formats.difference import Row
    from gates.report import Report

MOST_PLACES = 50
_NEW_LINE = Html("\n")


def anchor(finding: Finding, seen: Counter[str], *, of_group: bool = False) -> str:
    """The name to link it by: its fingerprint, and a number where the page has it already."""
    name = f"{'g' if of_group else 'f'}-{finding.fingerprint}"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def article(report: Report, finding: Finding, name: str) -> Html:
    """All that is known of it."""
    impact = finding.impact.value if finding.impact else finding.severity.value
    classes = f"finding {impact}{' accepted' if finding.accepted else ''}"
    return tag(
        "article",
        _title(finding, name),
        _facts(finding),
        lines(_places(finding)),
        lines(_proof(finding)),
        lines(_sides(report, finding)),
        _said("Accepted: ", finding.accepted, "accepted-because"),
        _said("What to do: ", finding.hint, "hint"),
        class_=classes,
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _title(finding: Finding, name: str) -> Html:
    accepted = "accepted, " if finding.accepted else ""
    badge = tag(
        "span", f"{accepted}{impact_of(finding) or finding.severity.value}", class_="impact"
    )
    link = tag("a", "#", class_="anchor", href=f"#{name}", aria_label="Link to this finding")
    return tag("h4", badge, " ", tag("span", finding.message, id=f"{name}-title"), " ", link)


def _facts(finding: Finding) -> Html:
    is_elsewhere = finding.base and finding.base != finding.location
    items = [
        _fact("Rule", tag("code", finding.rule)),
        _fact("Fails the gate", "yes") if finding.severity.value == "error" else None,
        _fact("Asks for", f"{finding.bump} version") if finding.bump else None,
        _fact("In a", finding.direction) if finding.direction else None,
        _fact("At", _place(finding.location)),
        _fact("In the base at", _place(finding.base)) if finding.base and is_elsewhere else None,
    ]
    return tag("dl", joined(items), class_="facts")


def _fact(name: str, value: Html | str) -> Html:
    return tag("div", tag("dt", name), tag("dd", value))


def _place(location: Location) -> Html:
    pointer = tag("code", location.pointer, class_="quiet") if location.pointer else None
    return joined([tag("code", location.where), " " if pointer else None, pointer])


def _places(finding: Finding) -> Iterator[Html]:
    if not finding.related:
        return
    items = [tag("li", _related(finding, one)) for one in finding.related[:MOST_PLACES]]
    hidden = len(finding.related) - len(items)
    items += [tag("li", f"and {counted(hidden, 'more place')}")] if hidden else []
    yield tag("ul", lines(items), class_="places")


def _related(finding: Finding, related: Related) -> Html | str:
    if related.location == finding.location:
        return related.message
    return joined([_place(related.location), f": {related.message}"])


def _proof(finding: Finding) -> Iterator[Html]:
    proof = proof_of(finding)
    if proof is None:
        if is_undecided(finding):
            yield tag("p", "No proof within the bound of work, neither for it nor against it.")
        return
    place = f" ({proof.place})" if proof.place else ""
    caption = tag("figcaption", tag("b", "Proof: "), f"{proof.said}{place}")
    value = pretty(proof.value, proof.pointer)
    marked = [_line(line.text, "mark" if line.is_marked else "") for line in value]
    yield tag("figure", caption, tag("pre", joined(marked), tabindex="0"), class_="proof")


def _sides(report: Report, finding: Finding) -> Iterator[Html]:
    if finding.before is None and finding.after is None:
        return
    rows = difference(finding.before, finding.after)
    versions = report.versions
    yield tag(
        "div",
        _side("Base", versions.get("base", ""), [(row, row.before) for row in rows], "del"),
        _side("Head", versions.get("head", ""), [(row, row.after) for row in rows], "ins"),
        class_="sides",
    )


def _side(name: str, version: str, side: Sequence[tuple[Row, str | None]], element: str) -> Html:
    """Lines that the other side lacks are del or ins; a blank one keeps the two in step."""
    said = f"{name} {version}".strip()
    if all(text is None for _, text in side):
        text = tag("p", "nothing", class_="quiet")
    else:
        marked = [_line(text, "" if row.is_equal else element) for row, text in side]
        text = tag("pre", joined(marked), tabindex="0")
    return tag("figure", tag("figcaption", said), text)


def _line(text: str | None, element: str) -> Html:
    """A line in `element`, or as it is; None is a blank one that only keeps the other side's place."""
    if text is None:
        return tag("span", _NEW_LINE, class_="filler")
    return tag(element, text, _NEW_LINE) if element else joined([text, _NEW_LINE])


def _said(label: str, text: str, name: str) -> Html | None:
    return tag("p", tag("b", label), " ".join(text.splitlines()), class_=name) if text else None
