"""The changelog for people: pinned, each change in one section, harmless."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gates.finding import Finding, Impact, Location, Severity
from gates.formats.changelog import SECTIONS, render_changelog, section_of
from gates.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gates.report import Outcome


def test_the_changelog_is_pinned(
    outcomes: Mapping[str, Outcome], assert_pinned: Callable[[str, str], None]
) -> None:
    assert_pinned("changelog.md", render_changelog(outcomes["drift"].reports[0]))


def test_sections_stand_in_their_order_and_empty_ones_do_not(
    outcomes: Mapping[str, Outcome],
) -> None:
    text = render_changelog(outcomes["drift"].reports[0])
    found = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    assert found == ["Breaking", "Added", "Changed"]
    assert [section for section in SECTIONS if section in found] == found


@pytest.mark.parametrize(
    ("rule", "impact", "section"),
    [
        ("operation-removed", Impact.BREAKING, "Breaking"),
        ("operation-removed", Impact.COMPATIBLE, "Removed"),
        ("operation-added", Impact.COMPATIBLE, "Added"),
        ("operation-deprecated", Impact.COMPATIBLE, "Deprecated"),
        ("deprecation-added", Impact.COMPATIBLE, "Deprecated"),
        ("request-pattern-changed", Impact.RISKY, "Changed"),
        ("request-property-became-optional", Impact.COMPATIBLE, "Changed"),
    ],
)
def test_a_change_stands_in_one_section(rule: str, impact: Impact, section: str) -> None:
    assert section_of(Finding(rule, Severity.NOTE, "x", Location("a"), impact)) == section


def test_what_nobody_can_observe_is_counted_and_what_is_no_change_is_left_out() -> None:
    words = Finding("documentation-changed", Severity.NOTE, "x", Location("a"), Impact.COSMETIC)
    version = Finding("version-lowered", Severity.ERROR, "went down", Location("a"))
    report = Report(
        "g", findings=(version, words, words), versions={"base": "1.0.0", "head": "1.0.1"}
    )
    assert render_changelog(report).splitlines() == [
        "## `1.0.1` (since `1.0.0`)",
        "",
        "Nothing that a client or a server can observe changed.",
        "",
        "2 changes of words, examples or order besides.",
    ]


def test_several_changes_of_an_operation_stand_below_it(outcomes: Mapping[str, Outcome]) -> None:
    report = outcomes["drift"].reports[0]
    required = report.findings[3]
    text = render_changelog(
        replace(report, findings=(required, replace(required, message="other")))
    )
    assert "- `POST /products`:\n  - the property 'price' must be given now\n  - other\n" in text


def test_hostile_text_is_text(hostile: Outcome) -> None:
    text = render_changelog(hostile.reports[0])
    assert "alert(1)" in text
    assert all(line.isprintable() for line in text.split("\n"))
    assert "@&#8203;everyone" in text
    assert "&lt;script&gt;" in text
