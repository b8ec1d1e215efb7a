"""Annotations of GitHub Actions: pinned, escaped as the runner unescapes, and its own files."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from gates.finding import Finding, Impact, Location, Severity
from gates.formats.actions import MOST_SUMMARY, tell
from gates.formats.github import outputs, render
from gates.formats.output import Output, hand_out
from gates.report import Outcome, Report
from oas.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class Command(NamedTuple):
    """A line as the runner reads it (actions/runner, ActionCommand.TryParseV2)."""

    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Command | None:
    """None for a line that is no command; the runner looks behind leading blanks."""
    text = line.lstrip()
    if not text.startswith("::") or "::" not in text[2:]:
        return None
    head, _, data = text[2:].partition("::")
    name, _, given = head.partition(" ")
    properties = dict(pair.split("=", 1) for pair in given.split(",") if pair)
    return Command(
        name,
        {key: unescaped(value, {"%3A": ":", "%2C": ","}) for key, value in properties.items()},
        unescaped(data, {}),
    )


def unescaped(text: str, more: dict[str, str]) -> str:
    for escape, character in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(escape, character)
    return text


def commands(outcome: Outcome) -> list[Command]:
    return [command for line in render(outcome).splitlines() if (command := read(line))]


def test_the_annotations_are_pinned(
    outcomes: Mapping[str, Outcome], assert_pinned: Callable[[str, str], None]
) -> None:
    assert_pinned("environments.github", render(outcomes["environments"]))


def test_an_annotation_stands_on_its_line_and_says_what_to_do(
    outcomes: Mapping[str, Outcome],
) -> None:
    first, *_ = commands(outcomes["drift"])
    assert first.name == "error"
    assert first.properties == {
        "file": "contracts/core/openapi.json",
        "line": "212",
        "col": "9",
        "title": "response-property-removed (breaking)",
    }
    where, proof, hint = first.data.split("\n")
    assert where == "GET /products and 38 more: the property 'price' is gone from the response"
    assert proof.startswith("proof: response 200 application/json of GET /products: the head may")
    assert hint.startswith("hint: Keep the property")


def test_what_is_gone_is_shown_where_the_head_has_it_no_more(
    outcomes: Mapping[str, Outcome],
) -> None:
    gone = next(
        c for c in commands(outcomes["drift"]) if "operation-removed" in c.properties["title"]
    )
    assert (gone.properties["file"], gone.properties["line"]) == (
        "contracts/core/openapi.json",
        "70",
    )


def test_the_reader_is_not_told_what_is_accepted_or_unseen(outcomes: Mapping[str, Outcome]) -> None:
    titles = {command.properties["title"].split()[0] for command in commands(outcomes["drift"])}
    assert titles == {
        *("response-property-removed", "request-property-became-required", "operation-removed"),
        *("request-pattern-changed", "operation-added"),
    }


def test_what_environments_have_in_common_is_told_once(outcomes: Mapping[str, Outcome]) -> None:
    told = [c for c in commands(outcomes["environments"]) if c.name == "notice"]
    assert [command.properties["title"] for command in told] == ["operation-added (compatible)"]
    (reason,) = [
        c for c in commands(outcomes["environments"]) if "could not" in c.properties["title"]
    ]
    assert reason.properties["title"] == "contract-drift could not check: base-unreachable"


def test_at_most_ten_of_a_level_are_annotated_and_the_others_counted() -> None:
    findings = [
        Finding("rule-broken", severity, f"number {n}", Location("a.json", n, 1), Impact.RISKY)
        for severity in (Severity.ERROR, Severity.WARNING)
        for n in range(1, 26)
    ]
    outcome = Outcome("g", (Report("g", findings=tuple(findings), inspected={"files": 1}),))
    names = [command.name for command in commands(outcome)]
    assert names == ["error"] * 10 + ["warning"] * 10
    assert "\n15 more of the level error are not annotated\n" in render(outcome)
    assert "\n15 more of the level warning are not annotated\n" in render(outcome)


def test_hostile_text_ends_no_command_and_begins_none(hostile: Outcome) -> None:
    printed = render(hostile)
    lines = printed.splitlines()
    assert all(line.isprintable() for line in lines)
    assert "##[" not in printed
    found = [command for line in lines if (command := read(line))]
    assert [command.name for command in found] == ["error", "error", "error"]
    for command in found:
        assert set(command.properties) <= {"file", "line", "col", "title"}
        assert command.properties["title"] in {
            *("rule-broken (breaking)", "contract-drift could not check: remote", "code"),
        }
        assert "\n::" not in command.data
    others = [line for line in lines if not read(line)]
    assert all(re.match(r"contract-drift: |  |verdict: ", line) for line in others)
    assert lines[-1] == "verdict: could-not-check reason=remote"


def test_the_outputs_are_words_and_numbers_of_ours(
    outcomes: Mapping[str, Outcome], hostile: Outcome
) -> None:
    assert outputs(outcomes["environments"]).splitlines() == [
        *("verdict=could-not-check", "exit-code=2", "findings=8"),
        *("breaking=4", "risky=1", "compatible=2", "cosmetic=1"),
    ]
    for outcome in (*outcomes.values(), hostile):
        for line in outputs(outcome).splitlines():
            assert re.fullmatch("[a-z-]+=([0-9]+|pass|fail|could-not-check)", line)


# ---- the runner's files ----


def environ(folder: Path) -> dict[str, str]:
    return {
        name: str(folder / name) for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "GITHUB_ENV")
    }


def test_the_summary_and_the_outputs_are_appended(
    tmp_path: Path, outcomes: Mapping[str, Outcome], capsys: pytest.CaptureFixture[str]
) -> None:
    given = environ(tmp_path)
    for name in given:
        (tmp_path / name).write_text("before\n", encoding="utf-8")
    hand_out(outcomes["drift"], [Output("github")], verbose=False, quiet=False, environ=given)
    summary = (tmp_path / "GITHUB_STEP_SUMMARY").read_text(encoding="utf-8")
    assert summary.startswith("before\n<!-- contrato:contract-drift:core -->\n## ❌ contract-drift")
    written = (tmp_path / "GITHUB_OUTPUT").read_text(encoding="utf-8")
    assert written == "before\n" + outputs(outcomes["drift"])
    assert (tmp_path / "GITHUB_ENV").read_text(encoding="utf-8") == "before\n"
    assert capsys.readouterr().out == render(outcomes["drift"])


def test_another_format_leaves_the_files_of_the_runner_alone(
    tmp_path: Path, outcomes: Mapping[str, Outcome], capsys: pytest.CaptureFixture[str]
) -> None:
    hand_out(
        outcomes["drift"], [Output("text")], verbose=False, quiet=False, environ=environ(tmp_path)
    )
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out.endswith("verdict: fail findings=7\n")


def test_a_summary_keeps_to_what_the_runner_takes(
    tmp_path: Path, outcomes: Mapping[str, Outcome], capsys: pytest.CaptureFixture[str]
) -> None:
    report = outcomes["drift"].reports[0]
    many = Outcome("contract-drift", (replace(report, findings=report.findings * 400),))
    given = {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
    tell(many, given)
    size = (tmp_path / "summary").stat().st_size
    assert 0.9 * MOST_SUMMARY < size <= MOST_SUMMARY
    assert b" more findings**: there is no room" in (tmp_path / "summary").read_bytes()
    tell(many, given)
    assert (tmp_path / "summary").stat().st_size <= MOST_SUMMARY
    (tmp_path / "summary").write_bytes(b" " * MOST_SUMMARY)
    tell(many, given)
    assert (tmp_path / "summary").stat().st_size == MOST_SUMMARY
    assert "the summary of this step is full" in capsys.readouterr().err


def test_a_summary_that_cannot_be_written_is_an_error(
    tmp_path: Path, outcomes: Mapping[str, Outcome]
) -> None:
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        for place in (tmp_path, tmp_path / "none" / "file"):
            with pytest.raises(OutputError, match="cannot be written"):
                tell(outcomes["clean"], {name: str(place)})
