"""gates-accepted.toml: what it takes, what it refuses, whom it excuses and when it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from gates.accepted.acceptance import Acceptance
from gates.accepted.entry import Entry
from gates.accepted.file import AcceptedFile, read_accepted, write_accepted
from gates.finding import Finding, Impact, Location, Severity, fingerprint
from gates.report import Failure, Report
from oas.errors import ConfigError

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 24)
RULES = ("operation-removed", "enum-value-added")
POINTER = "/paths/~1products/get"
ENTRY = Entry(
    contract="core",
    rule="operation-removed",
    pointer=POINTER,
    fingerprint=fingerprint("operation-removed", POINTER),
    reason="nobody calls it",
    added=TODAY - timedelta(days=10),
    expires=TODAY + timedelta(days=10),
)
TEXT = f"""\
[[accepted]]
contract = "core"
fingerprint = "{ENTRY.fingerprint}"
rule = "operation-removed"
pointer = "{POINTER}"
reason = "nobody calls it"
added = 2026-11-14
expires = 2026-12-04
"""


def read(folder: Path, text: str) -> AcceptedFile:
    path = folder / "gates-accepted.toml"
    path.write_text(text, encoding="utf-8")
    return read_accepted(path, lambda: RULES)


def refused(folder: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as caught:
        read(folder, text)
    return caught.value


# ---- the file ----


def test_an_entry_is_read_with_its_line(tmp_path: Path) -> None:
    file = read(tmp_path, f"# why not\n\n{TEXT}")
    assert (file.entries, file.lines) == ((ENTRY,), (3,))


def test_without_a_file_nothing_is_accepted_and_no_rule_is_asked_for(tmp_path: Path) -> None:
    def rules() -> list[str]:
        raise AssertionError

    assert read_accepted(tmp_path / "none.toml", rules).entries == ()


def test_an_empty_file_accepts_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "").entries == ()


WRONG = [
    ("accepted = 1\n", "", "accepted must be tables"),
    ("accepted = [1]\n", "", "an entry must be a table"),
    ("except = []\n", "", "there is no key 'except'"),
    ("[[accepted]]\n", ":1", "the entry has no contract and no rule and no pointer"),
    (TEXT.replace("reason", "reasons"), ":1", "there is no key 'reasons'"),
    (TEXT.replace('"core"', "7"), ":1", "contract must be a string, not '7'"),
    (TEXT.replace("2026-12-04", '"2026-12-04"'), ":1", "expires must be a date such as"),
    (TEXT.replace("2026-12-04", "2026-12-04T10:00:00Z"), ":1", "expires must be a date such as"),
    (TEXT.replace("2026-12-04", "2026-11-13"), ":1", "it expires before it was added"),
    (TEXT.replace("2026-12-04", "2027-11-16"), ":1", "it expires more than 366 days after"),
    (TEXT.replace("operation-removed", "operation-removd"), ":1", "there is no rule"),
    (TEXT.replace("operation-removed", "version-lowered"), ":1", "there is no rule"),
    (TEXT.replace("operation-removed", "enum-value-added"), ":1", "the fingerprint is not that of"),
    (TEXT.replace(POINTER, "/paths"), ":1", "the fingerprint is not that of"),
    (f'{TEXT}name = "x"\n', ":1", "the fingerprint is not that of"),
    (TEXT.replace("nobody calls it", " "), ":1", "the reason is empty"),
    (TEXT + TEXT, ":9", f"the finding '{ENTRY.fingerprint}' is accepted twice, first in"),
    ("[[accepted]\n", ":1:11", "it is not valid TOML"),
]


@pytest.mark.parametrize(("text", "place", "message"), WRONG)
def test_what_is_malformed_is_refused_with_its_line(
    tmp_path: Path, text: str, place: str, message: str
) -> None:
    error = refused(tmp_path, text)
    assert error.message.startswith(message)
    assert error.where == f"{tmp_path / 'gates-accepted.toml'}{place}"


def test_the_line_is_left_out_where_entries_are_written_in_another_way(tmp_path: Path) -> None:
    inline = "accepted = [{contract = 'core'}]\n# [[accepted]]\n"
    assert refused(tmp_path, inline).where == str(tmp_path / "gates-accepted.toml")
    folded = TEXT.replace('"nobody calls it"', '"""\n[[accepted]]\n"""')
    assert read(tmp_path, folded).lines == (0,)


def test_a_file_that_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    for name in ("folder", "link", "binary"):
        with pytest.raises(ConfigError, match=r"it cannot be read|it is not UTF-8"):
            read_accepted(tmp_path / name, lambda: RULES)


def test_what_is_written_is_read_as_it_was_and_sorted(tmp_path: Path) -> None:
    odd = 'a "quoted"\\ reason\nover lines\t\x00\x7f\x85\u202e\u2028 é 😀'
    others = [
        replace(ENTRY, contract="stock"),
        replace(ENTRY, environment="prod"),
        replace(
            ENTRY,
            rule="enum-value-added",
            name='"=]#',
            reason=odd,
            fingerprint=fingerprint("enum-value-added", POINTER, '"=]#'),
        ),
        ENTRY,
    ]
    path = tmp_path / "gates-accepted.toml"
    write_accepted(path, others, project=tmp_path)
    first = path.read_bytes()
    file = read_accepted(path, lambda: RULES)
    assert set(file.entries) == set(others)
    assert [(e.contract, e.environment, e.rule) for e in file.entries] == [
        ("core", "", "enum-value-added"),
        ("core", "", "operation-removed"),
        ("core", "prod", "operation-removed"),
        ("stock", "", "operation-removed"),
    ]
    assert all(line.isprintable() for line in first.decode().split("\n"))
    write_accepted(path, reversed(file.entries), project=tmp_path)
    assert path.read_bytes() == first
    assert b"keeps no comments" in first


def test_entries_of_contracts_that_do_not_exist_are_refused(tmp_path: Path) -> None:
    file = read(tmp_path, TEXT)
    file.refuse_contracts_beside({"core", "stock"})
    with pytest.raises(ConfigError, match="there is no contract 'core'") as caught:
        file.refuse_contracts_beside({"cores"})
    assert caught.value.where.endswith("gates-accepted.toml:1")
    assert caught.value.hint == "did you mean 'cores'?"


# ---- what it says of findings ----


def finding(rule: str = "operation-removed", pointer: str = POINTER, name: str = "") -> Finding:
    place = Location("base.json", 3, 4, pointer)
    return Finding(rule, Severity.ERROR, "gone", place, Impact.BREAKING, name=name)


def acceptance(*entries: Entry, today: date = TODAY) -> Acceptance:
    from pathlib import Path

    file = AcceptedFile(Path("gates-accepted.toml"), entries, tuple(range(1, len(entries) + 1)))
    return Acceptance(file, "core", today)


def report(*findings: Finding, environment: str = "", failed: bool = False) -> Report:
    return Report(
        "contract-drift",
        findings=findings,
        inspected={"operations": 1},
        environment=environment,
        failed=Failure("remote", "gone") if failed else None,
    )


def test_an_accepted_finding_carries_the_reason_and_no_other_does() -> None:
    found = acceptance(ENTRY).mark([finding(), finding(pointer="/paths"), finding(name="x")])
    assert [one.accepted for one in found] == ["nobody calls it", "", ""]


@pytest.mark.parametrize(
    ("today", "holds"),
    [
        (ENTRY.expires, True),
        (ENTRY.expires + timedelta(days=1), False),
        (ENTRY.added, True),
        (ENTRY.added - timedelta(days=1), True),
        (ENTRY.added - timedelta(days=2), False),
        (date(1970, 1, 1), False),
        (date(2999, 1, 1), False),
    ],
)
def test_an_entry_holds_through_its_last_day_and_not_before_it_was_added(
    today: date, *, holds: bool
) -> None:
    day = acceptance(ENTRY, today=today)
    (marked,) = day.mark([finding()])
    assert bool(marked.accepted) is holds
    rules = [one.rule for one in day.ended([report(finding())])]
    assert rules == ([] if holds else ["accepted-expired"])


def test_an_entry_that_expired_names_itself_and_fails() -> None:
    (ended,) = acceptance(ENTRY, today=date(2027, 1, 1)).ended([report()])
    assert (ended.severity, ended.location.where) == (Severity.ERROR, "gates-accepted.toml:1:1")
    assert ended.message == (
        f"it expired on 2026-12-04: {ENTRY.fingerprint}, operation-removed at '{POINTER}'"
    )
    (early,) = acceptance(ENTRY, today=date(1970, 1, 1)).ended([report()])
    assert early.message.startswith("it was added on 2026-11-14, and today is 1970-01-01: ")


def test_an_entry_that_nothing_matches_is_stale() -> None:
    (ended,) = acceptance(ENTRY).ended([report(finding(pointer="/paths"))])
    assert ended.rule == "accepted-stale"
    assert ended.message.startswith(f"nothing matches it any more: {ENTRY.fingerprint}, ")
    assert ended.location.pointer == "/accepted/0"
    assert list(acceptance(ENTRY).ended([report(finding())])) == []


def test_an_entry_is_needed_where_any_of_the_bases_needs_it() -> None:
    assert list(acceptance(ENTRY).ended([report(), report(finding())])) == []


def test_what_could_not_be_compared_says_nothing_of_an_entry() -> None:
    assert list(acceptance(ENTRY).ended([report(), report(failed=True)])) == []


def test_entries_of_other_contracts_are_left_to_them() -> None:
    other = replace(ENTRY, contract="stock")
    (marked,) = acceptance(other).mark([finding()])
    assert marked.accepted == ""
    assert list(acceptance(other).ended([report()])) == []


def test_an_entry_of_an_environment_is_about_that_alone() -> None:
    prod = acceptance(replace(ENTRY, environment="prod"))
    for environment, reason in (("prod", ENTRY.reason), ("dev", ""), ("", "")):
        (marked,) = prod.mark([finding()], environment)
        assert marked.accepted == reason
    assert list(prod.ended([report(environment="dev"), report()])) == []
    assert [one.rule for one in prod.ended([report(environment="prod")])] == ["accepted-stale"]
    assert list(prod.ended([report(finding(), environment="prod")])) == []
