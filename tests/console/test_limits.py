"""Time and memory are limited: what exceeds them is one line and exit code 2, as a process shows."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from console.limits import MEGABYTES, SECONDS, RunLimits, read_limits
from oas.errors import ConfigError

REPOSITORY = Path(__file__).parents[2]
PROGRAM = """
import subprocess, sys, time, click
from console.limits import waiting
from console.output import out
from console.program import run

@click.group("try")
def program() -> None: ...

@program.command()
def busy() -> int:
    try:
        while True:
            pass
    except Exception:
        return 1

@program.command()
def sleepy() -> int:
    time.sleep(60)
    return 0

@program.command()
def patient() -> int:
    for _ in range(3):
        with waiting():
            time.sleep(2)
        time.sleep(0.1)
    out("nobody was late")
    return 0

@program.command()
def greedy() -> int:
    held = [bytes(2_000_000) for _ in range(1_000)]
    return len(held)

@program.command()
def parent() -> int:
    code = "x = [bytes(2_000_000) for _ in range(1_000)]"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    out(done.stderr.splitlines()[-1])
    return 0

@program.command()
def deep() -> int:
    return deep.callback()

sys.exit(run(lambda: program))
"""


def tried(
    tmp_path: Path, *arguments: str, seconds: int = 0, megabytes: int = 0
) -> tuple[int, list[str]]:
    script = tmp_path / "program.py"
    script.write_text(textwrap.dedent(PROGRAM), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            SECONDS: str(seconds),
            MEGABYTES: str(megabytes),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, (done.stdout + done.stderr).splitlines()


@pytest.mark.parametrize("command", ["busy", "sleepy"])
def test_time_that_is_up_ends_a_run(tmp_path: Path, command: str) -> None:
    code, lines = tried(tmp_path, command, seconds=1)
    assert code == 2
    # Where others use the machine, the clock is up before the processor's time is.
    assert lines[0] in {
        "error: limits: not done after 3 seconds",
        "error: limits: not done after 1 seconds of processor",
    }
    assert "CONTRATO_LIMIT_SECONDS" in lines[1]
    assert len(lines) == 2


def test_whoever_waits_for_a_person_begins_anew(tmp_path: Path) -> None:
    assert tried(tmp_path, "patient", seconds=1) == (0, ["nobody was late"])


def test_memory_that_is_spent_ends_a_run(tmp_path: Path) -> None:
    code, lines = tried(tmp_path, "greedy", megabytes=300)
    assert code == 2
    assert lines[0] == "error: limits: more memory would be needed than a run may take"
    assert "CONTRATO_LIMIT_MEGABYTES" in lines[1]


def test_children_have_no_more_memory_than_their_parent(tmp_path: Path) -> None:
    assert tried(tmp_path, "parent", megabytes=300) == (0, ["MemoryError"])


def test_depth_without_end_is_a_limit_too(tmp_path: Path) -> None:
    code, lines = tried(tmp_path, "deep")
    assert code == 2
    assert lines[0].startswith("error: limits: the contract leads deeper")


def test_the_environment_lifts_and_sets_the_limits() -> None:
    assert read_limits({}) == RunLimits()
    assert read_limits({SECONDS: " 5 ", MEGABYTES: "0"}) == RunLimits(5, 0)


@pytest.mark.parametrize("text", ["-1", "1.5", "x", "1e3", "٣", "9" * 10, "\x1b[31m"])
def test_a_limit_that_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="CONTRATO_LIMIT_SECONDS is"):
        read_limits({SECONDS: text})


def test_the_usual_limits_are_ten_times_what_the_largest_contract_takes() -> None:
    # 64 MiB were measured to take 26 seconds and 1.2 GiB.
    assert RunLimits().seconds >= 10 * 26
    assert RunLimits().megabytes >= 3 * 1200
