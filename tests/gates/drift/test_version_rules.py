"""Each rule on versions by its own examples, and the catalogue of rules that is not about changes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gates.catalogue import catalogue
from gates.checksums import rules as checksum_rules
from gates.contract_drift.judging import Judge
from gates.contract_drift.policy import Policy
from gates.contract_drift.rules import versions
from gates.contract_drift.rules.example import Example, contract
from gates.contract_drift.side import read_side
from gates.contract_drift.versions.semantic import Semantic
from gates.finding import Severity
from gates.rule import page_of
from generator.plan import Cause
from oas.document import Source
from oas.loading import parse

if TYPE_CHECKING:
    from types import ModuleType

    from gates.report import Report

FOLDER = Path(versions.__file__).parent
RULES = {page.rule for page in versions.pages()}


def report(example: Example) -> Report:
    base, head = (
        read_side(name, lambda data=data, name=name: parse(Source(f"{name}.json", data)))  # type: ignore[misc]
        for name, data in (("base", example.base), ("head", example.head))
    )
    return Judge(Policy(), Semantic(), date(2026, 11, 24)).report(base, head, tuple)


def found(example: Example) -> list[str]:
    return [finding.rule for finding in report(example).findings if finding.rule in RULES]


def examples(kind: str) -> list[tuple[ModuleType, Example]]:
    return [(module, one) for module in versions.modules() for one in getattr(module, kind)]


@pytest.mark.parametrize(("module", "example"), examples("BREAKS"))
def test_what_breaks_a_rule_gives_its_finding_alone(module: ModuleType, example: Example) -> None:
    assert found(example) == [page_of(module).rule]


@pytest.mark.parametrize(("module", "example"), examples("ALLOWS"))
def test_what_a_rule_allows_does_not_give_it(module: ModuleType, example: Example) -> None:
    assert page_of(module).rule not in found(example)


def test_every_rule_has_a_file_and_every_file_is_a_rule() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert files == set(versions.RULES)


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert {module for module, _ in examples("BREAKS")} == set(versions.modules())
    assert {module for module, _ in examples("ALLOWS")} == set(versions.modules())


def test_every_rule_has_a_page_that_says_what_to_do() -> None:
    pages = [entry.page for group in catalogue() for entry in group.entries]
    assert {page.rule for page in pages} > {*RULES, "accepted-expired", "accepted-stale"}
    assert len({page.rule for page in pages}) == len(pages), "an id is used once"
    for page in pages:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", page.rule)
        assert page.title.endswith(".")
        assert page.hint


def test_every_cause_of_a_difference_has_a_rule() -> None:
    assert set(checksum_rules.RULES) == set(Cause)


def test_a_rule_that_does_not_import_is_never_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "RULES", (*versions.RULES, "version_of_nobody"))
    with pytest.raises(ModuleNotFoundError, match="version_of_nobody"):
        report(Example(contract("1.0.0"), contract("1.0.1")))


def test_the_finding_stands_at_the_version_and_comes_first() -> None:
    first, *others = report(
        Example(contract("1.0.0"), contract("1.0.0", path="/goods", indent=2))
    ).findings
    assert first.message == "info.version is still '1.0.0', and what changed needs '2.0.0'"
    assert (first.location.line, first.location.column) == (5, 5)
    assert (first.severity, first.impact) == (Severity.ERROR, None)
    assert (first.before, first.after) == ("1.0.0", "1.0.0")
    assert first.base is not None
    assert (first.base.file, first.base.pointer) == ("base.json", "/info/version")
    assert [one.rule for one in others] == ["operation-removed", "operation-added"]


def test_what_is_needed_is_told_whether_it_is_there_or_not() -> None:
    changed = report(Example(contract("1.4.0"), contract("9.0.0", path="/goods")))
    assert changed.versions == {"base": "1.4.0", "head": "9.0.0", "required": "2.0.0"}
    same = report(Example(contract("1.4.0"), contract("1.4.0")))
    assert same.versions == {"base": "1.4.0", "head": "1.4.0"}
    assert (same.findings, same.inspected["changes"]) == ((), 0)


def test_the_fingerprint_stays_while_the_place_stays() -> None:
    one, two = (
        report(Example(contract(version), contract(version, path="/goods", indent=indent)))
        for version, indent in (("1.0.0", None), ("1.2.0", 4))
    )
    assert [f.fingerprint for f in one.findings] == [f.fingerprint for f in two.findings]
    assert len({f.fingerprint for f in one.findings}) == len(one.findings) == 3
