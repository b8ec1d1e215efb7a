"""The whole page. It reads the style sheet beside it; the policy of the page lets in nothing else."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from gates.finding import Impact
from gates.formats.grouping import environments
from gates.formats.html.element import Html, joined, lines, tag
from gates.formats.html.section import report_section
from gates.formats.table import HEADS, rows
from gates.formats.text import verdict_line
from oas.show import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gates.formats.table import Row
    from gates.report import Outcome, Report

ACCEPTED = "accepted"


def render(outcome: Outcome) -> str:
    """The HTML text."""
    title = f"{outcome.name}: {outcome.verdict.value}"
    page = lines([Html("<!doctype html>"), tag("html", _head(title), _body(outcome), lang="en")])
    # GitHub Actions reads `##[` as a command wherever it stands.
    return page.markup.replace("##[", "#&#35;[") + "\n"


@cache
def style() -> str:
    """The style sheet, as the page has it."""
    return files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def policy() -> str:
    """What a browser may load: this one style sheet, known by its digest."""
    digest = b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _head(title: str) -> Html:
    metas = (
        {"charset": "utf-8"},
        {"http_equiv": "Content-Security-Policy", "content": policy()},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "color-scheme", "content": "light dark"},
        {"name": "referrer", "content": "no-referrer"},
    )
    style_sheet = Html(f"<style>{style()}</style>")
    return tag(
        "head", lines([*(tag("meta", **m) for m in metas), tag("title", title), style_sheet])
    )


def _body(outcome: Outcome) -> Html:
    seen: Counter[str] = Counter()
    sections = [
        report_section(report, number, seen) for number, report in enumerate(outcome.reports)
    ]
    return tag(
        "body",
        tag("a", "Skip to the findings", class_="skip", href="#findings"),
        _header(outcome),
        lines([*_filters(outcome)]),
        tag("main", lines([*_tables(outcome), *sections]), id="findings"),
        tag("footer", tag("p", tag("code", verdict_line(outcome)))),
    )


def _header(outcome: Outcome) -> Html:
    verdict = outcome.verdict.value
    reason = tag("p", f"Reason: {outcome.reason}") if outcome.reason else None
    badge = tag("span", verdict, class_=f"verdict {verdict}")
    return tag("header", tag("h1", f"{outcome.name} ", badge), reason)


def _filters(outcome: Outcome) -> Iterator[Html]:
    """A box for each impact; what is cosmetic is put aside at first."""
    findings = [finding for report in outcome.reports for finding in report.findings]
    counts = Counter(finding.impact for finding in findings if finding.impact)
    if not counts:
        return
    boxes = [
        _box(i.value, counts[i], checked=i is not Impact.COSMETIC) for i in Impact if counts[i]
    ]
    accepted = sum(bool(finding.accepted) for finding in findings)
    boxes += [_box(ACCEPTED, accepted, checked=True)] if accepted else []
    yield tag("form", tag("fieldset", tag("legend", "Show"), joined(boxes)), class_="filters")


def _box(name: str, count: int, *, checked: bool) -> Html:
    box = tag("input", type="checkbox", id=f"show-{name}", checked=checked, autocomplete="off")
    return tag("label", box, f" {name} ", tag("b", f"{count:,}"), class_=f"box {name}")


def _tables(outcome: Outcome) -> Iterator[Html]:
    yield from map(_table, environments(outcome))


def _table(reports: Sequence[Report]) -> Html:
    *names, against = HEADS
    head = tag("tr", *(tag("th", name, scope="col") for name in (against, *names)))
    body = [_row(row, report) for row, report in zip(rows(reports), reports, strict=True)]
    title = tag("h2", "Every environment: ", tag("code", reports[0].contract or "every contract"))
    table = tag("table", tag("thead", head), tag("tbody", lines(body)))
    # A box that scrolls has to be reachable by the keyboard.
    label = "Environments"
    box = tag("div", table, class_="scroll", tabindex="0", role="region", aria_label=label)
    return tag("section", title, box)


def _row(row: Row, report: Report) -> Html:
    *cells, against = row.cells
    verdict = tag("td", tag("b", cells[0], class_=report.verdict.value))
    rest = [tag("td", cell) for cell in cells[1:]]
    return tag("tr", tag("th", against[:LONGEST], scope="row"), verdict, *rest)
