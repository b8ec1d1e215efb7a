"""What `gates rules`, `gates explain` and docs/rules.md say comes from the rules themselves."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gates.catalogue import Pair, catalogue, difference
from gates.pages import print_page, print_rules, rules_markdown
from oas.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]


def test_the_rules_are_listed_by_gate_and_group_with_their_impact(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert print_rules() == 0
    lines = capsys.readouterr().out.splitlines()
    assert "contract-drift · Requests: what a client may and must send" in lines
    listed = [line.split()[0] for line in lines if line.startswith("  ")]
    assert listed == [entry.page.rule for group in catalogue() for entry in group.entries]
    assert any(
        re.match(r"  operation-removed +breaking +An operation is gone\.", ln) for ln in lines
    )


def test_a_page_shows_the_change_between_two_contracts(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_page("response-became-nullable") == 0
    page = capsys.readouterr().out
    assert page.startswith("response-became-nullable (usually breaking)\n\nA response may be null")
    assert "What to do: " in page
    assert re.search(r'^  - +"type": "string"$', page, flags=re.MULTILINE)
    assert re.search(r'^  \+ +"null"$', page, flags=re.MULTILINE)


def test_a_page_without_an_example_ends_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_page("code-not-built") == 0
    page = capsys.readouterr().out
    assert "Example" not in page
    assert "What to do: " in page.splitlines()[-1]


def test_a_rule_that_is_misspelt_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(ConfigError, match="there is no rule 'operation-remove'") as caught:
        print_page("operation-remove")
    assert "operation-removed" in caught.value.hint


def test_what_differs_is_shown_with_what_stands_around_it() -> None:
    lines = difference(Pair({"a": 1, "b": 2, "c": {"d": 3}}, {"a": 1, "b": 2, "c": {"d": 4}}), 1)
    assert lines == ["…", '   "c": {', '-    "d": 3', '+    "d": 4', "   }"]
    assert difference(Pair({"a": 1}, {"a": 1})) == []


def test_every_example_of_the_catalogue_shows_something() -> None:
    entries = [entry for group in catalogue() for entry in group.entries if entry.example]
    assert len(entries) > 100
    assert [e.page.rule for e in entries if e.example and not difference(e.example)] == []


def test_the_document_of_the_rules_is_what_the_rules_say(
    assert_golden: Callable[[Path, str], None],
) -> None:
    text = rules_markdown()
    assert_golden(ROOT / "docs" / "rules.md", text)
    links = re.findall(r"\]\(#([a-z-]+)\)", text)
    assert links == re.findall(r"^### ([a-z-]+)$", text, flags=re.MULTILINE)
    assert len(links) == sum(len(group.entries) for group in catalogue())
