"""Every kind of change that oasdiff has a name for is judged here, by a rule that is named as well.

`oasdiff.tsv` maps its ids (by pattern, the first one that fits) to our rule and impact, with the reason
where that is another level. The ids themselves are read from the list beside the repository.
"""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from gates.catalogue import catalogue
from gates.finding import Impact
from tests.gates.rules.oasdiff_cases import CASES
from tests.gates.rules.oasdiff_edits import EDITS, PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.contract_drift.judgement import Judgement
    from gates.contract_drift.rules.changes.example import Example

ROOT = Path(__file__).parents[3]
CHECKS = ROOT.parent / "shared" / "oasdiff-checks.tsv"
MAP = Path(__file__).parent / "oasdiff.tsv"
SAME = {
    "ERR": {Impact.BREAKING},
    "WARN": {Impact.RISKY},
    "INFO": {Impact.COMPATIBLE, Impact.COSMETIC},
}
# Judged elsewhere, or nothing that two valid contracts can show.
WITHOUT_A_PAIR = {
    "api-version-not-bumped": "tests of the rules on versions",
    "api-major-version-not-bumped": "tests of the rules on versions",
    "api-version-decreased": "tests of the rules on versions",
    "new-request-path-parameter": "a parameter in the path makes it another path, and see operations",
}
# Values that are hard to find: where none is found, what is breaking stays risky and undecided.
HARD = ("else-", "max-contains-", "pattern-property-", "unevaluated-properties-")
FROM_THE_WORST = tuple(Impact)


class Row(NamedTuple):
    """One line of the map."""

    group: str
    pattern: str
    rule: str
    impact: Impact
    reason: str


class Check(NamedTuple):
    """One of oasdiff's checks."""

    id: str
    level: str
    handler: str


def read_map() -> list[Row]:
    found, group = [], ""
    for line in MAP.read_text(encoding="utf-8").splitlines()[1:]:
        if line.startswith("# "):
            group = line.removeprefix("# ")
            continue
        pattern, rule, impact, *reason = line.split("\t")
        found.append(Row(group, pattern, rule, Impact(impact), "".join(reason)))
    return found


ROWS = read_map()


@pytest.fixture(scope="module")
def checks() -> list[Check]:
    """The checks of oasdiff 1.15; the list is no part of the repository."""
    if not CHECKS.is_file():
        reason = f"the list of checks is missing: {CHECKS}"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with CHECKS.open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    return [Check(line["id"], line["level"], line["handler"]) for line in lines]


def row_of(name: str) -> Row | None:
    return next((row for row in ROWS if re.fullmatch(row.pattern, name)), None)


def pair(name: str) -> Example | None:
    """Two contracts that show the change called `name`."""
    if name in CASES:
        return CASES[name]
    if name.endswith("type-compatible"):
        edit = "type-generalized" if name.startswith("request") else "type-specialized"
        return PLACES[name.removesuffix("-type-compatible")](*EDITS[edit])
    for place in sorted(PLACES, key=len, reverse=True):
        edit = name.removeprefix(f"{place}-")
        if edit != name and edit in EDITS:
            return PLACES[place](*EDITS[edit])
    return None


def test_all_checks_are_mapped_and_no_line_of_the_map_is_stale(checks: list[Check]) -> None:
    rows = {check.id: row_of(check.id) for check in checks}
    assert len(rows) == 509
    assert [name for name, row in rows.items() if row is None] == []
    assert [row.pattern for row in ROWS if row not in rows.values()] == []


def test_every_rule_of_the_map_exists() -> None:
    known = {entry.page.rule for group in catalogue() for entry in group.entries}
    assert sorted({row.rule for row in ROWS} - known) == []


def test_where_our_level_is_another_one_the_map_says_why(checks: list[Check]) -> None:
    unexplained = []
    for check in checks:
        row = row_of(check.id)
        assert row is not None
        if (row.impact in SAME[check.level]) is bool(row.reason):
            unexplained.append((check.id, check.level, row.impact.value, row.reason))
    assert unexplained == []


def test_every_check_is_judged_end_to_end_as_the_map_says(
    checks: list[Check], judged: Callable[[Example], tuple[Judgement, ...]]
) -> None:
    wrong, handlers = [], Counter[str]()
    for check in checks:
        row, example = row_of(check.id), pair(check.id)
        if example is None or row is None:
            continue
        handlers[check.handler] += 1
        found = judged(example)
        worst = min((one.impact for one in found), key=FROM_THE_WORST.index, default=None)
        expected = row.impact
        if any(hard in check.id for hard in HARD) and any(one.undecided for one in found):
            expected = Impact.RISKY
        said = [(one.page.rule, one.impact) for one in found]
        if (row.rule, expected) not in said or worst is not expected:
            wrong.append((check.id, row.rule, expected, said))
    assert wrong == []
    assert {check.handler for check in checks} - {"nil"} <= handlers.keys() | {
        "NewRequestPathParameterCheck"
    }


def test_a_check_without_a_pair_has_a_reason(checks: list[Check]) -> None:
    assert {check.id for check in checks if pair(check.id) is None} == WITHOUT_A_PAIR.keys()


def test_the_page_on_oasdiff_says_what_the_map_says(
    assert_golden: Callable[[Path, str], None],
) -> None:
    assert_golden(ROOT / "docs" / "oasdiff.md", page())


def page() -> str:
    """`docs/oasdiff.md`."""
    lines = [
        "# What oasdiff checks, and who judges it here",
        "",
        "oasdiff 1.15 tells 509 kinds of change apart, by place, keyword and direction. Here fewer rules",
        "cover them, because what a change hurts follows from the set of values and from who sends them.",
        "This page is made by `make goldens` from `tests/gates/rules/oasdiff.tsv`; the tests beside that",
        "file judge a pair of contracts for each id from end to end.",
        "",
        "Ids are regular expressions. The last column is filled where our level is another one: oasdiff's",
        "ERR stands against breaking, WARN against risky, INFO against compatible and cosmetic.",
    ]
    group = ""
    for row in ROWS:
        if row.group != group:
            group = row.group
            lines += ["", f"## {group}", ""]
            lines += ["| oasdiff | rule | impact | why it is another level |", "|---|---|---|---|"]
        pattern = row.pattern.replace("|", "\\|")
        link = f"[{row.rule}](rules.md#{row.rule})"
        lines.append(f"| `{pattern}` | {link} | {row.impact.value} | {row.reason} |")
    return "\n".join(lines) + "\n"
