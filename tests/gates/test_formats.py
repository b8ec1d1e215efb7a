"""The reports themselves: pinned, valid against their schema, and harmless wherever they land."""

from __future__ import annotations

import json
import os
import pty
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from console.output import disarmed
from gates.contract_drift.rules.example import contract
from gates.finding import Finding, Impact, Location, Related, Severity
from gates.formats import text
from gates.formats.json import outcome_json, render
from gates.formats.output import Output, read_outputs
from gates.formats.schema import report_schema
from gates.report import Failure, Outcome, Report
from oas.errors import ConfigError
from oas.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.gates.conftest import Project

REPORTS = Path(__file__).parent / "reports"
FILE = "contracts/core/openapi.json"
DIGEST = f"sha256:{'0' * 64}"

FOUND = Report(
    "contract-drift",
    contract=FILE,
    against=f"git:main:{FILE}",
    findings=(
        Finding(
            "response-property-removed",
            Severity.ERROR,
            "the property 'price' is gone from the response",
            Location(FILE, 41, 9, "/paths/~1products/get/responses/200"),
            Impact.BREAKING,
            hint="keep it, and mark it deprecated",
            operation="GET /products",
            direction="response",
            witness={"value": {}, "kind": "response"},
            related=tuple(
                Related("removed", Location("base.json", n, 1, f"/a/{n}")) for n in range(1, 9)
            ),
        ),
        Finding(
            "description-changed", Severity.NOTE, "other words", Location(FILE), Impact.COSMETIC
        ),
    ),
    inspected={"operations": 42, "schemas": 1},
    versions={"base": "1.2.0", "head": "1.2.0", "required": "2.0.0"},
    digests={"base": DIGEST, "head": DIGEST},
)
CLEAN = Report("checksums", contract=FILE, inspected={"files": 13})
FAILED = Report(
    "contract-drift",
    contract=FILE,
    failed=Failure(
        "head-not-valid",
        "the head is not a valid contract",
        FILE,
        "contract-gen validate shows every problem of a file",
        (
            Problem(
                "path-malformed", "it lacks a /", Level.ERROR, FILE, "/paths/a", 4, 5, "add it"
            ),
            Problem("reference-dangling", "nothing stands there", Level.ERROR, FILE),
        ),
    ),
)
OUTCOMES = {
    "found": Outcome("contract-drift", (FOUND,)),
    "clean": Outcome("checksums", (CLEAN,)),
    "failed": Outcome("contract-drift", (FAILED,)),
    "all": Outcome("all", (FOUND, CLEAN, FAILED)),
    "nothing": Outcome("all", ()),
}
HOSTILE = "\n::error::x ##[error]y \x1b[31m\u202e\r\u2028</script>"
HOSTILE_OUTCOME = Outcome(
    "contract-drift",
    (
        Report(
            "contract-drift",
            contract=HOSTILE,
            against=HOSTILE,
            inspected={"operations": 1},
            versions={"base": HOSTILE, "head": HOSTILE},
            findings=(
                Finding(
                    "rule-broken",
                    Severity.ERROR,
                    HOSTILE,
                    Location(HOSTILE, 1, 1, HOSTILE),
                    hint=HOSTILE,
                    operation=HOSTILE,
                    witness={HOSTILE: HOSTILE},
                    related=(Related(HOSTILE, Location(HOSTILE, 1, 1, HOSTILE)),),
                ),
            ),
        ),
        Report(
            "contract-drift",
            failed=Failure(
                "remote",
                HOSTILE,
                HOSTILE,
                HOSTILE,
                (Problem("code", HOSTILE, Level.ERROR, HOSTILE, HOSTILE, 1, 1, HOSTILE),),
            ),
        ),
    ),
)


@pytest.mark.parametrize("name", OUTCOMES)
def test_the_text_for_people_is_pinned(
    name: str, assert_golden: Callable[[Path, str], None]
) -> None:
    assert_golden(REPORTS / f"{name}.txt", text.render(OUTCOMES[name]))


@pytest.mark.parametrize("name", OUTCOMES)
def test_the_json_is_pinned(name: str, assert_golden: Callable[[Path, str], None]) -> None:
    assert_golden(REPORTS / f"{name}.json", render(OUTCOMES[name]))


def test_no_golden_is_left_over() -> None:
    expected = {f"{name}.{suffix}" for name in OUTCOMES for suffix in ("txt", "json")}
    assert {path.name for path in REPORTS.iterdir()} == expected


