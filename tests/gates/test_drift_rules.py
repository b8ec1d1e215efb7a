"""Each rule by its own examples, and the catalogue of rules itself."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gates.checksums import rules as checksum_rules
from gates.contract_drift import rules
from gates.contract_drift.comparison import compared
from gates.contract_drift.group import Group, group_of
from gates.contract_drift.rules.example import Example, contract
from gates.contract_drift.side import read_side
from gates.contract_drift.version import parse_version
from gates.finding import Impact, Severity
from gates.rule import page_of
from generator.plan import Cause
from oas.document import Source
from oas.loading import parse

if TYPE_CHECKING:
    from types import ModuleType

    from gates.contract_drift.comparison import Comparison
    from gates.finding import Finding

FOLDER = Path(rules.__file__).parent


def comparison(example: Example) -> Comparison:
    base, head = (
        read_side(side, lambda data=data, side=side: parse(Source(f"{side}.json", data)))  # type: ignore[misc]
        for side, data in (("base", example.base), ("head", example.head))
    )
    return compared(base, head)


def findings(example: Example) -> tuple[Finding, ...]:
    return tuple(rules.judge(comparison(example)))


def examples(kind: str) -> list[tuple[ModuleType, Example]]:
    return [(module, example) for module in rules.modules() for example in getattr(module, kind)]


@pytest.mark.parametrize(("module", "example"), examples("BREAKS"))
def test_what_breaks_a_rule_gives_its_finding_alone(module: ModuleType, example: Example) -> None:
    assert [finding.rule for finding in findings(example)] == [page_of(module).rule]


@pytest.mark.parametrize(("module", "example"), examples("ALLOWS"))
def test_what_a_rule_allows_does_not_give_it(module: ModuleType, example: Example) -> None:
    assert page_of(module).rule not in [finding.rule for finding in findings(example)]


def test_every_rule_has_a_file_and_every_file_is_a_rule() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "example"}
    assert files == set(rules.RULES)


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert {module for module, _ in examples("BREAKS")} == set(rules.modules())
    assert {module for module, _ in examples("ALLOWS")} == set(rules.modules())


def test_every_rule_has_a_page_that_says_what_to_do() -> None:
    pages = [*rules.pages(), *checksum_rules.pages()]
    assert len({page.rule for page in pages}) == len(pages), "an id is used once"
    for page in pages:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)+", page.rule)
        assert page.title.endswith(".")
        assert len(page.text.splitlines()) >= 5
        assert page.hint


def test_every_cause_of_a_difference_has_a_rule() -> None:
    assert set(checksum_rules.RULES) == set(Cause)


def test_a_rule_that_does_not_import_is_never_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "RULES", (*rules.RULES, "operation_removed_twice"))
    with pytest.raises(ModuleNotFoundError, match="operation_removed_twice"):
        findings(Example(contract("1.0.0"), contract("1.0.0")))


VERSIONS = (
    *("0.1.0", "0.2.0-0", "0.2.0-alpha", "0.2.0-alpha.1", "0.2.0-alpha.beta", "0.2.0-beta"),
    *("0.2.0-beta.2", "0.2.0-beta.11", "0.2.0-rc.1", "0.2.0", "0.10.0", "1.0.0", "1.0.9"),
    *("1.0.10", "1.2.0", "1.10.0", "2.0.0", "10.0.0"),
)


@pytest.mark.parametrize(("lower", "higher"), tuple(pairwise(VERSIONS)))
def test_versions_are_ordered_as_semver_says(lower: str, higher: str) -> None:
    up = Example(contract(lower), contract(higher, summary="Other words"))
    down = Example(contract(higher), contract(lower, summary="Other words"))
    same = Example(contract(lower), contract(lower, summary="Other words"))
    assert [finding.rule for finding in findings(up)] == []
    assert [finding.rule for finding in findings(down)] == ["version-lowered"]
    assert [finding.rule for finding in findings(same)] == ["contract-changed-without-version"]


def test_build_metadata_make_no_other_version() -> None:
    (finding,) = findings(Example(contract("1.0.0+1"), contract("1.0.0+2")))
    assert finding.rule == "contract-changed-without-version"
    assert [one.location.pointer for one in finding.related] == ["/info/version"]
    (finding,) = findings(Example(contract("1.0.0+9"), contract("1.0.0-rc.1+9")))
    assert finding.rule == "version-lowered"


@pytest.mark.parametrize(
    "text",
    [
        *("", "1", "1.0", "v1.0.0", "1.0.0.0", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0+", " 1.0.0"),
        *("1.0.0\n", "1.0.0 ", "1.٣.0", "1.0.x", "latest", "-1.0.0", "1" * 5000 + ".0.0"),
    ],
)
def test_what_is_not_exactly_a_semantic_version_is_none(text: str) -> None:
    assert parse_version(text) is None


@pytest.mark.parametrize(
    ("pointer", "group"),
    [
        ("/paths/~1a~1{id}/get/summary", Group("'GET /a/{id}'", "GET /a/{id}")),
        ("/paths/~1a/query", Group("'QUERY /a'", "QUERY /a")),
        ("/paths/~1a/parameters/0", Group("the path '/a'")),
        ("/paths/~1a", Group("the path '/a'")),
        ("/paths", Group("'paths'")),
        ("/webhooks/new/post/summary", Group("the webhook 'new'")),
        ("/components/schemas/A~1B/type", Group("'#/components/schemas/A~1B'")),
        ("/components/schemas", Group("'components'")),
        ("/info/title", Group("'info'")),
        ("money.yaml#/Amount/type", Group("the file 'money.yaml'")),
        ("", Group("the contract")),
        ("/paths/~1a\x1b/get", Group("'GET /a\\x1b'", "GET /a\x1b")),
    ],
)
def test_a_change_belongs_to_what_a_reader_looks_for(pointer: str, group: Group) -> None:
    assert group_of(pointer) == group


def edited(data: bytes, **members: object) -> bytes:
    root = json.loads(data)
    root.update(members)
    return json.dumps(root).encode()


def test_each_part_that_changed_has_one_finding_with_all_its_places() -> None:
    base = contract("1.0.0")
    root = json.loads(base)
    root["info"]["title"] = "Other"
    root["tags"] = [{"name": "a"}]
    operation = root["paths"]["/products"]["get"]
    operation["summary"] = "Other words"
    operation["deprecated"] = True
    del operation["operationId"]
    found = findings(Example(base, json.dumps(root, indent=1).encode()))
    assert [(f.operation, f.message.partition(",")[0]) for f in found] == [
        ("", "'info' changed in 1 place"),
        ("GET /products", "changed in 3 places"),
        ("", "'tags' changed in 1 place"),
    ]
    (operation_finding,) = [f for f in found if f.operation]
    assert [(r.location.file, r.message) for r in operation_finding.related] == [
        ("head.json", "'List the products' is now 'Other words'"),
        ("head.json", "added"),
        ("base.json", "removed"),
    ]
    assert operation_finding.location == operation_finding.related[0].location
    assert {f.impact for f in found} == {Impact.RISKY}
    assert {f.severity for f in found} == {Severity.ERROR}


def test_what_is_gone_is_located_in_the_base() -> None:
    base = edited(contract("1.0.0", indent=2), tags=[{"name": "a"}])
    (finding,) = findings(Example(base, contract("1.0.0", indent=2)))
    assert finding.location.file == "base.json"
    assert finding.location.pointer == "/tags"
    assert finding.location.line > 0


def test_a_version_that_went_down_lists_all_that_differs() -> None:
    (finding,) = findings(
        Example(contract("2.0.0"), contract("1.0.0", summary="Other words", indent=2))
    )
    assert finding.rule == "version-lowered"
    assert finding.location.pointer == "/info/version"
    assert [one.location.pointer for one in finding.related] == [
        "/info/version",
        "/paths/~1products/get/summary",
    ]


def test_the_fingerprint_stays_while_the_place_stays() -> None:
    first = findings(Example(contract("1.0.0"), contract("1.0.0", summary="One")))[0]
    second = findings(Example(contract("1.2.0"), contract("1.2.0", summary="Two", indent=4)))[0]
    assert first.fingerprint == second.fingerprint
    other = findings(Example(contract("1.0.0"), contract("1.0.0+1")))[0]
    assert first.fingerprint != other.fingerprint
    assert re.fullmatch("[0-9a-f]{12}", first.fingerprint)
