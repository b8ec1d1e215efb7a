"""`--format FMT[=FILE]`: what is asked for, where it goes, and that it gets there."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract
from gates.formats.output import FORMATS, Output, hand_out, read_outputs
from oas.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gates.report import Outcome
    from tests.gates.conftest import Done, Project

REPORTS = Path(__file__).parents[1] / "reports"


def test_people_get_the_text_where_standard_output_is_free() -> None:
    assert read_outputs([]) == (Output("text"),)
    assert read_outputs(["json"]) == (Output("json"),)
    assert read_outputs(["json=a.json"]) == (Output("json", Path("a.json")), Output("text"))
    assert read_outputs(["json=a=b", "text=c", "html"]) == (
        Output("json", Path("a=b")),
        Output("text", Path("c")),
        Output("html"),
    )


@pytest.mark.parametrize(
    ("given", "reason", "hint"),
    [
        (["text", "json"], "cannot share standard output", "json=FILE"),
        (["json", "json"], "cannot share standard output", "json=FILE"),
        (["jsn"], "no format 'jsn'", "did you mean 'json'?"),
        (["sariv=a"], "no format 'sariv'", "did you mean 'sarif'?"),
        (["markdwon"], "no format 'markdwon'", "did you mean 'markdown'?"),
        (["pdf"], "no format 'pdf'", "text, json, sarif, junit, github, markdown, html"),
        ([""], "no format ''", "the formats are"),
        (["html="], "names no file", "--format html=FILE"),
    ],
)
def test_a_format_that_cannot_be_is_refused(given: list[str], reason: str, hint: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(reason)) as refused:
        read_outputs(given)
    assert hint in refused.value.hint


def test_a_misspelt_format_is_exit_code_2(project: Project) -> None:
    done = project.call("checksums", "--format", "jsn")
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'json'?" in done.err


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_a_file_and_to_standard_output(
    name: str,
    tmp_path: Path,
    outcomes: Mapping[str, Outcome],
    capsys: pytest.CaptureFixture[str],
) -> None:
    outputs = read_outputs([f"{name}={tmp_path / 'report'}", name])
    hand_out(outcomes["all"], outputs, verbose=False, quiet=False, environ={})
    written = (tmp_path / "report").read_text(encoding="utf-8")
    assert capsys.readouterr().out == written
    assert len(written) > 500


@pytest.mark.parametrize("name", FORMATS)
def test_no_line_on_standard_output_is_a_command_of_the_contract(
    name: str, hostile: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_out(hostile, [Output(name)], verbose=True, quiet=False, environ={})
    lines = capsys.readouterr().out.split("\n")
    assert len(lines) > 3
    ours = re.compile("::(error|warning|notice) (file|title)=") if name == "github" else None
    for line in lines:
        assert not line or line.isprintable()
        assert "##[" not in line
        if line.lstrip().startswith("::"):
            assert ours
            assert ours.match(line)


def test_a_format_costs_nothing_that_is_not_asked_for(project: Project) -> None:
    code = "import sys, gates.command; print(*sorted(m for m in sys.modules if 'formats' in m))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=project.environ, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [
        *("gates.formats", "gates.formats.file", "gates.formats.output", "gates.formats.renderers"),
    ]


def stale(project: Project, *formats: str) -> Done:
    """A gate that finds something: the generated code was edited."""
    project.build()
    (project.root / "generated" / "core" / "models.py").write_text("# edited\n", encoding="utf-8")
    return project.gates("checksums", *(f"--format={name}" for name in formats))


def test_one_run_writes_several_formats(project: Project) -> None:
    done = stale(project, "json=report.json", "text=report.txt", "html=report.html")
    assert done.code == 1
    assert (project.root / "report.txt").read_text(encoding="utf-8") == done.out
    report = json.loads((project.root / "report.json").read_bytes())
    assert (report["verdict"], done.last_line) == ("fail", "verdict: fail findings=1")
    assert stat.S_IMODE((project.root / "report.json").stat().st_mode) & 0o400
    assert (project.root / "report.html").read_bytes().startswith(b"<!doctype html>")
    assert json.loads(project.gates("checksums", "--format", "json").out) == report


def test_the_rules_of_a_report_are_described_by_their_pages(project: Project) -> None:
    done = stale(project, "sarif")
    (rule,) = json.loads(done.out)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["id"] == "generated-file-edited"
    assert rule["shortDescription"]["text"] == "A generated file was changed by hand."


def test_a_report_replaces_the_last_one(project: Project) -> None:
    project.write("report.json", "old")
    assert project.call("checksums", "--format", "json=report.json").code == 2
    assert (project.root / "report.json").read_bytes().startswith(b"{")
    assert sorted(path.name for path in project.root.iterdir()) == ["contracts", "report.json"]


@pytest.mark.parametrize("place", ["folder", "link.json", "none/report.json", "pipe"])
def test_a_report_that_cannot_be_delivered_is_exit_code_2(project: Project, place: str) -> None:
    # No device of the machine is named here: a program that failed this test would replace it.
    (project.root / "folder").mkdir()
    project.write("base.json", contract("1.0.0"))
    (project.root / "link.json").symlink_to("base.json")
    os.mkfifo(project.root / "pipe")
    done = project.call("checksums", "--format", f"json={place}")
    assert (done.code, done.out) == (2, "")
    assert "the report cannot be written" in done.err
    assert (project.root / "base.json").read_bytes().startswith(b'{"openapi"')
    assert (project.root / "link.json").is_symlink()
    assert (project.root / "pipe").is_fifo()


def test_a_verdict_that_cannot_be_printed_is_exit_code_2(project: Project) -> None:
    project.build()
    for name in ("text", "github"):
        command = [sys.executable, "-m", "gates", "checksums", "--format", name]
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                command, cwd=project.root, env=project.environ, stdout=full, check=False,
                stderr=subprocess.PIPE, text=True,
            )  # fmt: skip
        assert done.returncode == 2
        assert "could not be printed" in done.stderr


def test_no_golden_is_left_over(outcomes: Mapping[str, Outcome]) -> None:
    expected = {
        *(f"{name}.txt" for name in outcomes),
        *(f"environments.{end}" for end in ("json", "sarif", "xml", "github", "md", "html")),
        "changelog.md",
    }
    assert {path.name for path in REPORTS.iterdir()} == expected


@pytest.fixture(autouse=True)
def _no_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests may themselves run in GitHub Actions."""
    for name in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"):
        monkeypatch.delenv(name, raising=False)
