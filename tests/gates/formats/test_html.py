"""The HTML page as its source is: pinned, one file, nothing in it that could run or be fetched."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from gates.formats.html.element import Html, joined, tag
from gates.formats.html.page import policy, render, style
from gates.report import Outcome, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.gates.formats.conftest import Named

VOID = {"meta", "input", "br"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "h4"),
    *(
        "span",
        "p",
        "b",
        "form",
        "fieldset",
        "legend",
        "label",
        "input",
        "main",
        "section",
        "article",
    ),
    *("code", "dl", "div", "dt", "dd", "nav", "details", "summary", "ol", "ul", "li", "figure"),
    *("figcaption", "pre", "mark", "del", "ins", "table", "thead", "tbody", "tr", "th", "td"),
    "footer",
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "type", "checked"),
    *("autocomplete", "role", "tabindex", "scope", "aria-label", "aria-labelledby"),
}


class Page(HTMLParser):
    """All tags, attributes and text of a page; an unbalanced one fails."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)

    def values(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.attributes if name == attribute]


def assert_inert(page: Page) -> None:
    assert set(page.tags) <= TAGS
    assert {name for _, name, _ in page.attributes} <= ATTRIBUTES
    assert all(re.fullmatch("#[a-z0-9-]+", link) for link in page.values("href"))
    assert page.tags["style"] == page.tags["html"] == page.tags["h1"] == 1


def test_the_page_is_pinned(
    outcomes: Mapping[str, Outcome], assert_pinned: Callable[[str, str], None]
) -> None:
    assert_pinned("environments.html", render(outcomes["environments"]))


def test_nothing_on_a_page_runs_or_is_fetched(named: Named) -> None:
    page = Page(render(named.outcome))
    assert_inert(page)
    assert named.outcome.verdict.value in "".join(page.text)


def test_hostile_text_is_text(hostile: Outcome) -> None:
    printed = render(hostile)
    assert "##[" not in printed
    assert all(line.isprintable() for line in printed.split("\n"))
    page = Page(printed)
    assert_inert(page)
    text = "".join(page.text)
    assert text.count("</script><script>alert(1)</script><img src=x onerror=alert(2)>") > 10
    for value in page.values("class"):
        assert re.fullmatch("[a-z -]+", value)


def test_the_policy_lets_in_the_style_sheet_and_nothing_else(
    outcomes: Mapping[str, Outcome],
) -> None:
    printed = render(outcomes["drift"])
    (sheet,) = re.findall("<style>(.*)</style>", printed, flags=re.DOTALL)
    assert sheet == style()
    digest = b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert policy() == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert policy().replace("'", "&#x27;") in printed
    assert not re.search(r"url\(|@import|expression|</", sheet)


def test_names_are_unique_and_every_link_leads_somewhere(named: Named) -> None:
    page = Page(render(named.outcome))
    names = page.values("id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in page.values("href")} <= set(names)
    assert set(page.values("aria-labelledby")) <= set(names)


def test_the_same_finding_in_two_environments_has_two_names(
    outcomes: Mapping[str, Outcome],
) -> None:
    report = outcomes["drift"].reports[0]
    names = Page(render(Outcome("g", (report, report)))).values("id")
    first = report.findings[0].fingerprint
    assert {f"f-{first}", f"f-{first}-2"} <= set(names)


def test_headings_skip_no_level(named: Named) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", render(named.outcome))]
    assert levels[0] == 1
    if not any(report.findings[0].operation for report in named.outcome.reports if report.findings):
        levels = [level for level in levels if level != 4]
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_many_findings_are_cut_with_a_count(outcomes: Mapping[str, Outcome]) -> None:
    report = outcomes["drift"].reports[0]
    printed = render(Outcome("g", (replace(report, findings=report.findings * 200),)))
    page = Page(printed)
    assert page.tags["article"] == 1000
    assert "and 400 more findings: the JSON report has all." in "".join(page.text)


def test_the_plain_difference_is_folded_away() -> None:
    page = Page(render(Outcome("g", (Report("g", inspected={"files": 1}, raw="a\n<b>\n\x1b"),))))
    assert "The plain differencea\n<b>\n\\x1b\n" in "".join(page.text)


@pytest.mark.parametrize(
    ("made", "markup"),
    [
        (tag("p", "<b>", class_='a"b'), '<p class="a&quot;b">&lt;b&gt;</p>'),
        (tag("p", Html("<b></b>"), None, "&"), "<p><b></b>&amp;</p>"),
        (tag("input", type="checkbox", checked=True, id=""), '<input type="checkbox" checked>'),
        (tag("p", "\x00\u202e'", aria_label="x"), '<p aria-label="x">\\x00\\u{202e}&#x27;</p>'),
        (joined(["a", Html("<br>"), None]), "a<br>"),
    ],
)
def test_only_mark_up_of_ours_goes_in_unescaped(made: Html, markup: str) -> None:
    assert made.markup == markup
