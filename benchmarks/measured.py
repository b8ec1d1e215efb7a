"""Runs a program alone, and says what it cost.

Processor time is user + system of the program and all it started; memory is the largest resident
set among them. A failure is shown as what it is and never as a time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

LIMIT = 300.0


@dataclass(frozen=True, slots=True)
class Run:
    """One program that ended: seconds, bytes, and the first line of its error where it failed."""

    processor: float
    wall: float
    peak: int
    error: str = ""

    def cells(self) -> list[str]:
        """Seconds of processor and peak memory, or the failure in their place."""
        if self.error:
            return [f"**failed**: {self.error}", "-"]
        return [f"{self.processor:.2f}", f"{self.peak / 1e6:.0f}"]


def run(*command: str | Path, cwd: Path | None = None, fine: Container[int] = (0,)) -> Run:
    """Run a program to its end, or kill it and all it started after LIMIT seconds.

    `fine` are the exit codes of a program that did its work.
    """
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            cwd=cwd,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
        late = threading.Event()
        timer = threading.Timer(LIMIT, _kill, (process.pid, late))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        output.seek(0)
        code = process.returncode
        error = "" if code in fine else _error(code, output.read().decode(errors="replace"))
    if late.is_set():
        error = f"not done after {LIMIT:.0f} s"
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, error)


def _kill(pid: int, late: threading.Event) -> None:
    late.set()
    os.killpg(pid, signal.SIGKILL)


def _error(code: int, output: str) -> str:
    """The line that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        lines = lines[-1:]
    line = next((line for line in lines if "error" in line.lower()), "".join(lines[:1]))
    return f"exit code {code}, {line[:120]}".replace("|", "\\|")


def print_row(cells: list[str]) -> None:
    """One line of a Markdown table, at once: a row may take minutes."""
    print(f"| {' | '.join(cells)} |", flush=True)
