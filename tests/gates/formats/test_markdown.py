"""The comment of a pull request: pinned, of bounded size, and no way to link, mention or run."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import cmarkgfm  # type: ignore[import-untyped]
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from gates.finding import Finding, Impact, Location, Severity
from gates.formats.disarm import cell, code, fenced, in_html, plain
from gates.formats.fitting import Section, fit
from gates.formats.markdown import COMMENT, marker, render
from gates.report import Outcome, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>", re.IGNORECASE)
OURS = {
    *("h2", "h3", "h4", "p", "ul", "li", "code", "pre", "strong", "details", "summary", "b", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "em"),
}


def html(markdown: str) -> str:
    """What GitHub's own renderer makes of it, before it takes anything out."""
    made = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    assert isinstance(made, str)
    return made


def assert_harmless(markdown: str) -> None:
    made = re.sub(r"\A<!-- contrato:[a-z0-9:-]+ -->\n", "", html(markdown))
    assert "<!--" not in made
    for _, name, attributes in TAG.findall(made):
        assert name in OURS, name
        assert re.fullmatch(r'( (?:align|lang)="[a-z]+")?', attributes), attributes
    text = unescape(re.sub(r"<(code|pre)\b.*?</\1>", "", made, flags=re.DOTALL))
    found = re.search(r"[@#]\w|://|\bwww\.|mailto:", text)
    assert not found, text[max(found.start() - 50, 0) :][:100]


def test_the_comment_is_pinned(
    outcomes: Mapping[str, Outcome], assert_pinned: Callable[[str, str], None]
) -> None:
    assert_pinned("environments.md", render(outcomes["environments"]))


def test_the_first_line_is_a_marker_that_stays(outcomes: Mapping[str, Outcome]) -> None:
    first, *_ = render(outcomes["drift"]).splitlines()
    assert first == "<!-- contrato:contract-drift:core -->"
    assert marker(outcomes["environments"]) == first
    assert marker(outcomes["all"]) == "<!-- contrato:all:core -->"
    assert marker(outcomes["nothing"]) == "<!-- contrato:all -->"
    report = outcomes["clean"].reports[0]
    two = (report, replace(report, contract="contracts/pim/openapi.json"))
    assert marker(Outcome("all", two)) == "<!-- contrato:all -->"


@pytest.mark.parametrize(
    ("contract", "name"),
    [
        ("contracts/Core API/openapi.yaml", "core-api"),
        ("stock.json", "stock"),
        ("openapi.json", "contract"),
        ("a/--> <script>/openapi.json", "script"),
    ],
)
def test_no_name_ends_the_marker(contract: str, name: str) -> None:
    report = Report("g", contract=contract, inspected={"files": 1})
    assert marker(Outcome("g", (report,))) == f"<!-- contrato:g:{name} -->"


def test_every_report_is_harmless(outcomes: Mapping[str, Outcome]) -> None:
    for outcome in outcomes.values():
        assert_harmless(render(outcome))


def test_hostile_text_is_text(hostile: Outcome) -> None:
    markdown = render(hostile)
    assert all(line.isprintable() for line in markdown.split("\n"))
    assert_harmless(markdown)
    assert "alert(1)" in markdown
    # Nothing of it ended a block of ours: all that was opened is closed, in order.
    made = html(markdown)
    for name in ("details", "summary", "code", "pre"):
        assert made.count(f"<{name}>") + made.count(f"<{name} ") == made.count(f"</{name}>")
    assert made.count("<details>") == 2


def test_the_proof_both_sides_and_what_to_do_are_folded(outcomes: Mapping[str, Outcome]) -> None:
    markdown = render(outcomes["drift"])
    assert "<summary>❌ <b>breaking</b> <code>request-property-became-required</code>" in markdown
    assert '```json\n{\n  "id": "0d5c1f6e' in markdown
    assert '```diff\n {\n-  "type": [\n-    "number",\n-    "null"\n-  ],\n+  "type": ' in markdown
    assert "\nWhat to do: Give it a default, or let it stay optional.\n" in markdown
    assert "Reaches 39 operations: `GET /products`, " in markdown
    assert ", and 19 more." in markdown
    assert "documentation-changed" not in markdown