def test_the_schema_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(report_schema())


@pytest.mark.parametrize("outcome", [*OUTCOMES.values(), HOSTILE_OUTCOME])
def test_every_report_is_valid_against_its_schema(outcome: Outcome) -> None:
    schema = jsonschema_rs.validator_for(report_schema())
    assert list(schema.iter_errors(json.loads(render(outcome)))) == []


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("schema_version", 2),
        ("verdict", "ok"),
        ("verdict", "could-not-check"),
        ("exit_code", 3),
        ("checked", -1),
        ("reason", "remote"),
        ("summary", {}),
        ("digests", {"base": "sha1:0"}),
        ("findings", [{}]),
        ("surprise", 1),
    ],
)
def test_the_schema_says_no(change: str, value: object) -> None:
    report = {**outcome_json(OUTCOMES["found"]), change: value}
    assert not jsonschema_rs.validator_for(report_schema()).is_valid(report)


def test_every_key_of_the_design_stands_in_the_report() -> None:
    report = outcome_json(OUTCOMES["found"])
    assert {
        "schema_version",
        "gate",
        "verdict",
        "exit_code",
        "inspected",
        "summary",
        "versions",
    } < {*report}
    assert {"digests", "findings"} < {*report}
    assert isinstance(report["findings"], list)
    assert isinstance(report["findings"][0], dict)
    assert {
        *("rule", "severity", "impact", "message", "location", "operation", "direction"),
        *("witness", "fingerprint", "hint"),
    } <= {*report["findings"][0]}


@pytest.mark.parametrize("verbose", [False, True])
def test_no_line_of_the_text_is_a_command_or_begins_with_outside_text(*, verbose: bool) -> None:
    lines = text.render(HOSTILE_OUTCOME, verbose=verbose).splitlines()
    assert len(lines) > 10
    for line in lines:
        assert line.isprintable()
        assert disarmed(line) == line
        assert re.match(r"$|(contract-drift|verdict| *error| +hint|looked| +at)\b", line), line


def test_the_json_commands_no_log_and_says_what_it_was_given() -> None:
    printed = render(HOSTILE_OUTCOME)
    assert printed.isascii()
    assert "##[" not in printed
    assert [disarmed(line) for line in printed.splitlines()] == printed.splitlines()
    assert json.loads(printed)["reports"][0]["findings"][0]["message"] == HOSTILE


def test_verbose_leaves_nothing_out_and_quiet_shows_findings_alone() -> None:
    normal = text.render(OUTCOMES["found"])
    assert "and 3 places more" in normal
    verbose = text.render(OUTCOMES["found"], verbose=True)
    assert "more:" not in verbose
    assert verbose.count("\n  at ") == 8
    quiet = text.render(OUTCOMES["all"], quiet=True)
    assert "looked at" not in quiet
    assert "checksums" not in quiet
    assert "error[response-property-removed]" in quiet
    assert text.render(OUTCOMES["clean"], quiet=True) == "verdict: pass findings=0\n"


def test_many_findings_and_problems_are_cut_with_a_count() -> None:
    finding = FOUND.findings[1]
    many = Report("g", findings=(finding,) * 80, inspected={"files": 1})
    printed = text.render(Outcome("g", (many,)))
    assert printed.count("note[description-changed]") == 50
    assert "and 30 findings more: -v shows all, --format json has all" in printed
    problem = Problem("code", "message", Level.ERROR, "a.json")
    failed = Report("g", failed=Failure("contract", "broken", problems=(problem,) * 25))
    assert "and 5 problems more" in text.render(Outcome("g", (failed,)))


@pytest.mark.parametrize(
    ("line", "coloured"),
    [
        ("error[a-b] f:1:1: x", "\x1b[1;31merror[a-b]\x1b[0m f:1:1: x"),
        ("error: x", "\x1b[1;31merror:\x1b[0m x"),
        ("warning[a] x", "\x1b[1;33mwarning[a]\x1b[0m x"),
        ("note[a] x", "\x1b[1;34mnote[a]\x1b[0m x"),
        ("verdict: pass findings=0", "\x1b[1;32mverdict: pass\x1b[0m findings=0"),
        ("verdict: fail findings=1", "\x1b[1;31mverdict: fail\x1b[0m findings=1"),
        ("verdict: could-not-check x", "\x1b[1;33mverdict: could-not-check\x1b[0m x"),
        ("looked at 1 file", "looked at 1 file"),
        ("errors", "errors"),
    ],
)
def test_the_first_word_has_its_colour(line: str, coloured: str) -> None:
    assert text.coloured(line) == coloured


