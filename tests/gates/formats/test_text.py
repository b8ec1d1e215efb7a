"""The report for people: pinned, by operation, harmless wherever it lands."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from console.output import disarmed
from gates.finding import Finding, Impact, Location, Severity
from gates.formats import text
from gates.formats.colour import coloured, fitted
from gates.report import Failure, Outcome, Report
from oas.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.gates.conftest import Project
    from tests.gates.formats.conftest import Named


def test_the_text_is_pinned(named: Named, assert_pinned: Callable[[str, str], None]) -> None:
    assert_pinned(f"{named.name}.txt", text.render(named.outcome))


def test_a_finding_that_reaches_many_operations_stands_once(
    outcomes: Mapping[str, Outcome],
) -> None:
    shown = text.render(outcomes["drift"])
    assert shown.count("error[response-property-removed]") == 1
    assert "\nin GET /products, and 38 more operations\n  error[response-property" in shown
    assert "part-7" not in shown
    assert "    reaches: GET /products/{id}/part-7\n" in text.render(
        outcomes["drift"], verbose=True
    )


def test_the_worst_comes_first_and_what_is_accepted_last(outcomes: Mapping[str, Outcome]) -> None:
    found = re.findall(r"^ *(\w+)\[", text.render(outcomes["drift"]), flags=re.MULTILINE)
    assert found == ["error", "error", "warning", "error", "note", "accepted"]


def test_the_witness_is_shown_with_the_place_that_matters(outcomes: Mapping[str, Outcome]) -> None:
    shown = text.render(outcomes["drift"])
    assert "proof: request body application/json of POST /products: the base accepts it" in shown
    assert '"price": »null«, "stock"' in shown


def test_cosmetic_findings_are_counted_and_shown_when_asked(
    outcomes: Mapping[str, Outcome],
) -> None:
    shown = text.render(outcomes["drift"])
    assert "documentation-changed" not in shown
    assert "1 cosmetic; 1 of them accepted (-v shows the cosmetic ones)" in shown
    verbose = text.render(outcomes["drift"], verbose=True)
    assert "note[documentation-changed] cosmetic" in verbose
    assert "-v shows" not in verbose


def test_a_cosmetic_finding_that_fails_the_gate_is_always_shown() -> None:
    finding = Finding("version-reused", Severity.ERROR, "x", Location("a"), Impact.COSMETIC)
    shown = text.render(Outcome("g", (Report("g", findings=(finding,), inspected={"files": 1}),)))
    assert "error[version-reused] cosmetic a: x\n" in shown


def test_the_versions_and_the_one_needed_stand_on_one_line(outcomes: Mapping[str, Outcome]) -> None:
    assert "\nversion 1.2.0 -> 1.2.1, needs 2.0.0\n" in text.render(outcomes["drift"])


def test_every_environment_is_a_row_of_one_table(outcomes: Mapping[str, Outcome]) -> None:
    *_, title, head, fail, good, unknown, blank, verdict = text.render(
        outcomes["environments"]
    ).splitlines()
    assert title == "contract-drift: contracts/core/openapi.json in every environment"
    assert fail.split()[:5] == ["fail", "1.2.0", "->", "1.2.1", "2.0.0"]
    assert good.startswith("pass ")
    assert good.endswith("  dev (https://dev.example.com/core/openapi.json)")
    assert unknown.split() == ["base-unreachable", *"------", "prod"]
    assert len({row.index("  ", 0) > 0 for row in (head, fail, good, unknown)}) == 1
    assert (blank, verdict) == ("", "verdict: could-not-check reason=base-unreachable")
    assert "in every environment" not in text.render(outcomes["all"])


@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_is_a_command_or_begins_with_outside_text(
    hostile: Outcome, *, verbose: bool
) -> None:
    lines = text.render(hostile, verbose=verbose).splitlines()
    assert len(lines) > 20
    ours = (
        r"$|contract-drift:|verdict\b| *(error|accepted)\b| +(base|head|at|proof|value|hint): |in "
        r"| +(at|before|after|also|reaches|accepted):? |looked at|found|version|meaning|difference:|  \| |fail |remote "
    )
    for line in lines:
        assert line.isprintable()
        assert disarmed(line) == line
        assert re.match(ours, line), line


def test_verbose_leaves_nothing_out_and_quiet_shows_findings_alone(
    outcomes: Mapping[str, Outcome],
) -> None:
    assert "and 3 places more" in text.render(outcomes["all"])
    verbose = text.render(outcomes["all"], verbose=True)
    assert "more:" not in verbose
    assert verbose.count("\n  at generated/core/part_") == 8
    assert "before: {" in verbose
    assert "digest of the base sha256:a" in verbose
    quiet = text.render(outcomes["all"], quiet=True)
    assert "looked at" not in quiet
    assert "error[response-property-removed]" in quiet
    assert text.render(outcomes["clean"], quiet=True) == "verdict: pass findings=0\n"


def test_many_findings_and_problems_are_cut_with_a_count() -> None:
    finding = Finding("rule-broken", Severity.NOTE, "x", Location("a"), operation="GET /a")
    many = Report("g", findings=(finding,) * 80, inspected={"files": 1})
    printed = text.render(Outcome("g", (many,)))
    assert printed.count("note[rule-broken]") == 50
    assert "and 30 findings more: -v shows all, --format json has all" in printed
    assert text.render(Outcome("g", (many,)), verbose=True).count("note[rule-broken]") == 80
    problem = Problem("code", "message", Level.ERROR, "a.json")
    failed = Report("g", failed=Failure("contract", "broken", problems=(problem,) * 25))
    assert "and 5 problems more" in text.render(Outcome("g", (failed,)))


def test_the_plain_difference_is_shown_where_it_was_asked_for() -> None:
    report = Report("g", inspected={"files": 1}, raw="a\n::error::b\n##[group]c")
    shown = text.render(Outcome("g", (report,)))
    assert "\ndifference:\n  | a\n  | ::error::b\n  | ##\\[group]c\n" in shown


def test_an_undecided_finding_says_that_nothing_proves_it(outcomes: Mapping[str, Outcome]) -> None:
    assert "warning[request-pattern-changed] risky, undecided " in text.render(outcomes["drift"])
    assert "proof: none within the bound of work, neither for it" in text.render(outcomes["drift"])


# ---- on a screen ----


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("error[a-b] f:1:1: x", "\x1b[1;31merror[a-b]\x1b[0m f:1:1: x"),
        ("  error[a] breaking f: x", "  \x1b[1;31merror[a]\x1b[0m \x1b[31mbreaking\x1b[0m f: x"),
        (
            "note[a] risky, undecided f",
            "\x1b[1;34mnote[a]\x1b[0m \x1b[33mrisky\x1b[0m, undecided f",
        ),
        ("accepted[a] x", "\x1b[1;34maccepted[a]\x1b[0m x"),
        ("error: x", "\x1b[1;31merror:\x1b[0m x"),
        ("  hint: x", "  \x1b[36mhint\x1b[0m: x"),
        ("in GET /a", "\x1b[1min GET /a\x1b[0m"),
        ("pass   1.2.0", "\x1b[32mpass\x1b[0m   1.2.0"),
        ("verdict: pass findings=0", "\x1b[1;32mverdict: pass\x1b[0m findings=0"),
        ("verdict: could-not-check x", "\x1b[1;33mverdict: could-not-check\x1b[0m x"),
        ("looked at 3 errors", "looked at 3 errors"),
        ("errors: x", "errors: x"),
    ],
)
def test_words_of_ours_are_coloured(line: str, expected: str) -> None:
    assert coloured(line) == expected


def test_a_line_is_folded_to_the_screen_and_a_value_is_not() -> None:
    words = "word " * 30
    first, *others = fitted(f"  error[a] f: {words}", 80)
    assert first.startswith("  error[a] f: word")
    assert others
    assert all(line.startswith("      word") and len(line) <= 80 for line in others)
    assert list(fitted(f"    value: {words}", 80)) == [f"    value: {words}"]
    assert list(fitted("short", 80)) == ["short"]


def on_a_terminal(project: Project, **environ: str) -> str:
    master, slave = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "gates", "checksums", "no\x1b[31m such.json"],
            cwd=project.root,
            env={**project.environ, "TERM": "xterm", **environ},
            stdout=slave,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        return os.read(master, 65536).decode()
    finally:
        os.close(slave)
        os.close(master)


def test_there_is_colour_on_a_terminal_only_and_no_color_is_honoured(project: Project) -> None:
    shown = on_a_terminal(project)
    assert "\x1b[1;31merror:\x1b[0m" in shown
    assert "\x1b[31m such" not in shown
    assert "no\\x1b[31m such.json" in shown
    assert "\x1b" not in on_a_terminal(project, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(project, TERM="dumb")
    assert "\x1b" not in project.gates("checksums", "none.json").out


def test_a_report_without_impacts_has_no_heading_and_no_summary(
    outcomes: Mapping[str, Outcome],
) -> None:
    report = outcomes["all"].reports[1]
    shown = text.render(Outcome("checksums", (replace(report, against=""),)))
    assert shown.startswith("checksums: contracts/core/openapi.json\nerror[contract-changed")
    assert "found" not in shown
    assert "\nin " not in shown


def test_what_to_do_is_said_once_however_many_findings_of_a_rule_there_are() -> None:
    one, two = (
        Finding("a-b", Severity.ERROR, "x", Location("f"), hint="do it", operation=operation)
        for operation in ("GET /a", "GET /b")
    )
    outcome = Outcome("g", (Report("g", findings=(one, two), inspected={"files": 1}),))
    assert text.render(outcome).count("hint: do it") == 1
    assert text.render(outcome, verbose=True).count("hint: do it") == 2


def test_two_files_that_mean_the_same_are_said_to(outcomes: Mapping[str, Outcome]) -> None:
    report = replace(outcomes["drift"].reports[0], findings=())
    said = "\nmeaning the same on both sides: only the form differs\n"
    assert said not in text.render(Outcome("g", (report,)))
    same = replace(report, semantic_digests=dict.fromkeys(("base", "head"), "sha256:0"))
    assert said in text.render(Outcome("g", (same,)))


def test_quiet_leaves_out_a_report_that_has_nothing_to_show(
    outcomes: Mapping[str, Outcome],
) -> None:
    report = outcomes["drift"].reports[0]
    unseen = replace(report, findings=report.findings[:1])
    assert text.render(Outcome("g", (unseen,)), quiet=True) == "verdict: pass findings=1\n"
