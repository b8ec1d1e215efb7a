"""Schemathesis as a program, and applications that it is let loose on, each in a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oas.json_value import as_object, objects, strings, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import JsonObject

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
_STARTED = re.compile(rb"http://127\.0\.0\.1:[0-9]+")


@dataclass(frozen=True, slots=True)
class Run:
    """What Schemathesis did: its exit code, what it printed, and its report."""

    code: int
    out: str
    report: JsonObject


@contextmanager
def served(factory: str, folder: Path, *paths: Path) -> Iterator[str]:
    """The address of an application that uvicorn serves; it is stopped at the end."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (*paths, ROOT)))}
    with (folder / "uvicorn.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "--factory", factory, "--port", "0"],
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
    try:
        yield _address(process, folder / "uvicorn.log")
    finally:
        process.terminate()
        process.wait(20)


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    """Wait for uvicorn's own line: the system chose the port."""
    for _ in range(400):
        found = _STARTED.search(log.read_bytes())
        if found:
            return found.group().decode()
        assert process.poll() is None, log.read_text()
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def run(config: str, contract: Path, address: str, folder: Path, *arguments: str) -> Run:
    """Let it loose: every phase and every check, the same cases each time."""
    report = folder / "report.json"
    done = subprocess.run(
        [
            *(BIN / "st", "--no-color", "--config-file", ROOT / "tests" / "schemathesis" / config),
            *("run", contract, "--url", address, "--checks", "all", "--continue-on-failure"),
            *("--generation-deterministic", "--seed", "1", "--report-json-path", report),
            *arguments,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    out = done.stdout + done.stderr
    assert report.is_file(), out
    return Run(done.returncode, out, as_object(json.loads(report.read_bytes())))


def failures(run: Run) -> list[str]:
    """What it found, by the title of the check and the operation."""
    found = objects(run.report["failures"])
    return [
        f"{text(each['title'])}: {operation}"
        for each in found
        for operation in strings(each["operations"])
    ]


def operations_of(run: Run) -> tuple[int, int]:
    """How many operations there are, and how many of them were tested."""
    counts = as_object(run.report["operations"])
    return int(str(counts["total"])), int(str(counts["tested"]))