def on_a_terminal(project: Project, **environ: str) -> str:
    """What the program prints where standard output is a terminal."""
    master, slave = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-m", "gates", "contract-drift", "--against", "base.json"],
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
    project.write("base.json", contract("1.0.0", summary="Other \\x1b[31m words"))
    shown = on_a_terminal(project)
    assert "\x1b[1;31merror[contract-changed-without-version]\x1b[0m" in shown
    assert "\x1b[31m words" not in shown
    assert "\x1b" not in on_a_terminal(project, NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(project, TERM="dumb")
    assert "\x1b" not in project.gates("contract-drift", "--against", "base.json").out


# ---- --format ----


def test_people_get_the_text_where_standard_output_is_free() -> None:
    assert read_outputs([]) == (Output("text"),)
    assert read_outputs(["json"]) == (Output("json"),)
    assert read_outputs(["json=a.json"]) == (Output("json", Path("a.json")), Output("text"))
    assert read_outputs(["json=a=b", "text=c", "json"]) == (
        Output("json", Path("a=b")),
        Output("text", Path("c")),
        Output("json"),
    )


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (["text", "json"], "cannot share standard output"),
        (["json", "json"], "cannot share standard output"),
        (["jsn"], "no format 'jsn'"),
        (["sarif=a"], "no format 'sarif'"),
        ([""], "no format ''"),
        (["json="], "names no file"),
    ],
)
def test_a_format_that_cannot_be_is_refused(given: list[str], reason: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(reason)):
        read_outputs(given)


def test_a_misspelt_format_is_exit_code_2(project: Project) -> None:
    done = project.gates("contract-drift", "--format", "jsn")
    assert (done.code, done.out) == (2, "")
    assert "did you mean 'json'?" in done.err


def drift(project: Project, *formats: str) -> tuple[int, str, str]:
    project.write("base.json", contract("1.0.0", summary="Other words"))
    asked = [f"--format={name}" for name in formats]
    done = project.gates("contract-drift", "--against", "base.json", *asked)
    return done.code, done.out, done.err


def test_one_run_writes_several_formats(project: Project) -> None:
    code, out, _ = drift(project, "json=report.json", "text=report.txt")
    assert code == 1
    assert (project.root / "report.txt").read_text(encoding="utf-8") == out
    report = json.loads((project.root / "report.json").read_bytes())
    assert (report["verdict"], out.splitlines()[-1]) == ("fail", "verdict: fail findings=1")
    assert stat.S_IMODE((project.root / "report.json").stat().st_mode) & 0o400
    _, printed, _ = drift(project, "json")
    assert json.loads(printed) == report


def test_a_report_replaces_the_last_one(project: Project) -> None:
    project.write("report.json", "old")
    assert drift(project, "json=report.json")[0] == 1
    assert (project.root / "report.json").read_bytes().startswith(b"{")
    assert sorted(path.name for path in project.root.iterdir()) == [
        *("base.json", "contracts", "report.json"),
    ]


@pytest.mark.parametrize("place", ["folder", "link.json", "none/report.json", "pipe"])
def test_a_report_that_cannot_be_delivered_is_exit_code_2(project: Project, place: str) -> None:
    # No device of the machine is named here: a program that failed this test would replace it.
    (project.root / "folder").mkdir()
    (project.root / "link.json").symlink_to("base.json")
    os.mkfifo(project.root / "pipe")
    code, out, err = drift(project, f"json={place}")
    assert (code, out) == (2, "")
    assert "the report cannot be written" in err
    assert (project.root / "base.json").read_bytes().startswith(b'{"openapi"')
    assert (project.root / "link.json").is_symlink()
    assert (project.root / "pipe").is_fifo()


def test_a_verdict_that_cannot_be_printed_is_exit_code_2(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    command = [sys.executable, "-m", "gates", "contract-drift", "--against", "base.json"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            command, cwd=project.root, env=project.environ, stdout=full, check=False,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert done.returncode == 2
    assert "could not be printed" in done.stderr


def test_a_gate_that_could_not_check_still_prints_json(project: Project) -> None:
    for arguments in ([], ["none.json"], ["--config", "none.toml"], ["--against", "none.json"]):
        done = project.gates("contract-drift", "--format", "json", *arguments)
        assert (done.code, done.report["verdict"]) == (2, "could-not-check")
        jsonschema_rs.validator_for(report_schema()).validate(done.report)