def test_a_long_report_is_cut_to_what_github_takes_and_says_so(
    outcomes: Mapping[str, Outcome],
) -> None:
    report = outcomes["drift"].reports[0]
    note = Finding("last-found", Severity.NOTE, "ü" * 400, Location("a"), Impact.COMPATIBLE)
    many = replace(report, findings=(note,) * 500 + report.findings)
    markdown = render(Outcome("contract-drift", (many,)))
    assert 0.9 * COMMENT < len(markdown.encode()) <= COMMENT
    assert "response-property-removed" in markdown
    hidden = re.search(r"\*\*and (\d+) more findings\*\*: there is no room for them here", markdown)
    assert hidden is not None
    assert markdown.count("<details>") + int(hidden[1]) == 500 + 6
    assert_harmless(markdown)
    several = render(Outcome("all", (many,) * 3))
    assert len(several.encode()) <= COMMENT
    assert several.count("response-property-removed") == 3
    crowd = render(Outcome("all", (report,) * 900))
    assert len(crowd.encode()) <= COMMENT
    assert re.search(r"\*\*and \d+ more reports\*\*: ", crowd)


def test_a_section_takes_what_others_leave() -> None:
    small, large = Section("s\n", (), "line"), Section("l\n", ("x\n",) * 2000, "line")
    text = fit("top\n", [small, large], 2_000)
    assert len(text) <= 2_000
    assert text.startswith("top\ns\nl\nx\n")
    assert text.count("x\n") > 750
    assert re.search(r"and [\d,]+ more lines", text)
    assert fit("top\n", [large], 10_000).count("x\n") == 2000


@pytest.mark.parametrize(
    "text",
    [
        "@everyone and a@b.example",
        "#12 and org/repo#12 and GH-1",
        "https://evil.example/x",
        "www.evil.example",
        "![x](y) [x](y) [x][y] <https://a.example>",
        "<img src=x onerror=alert(1)> <!-- x",
        "`code` ``` ~~~",
        "*a* _b_ **c** ~~d~~ $e$ $$f$$",
        "- list",
        "1. list",
        "# heading",
        "===",
        "> quote",
        "| a | b |",
        "\\* \\<b\\>",
        "&lt;b&gt; &#60;b&#62;",
        "a\n\n# b\n```\nc",
    ],
)
def test_a_text_stays_what_it_was(text: str) -> None:
    assert_harmless(f"Said: {plain(text)}")
    assert_harmless(plain(text))
    made = unescape(re.sub(r"<p>|</p>\n", "", html(f"Said: {plain(text)}")))
    shown = made.replace("\u200b", "")
    assert shown == f"Said: {' '.join(text.split())}"


@pytest.mark.parametrize("text", ["a", "`", "``a```b", " a ", "a`", "", "|", "\\", "a\nb", "<b>"])
def test_a_code_span_holds_any_text(text: str) -> None:
    shown = html(f"x {code(text)} y")
    assert shown.count("<code>") == shown.count("</code>") == 1
    assert re.fullmatch(r"<p>x <code>.*</code> y</p>\n", shown)
    row = html(f"| h |\n| --- |\n| {cell(text)} |")
    assert row.count("<td>") == 1


def test_a_fence_is_longer_than_any_in_it() -> None:
    lines = fenced(["a", "````", "```", "b"])
    assert lines[0] == lines[-1] == "`````"
    assert html("\n".join(lines)).count("<pre>") == 1


def test_the_inside_of_an_element_mentions_nobody() -> None:
    assert in_html("<b>@x $y$ a.example://") == (
        "&lt;b&gt;@&#8203;x &#36;&#8203;y&#36; a.example:&#8203;//"
    )
