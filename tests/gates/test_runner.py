"""`gates all`, and what becomes of gates that fail."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest

from console.config import load_config
from gates import gate as table
from gates.contract_drift.rules.example import contract
from gates.gate import GATES, CouldNotCheckError, Gate, failure
from gates.report import Failure, Report, Verdict
from gates.runner import Request, run_all, run_gate
from oas.errors import ConfigError, ContractError, OutputError, RemoteError, ToolError
from oas.json_value import objects, text
from oas.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.gate import Context
    from oas.json_value import Json
    from tests.gates.conftest import Done, Project

CONTRACT = "contracts/core/openapi.json"


def verdicts(done: Done) -> list[tuple[Json, Json]]:
    reports = objects(done.report["reports"]) if "reports" in done.report else [done.report]
    return [(report["gate"], report["verdict"]) for report in reports]


def every(project: Project) -> Done:
    return project.gates("all", "--format", "json")


def test_without_a_base_checksums_alone_are_configured(project: Project) -> None:
    project.build()
    done = every(project)
    assert (done.code, verdicts(done)) == (0, [("checksums", "pass")])


def test_every_configured_gate_is_in_one_report(project: Project) -> None:
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = "base.json"\n')
    project.write("base.json", contract("1.0.0"))
    project.build()
    done = every(project)
    assert done.report["gate"] == "all"
    assert (done.code, done.report["checked"]) == (0, 2)
    assert verdicts(done) == [("contract-drift", "pass"), ("checksums", "pass")]


def test_the_worst_exit_code_counts_and_2_is_worse_than_1(project: Project) -> None:
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = "base.json"\n')
    project.write("base.json", contract("2.0.0"))
    project.build()
    done = every(project)
    assert (done.code, verdicts(done)) == (1, [("contract-drift", "fail"), ("checksums", "pass")])
    project.write("generated/core/generated.lock", "{")
    done = every(project)
    assert done.code == 2
    assert verdicts(done) == [("contract-drift", "fail"), ("checksums", "could-not-check")]
    assert done.report["reason"] == "output"
    shown = project.gates("all")
    assert "error[version-lowered]" in shown.out
    assert shown.last_line == "verdict: could-not-check reason=output"


def test_where_nothing_is_configured_nothing_passes(project: Project) -> None:
    (project.root / CONTRACT).unlink()
    done = every(project)
    assert (done.code, done.report["gate"], done.report["reason"]) == (2, "all", "configuration")
    assert "no contract matches" in text(done.report["error"])


@pytest.mark.parametrize("file", ["contracts = 1\n", "contract = []\n", "[gates.x]\n", "["])
def test_a_wrong_configuration_is_exit_code_2_in_the_report(project: Project, file: str) -> None:
    project.write("contrato.toml", file)
    for command in ("all", "checksums", "contract-drift"):
        done = project.gates(command, "--format", "json")
        assert (done.code, done.report["reason"]) == (2, "configuration")
        assert "contrato.toml" in text(done.report["where"])


def test_the_environment_configures_as_well(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    base = str(project.root / "base.json")
    done = project.gates("contract-drift", CONTRATO_GATES_CONTRACT_DRIFT_AGAINST=base)
    assert done.code == 0


# ---- gates that fail ----


def request(project: Project, crashes: list[Exception] | None = None) -> Request:
    return Request(
        lambda: load_config(None, project.root, {}),
        {},
        project.root,
        date(2026, 11, 24),
        crashed=(crashes if crashes is not None else []).append,
    )


def gate_that(fail: Callable[[], Report]) -> Gate:
    def run(_: Context) -> Report:
        return fail()

    return Gate("checksums", "a gate that fails", lambda: run)


def crash() -> Report:
    raise ZeroDivisionError("1/0 \x1b[31m")


def refuse() -> Report:
    raise RemoteError("it is gone", where="a", hint="look for it")


def interrupt() -> Report:
    raise KeyboardInterrupt


def test_a_gate_that_crashes_is_named_and_the_others_still_run(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean = Gate("contract-drift", "clean", lambda: lambda _: Report("x", inspected={"files": 1}))
    monkeypatch.setitem(table.GATES, "checksums", gate_that(crash))
    monkeypatch.setitem(table.GATES, "contract-drift", clean)
    crashes: list[Exception] = []
    outcome = run_all(request(project, crashes))
    assert [report.verdict for report in outcome.reports] == [
        Verdict.PASS,
        Verdict.COULD_NOT_CHECK,
    ]
    failed = outcome.reports[1].failure
    assert failed is not None
    assert failed.reason == "internal-error"
    assert failed.message == "the gate checksums failed: ZeroDivisionError: '1/0 \\x1b[31m'"
    assert [type(one) for one in crashes] == [ZeroDivisionError]


def test_a_gate_that_does_not_import_is_never_left_out(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load() -> Callable[[Context], Report]:
        raise ImportError("no module")

    monkeypatch.setitem(table.GATES, "checksums", Gate("checksums", "", load))
    outcome = run_all(request(project))
    assert outcome.verdict is Verdict.COULD_NOT_CHECK
    assert outcome.reason == "internal-error"


def test_a_gate_may_make_several_reports_and_none_is_no_pass(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(*reports: Report) -> Gate:
        return Gate("checksums", "", lambda: lambda _: reports)

    looked = Report("checksums", inspected={"files": 1})
    monkeypatch.setitem(table.GATES, "checksums", make(looked, looked))
    outcome = run_gate("checksums", request(project))
    assert (len(outcome.reports), outcome.verdict) == (2, Verdict.PASS)
    assert {report.contract for report in outcome.reports} != {""}
    monkeypatch.setitem(table.GATES, "checksums", make())
    outcome = run_gate("checksums", request(project))
    assert (outcome.verdict, outcome.reason) == (Verdict.COULD_NOT_CHECK, "nothing-examined")


def test_an_interrupt_is_no_verdict(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(table.GATES, "checksums", gate_that(interrupt))
    with pytest.raises(KeyboardInterrupt):
        run_gate("checksums", request(project))


def test_what_a_gate_refuses_is_its_report(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(table.GATES, "checksums", gate_that(refuse))
    (report,) = run_gate("checksums", request(project)).reports
    assert report.failure == Failure("remote", "it is gone", "a", "look for it")
    assert report.contract.endswith(CONTRACT)


PROBLEM = Problem("code", "message", Level.ERROR, "a.json")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ContractError("x", problems=[PROBLEM]), "contract"),
        (ConfigError("x"), "configuration"),
        (OutputError("x"), "output"),
        (RemoteError("x"), "remote"),
        (ToolError("x"), "error"),
        (CouldNotCheckError("base-gone", "x", problems=[PROBLEM]), "base-gone"),
    ],
)
def test_every_error_has_a_reason_for_machines(error: ToolError, reason: str) -> None:
    found = failure(error)
    assert found.reason == reason
    assert found.problems == ((PROBLEM,) if hasattr(error, "problems") else ())


@dataclass(frozen=True, slots=True)
class Crash:
    code: int
    out: str
    err: str


CRASHING = """
import sys
from gates import gate
from gates.__main__ import main

def run(context):
    raise ZeroDivisionError("here")

gate.GATES["checksums"] = gate.Gate("checksums", "", lambda: run)
sys.exit(main())
"""


def test_a_crash_shows_its_traceback_with_debug_alone(project: Project) -> None:
    def crash(*arguments: str) -> Crash:
        done = subprocess.run(
            [sys.executable, "-c", CRASHING, "checksums", *arguments],
            cwd=project.root,
            env=project.environ,
            check=False,
            capture_output=True,
            text=True,
        )
        return Crash(done.returncode, done.stdout, done.stderr)

    quiet, loud = crash(), crash("--debug")
    assert quiet.code == loud.code == 2
    assert quiet.out.splitlines()[-1] == "verdict: could-not-check reason=internal-error"
    assert quiet.err == ""
    assert "Traceback" in loud.err
    assert "ZeroDivisionError: here" in loud.err


def test_the_table_names_each_gate_as_it_reports(project: Project) -> None:
    for name, gate in GATES.items():
        assert gate.name == name
        assert gate.help.endswith("?")
        (report,) = run_gate(name, request(project)).reports
        assert report.gate == name
