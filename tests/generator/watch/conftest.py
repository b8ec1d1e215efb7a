"""A project that `contract-gen build --watch` watches, as a person starts it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CONTRACT = """\
openapi: 3.1.0
info: {title: Stock, version: 1.0.0}
paths: {}
components:
  schemas:
    Item: {type: object, properties: {name: {type: string}}}
"""
PATIENCE_SECONDS = 20


@dataclass
class Watched:
    """A folder with contracts in it, and the process that watches them."""

    folder: Path
    process: subprocess.Popen[str] | None = None

    def put(self, name: str, text: str) -> Path:
        """Write a file of the project."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def start(self, *arguments: str) -> None:
        """Watch, and wait for the first build."""
        with (self.folder / "out").open("w") as out, (self.folder / "err").open("w") as err:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "generator", "build", "--watch", *arguments],
                cwd=self.folder,
                env={**os.environ, "PYTHONUNBUFFERED": ""},
                stdout=out,
                stderr=err,
                text=True,
            )
        self.wait(lambda: "Ctrl-C ends it" in self.told)

    @property
    def said(self) -> list[str]:
        """The lines on standard output."""
        return (self.folder / "out").read_text().splitlines()

    @property
    def told(self) -> str:
        """What stands on standard error."""
        return (self.folder / "err").read_text()

    def models(self, name: str = "stock") -> str:
        """The models that are built; empty where there are none."""
        path = self.folder / "generated" / name / "models.py"
        return path.read_text() if path.exists() else ""

    def wait(self, condition: Callable[[], bool]) -> bool:
        """True once the condition holds; fails where it never does."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            assert self.process
            if self.process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"{self.process.returncode}: {self.said}: {self.told}")
            time.sleep(0.01)
        return True

    def stop(self, number: signal.Signals = signal.SIGINT) -> int:
        """The exit code after a signal."""
        assert self.process
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECONDS)


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    """A project with the contract `stock`; what watches it ends with the test."""
    made = Watched(tmp_path)
    made.put("contrato.toml", 'targets = ["models"]\n')
    made.put("contracts/stock/openapi.yaml", CONTRACT)
    yield made
    if made.process and made.process.poll() is None:
        made.process.kill()
        made.process.wait()
