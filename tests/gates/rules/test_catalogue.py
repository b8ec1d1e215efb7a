"""The catalogue of rules itself: every kind of change is claimed once, every page can be used."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gates.checksums import rules as checksum_rules
from gates.contract_drift.judgement import Terms
from gates.contract_drift.rules import changes, versions
from gates.contract_drift.rules.changes import judge, rules
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import TODAY
from gates.finding import Impact
from oas.compare.change import Change
from oas.compare.space import CELLS, Cell, Edit, Subject
from oas.direction import Direction

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion
    from gates.contract_drift.rules.changes import Rule

FOLDER = Path(changes.__file__).parent
# Cells that no rule has to claim, each with the reason.
WAIVED: dict[Cell, str] = {}
SEVERE = {*("breaking", "risky", "compatible", "cosmetic", "error", "warning", "note", "danger")}
PAST = re.compile(r"-(\w+ed|gone|unique|repeatable|nullable|optional|enum|change)$")


def test_every_kind_of_change_is_claimed_by_one_rule_or_waived_with_a_reason() -> None:
    claimed = Counter(cell for rule in rules().values() for cell in rule.claims)
    assert sorted(CELLS - claimed.keys() - WAIVED.keys()) == []
    assert [cell for cell, times in claimed.items() if times > 1] == []


def test_no_waiver_is_stale_and_each_has_a_reason() -> None:
    claimed = {cell for rule in rules().values() for cell in rule.claims}
    assert sorted(WAIVED.keys() & claimed | WAIVED.keys() - CELLS) == []
    assert all(len(reason.split()) > 3 for reason in WAIVED.values())


def test_a_rule_cannot_claim_what_cannot_happen() -> None:
    with pytest.raises(ValueError, match="no such change"):
        claims(ELSEWHERE, (Edit.WIDENED,), Subject.OPERATION)


def test_a_change_that_no_rule_claims_is_a_finding_of_its_own() -> None:
    cell = Cell(Subject.OPERATION, Edit.WIDENED, Direction.REQUEST)
    assert cell not in CELLS
    (found,) = judge([Change(*cell, "/paths/~1a/get", "", name="a\x1b")], Terms(TODAY))
    assert (found.page.rule, found.impact) == ("unclaimed-change", Impact.RISKY)
    assert "'a\\x1b'" in found.message


def test_every_file_in_a_group_is_a_rule_and_every_rule_is_listed() -> None:
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*/*.py")} - {"--init--"}
    assert files == set(rules())
    assert len(files) > 100


def test_every_id_is_used_once_in_all_gates() -> None:
    pages = [*versions.pages(), *checksum_rules.pages(), *(r.page for r in rules().values())]
    assert [name for name, n in Counter(page.rule for page in pages).items() if n > 1] == []


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.page.rule)
def test_a_page_says_what_is_flagged_why_and_what_to_do(rule: Rule) -> None:
    title, *paragraphs = rule.page.text.split("\n\n")
    assert "\n" not in title
    assert title.endswith(".")
    assert len(title) <= 110
    assert paragraphs[:-1], "why it matters"
    assert paragraphs[-1].startswith("What to do: ")
    assert 3 <= len(rule.page.hint) <= 200
    assert rule.page.hint.endswith(".")
    assert max(map(len, rule.page.text.splitlines())) <= 112


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.page.rule)
def test_an_id_names_what_is_flagged_in_the_past_tense_without_severity(rule: Rule) -> None:
    name = rule.page.rule
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", name)
    assert SEVERE.isdisjoint(name.split("-"))
    assert PAST.search(name), "the past tense, or what it became"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.page.rule)
def test_an_id_names_the_direction_where_the_rule_has_one(rule: Rule) -> None:
    directions = {cell.direction for cell in rule.claims}
    words = rule.page.rule.split("-")
    if "request" in words:
        assert directions == {Direction.REQUEST}
    elif "response" in words:
        assert directions == {Direction.RESPONSE}
    elif "callback" not in words:
        assert directions not in ({Direction.REQUEST}, {Direction.RESPONSE})


def test_every_group_says_what_its_rules_are_about() -> None:
    groups = {rule.group for rule in rules().values()}
    assert len(groups) == len(
        [path for path in FOLDER.iterdir() if (path / "__init__.py").exists()]
    )
    assert all(re.fullmatch(r"[A-Z].+: .+[^.]", group) for group in groups)


def test_a_rule_that_does_not_import_is_never_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = tmp_path / "planted"
    group.mkdir()
    (group / "__init__.py").write_text('"""Planted: for a test."""\n')
    (group / "thing_removed.py").write_text("import no_such_module_at_all\n")
    monkeypatch.setattr(changes, "__path__", [*changes.__path__, str(tmp_path)])
    with pytest.raises(ModuleNotFoundError, match="no_such_module_at_all"):
        rules.__wrapped__()


def test_a_rule_that_raises_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def judge_badly(change: Change, _: Terms) -> Opinion:
        raise KeyError(change.name)

    rule = replace(rules()["operation-removed"], judge=judge_badly)
    cell = Cell(Subject.OPERATION, Edit.REMOVED, Direction.NONE)
    monkeypatch.setattr(changes, "_by_cell", lambda: {cell: rule})
    with pytest.raises(RuntimeError, match="the rule operation-removed failed on a operation"):
        judge([Change(*cell, "/paths/~1a/get", "")], Terms(TODAY))
