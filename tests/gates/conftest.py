"""A project of its own for each test, and the program itself run in it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from console.program import run
from gates.cli import program
from gates.contract_drift.rules.example import contract

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import JsonObject

REPOSITORY = Path(__file__).parents[2]
CONTRACT = "contracts/core/openapi.json"


@dataclass(frozen=True, slots=True)
class Done:
    """What a program did."""

    code: int
    out: str
    err: str

    @property
    def last_line(self) -> str:
        return self.out.splitlines()[-1]

    @property
    def report(self) -> JsonObject:
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Project:
    """A folder with one contract, and commands that run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write(CONTRACT, contract("1.0.0"))

    def write(self, name: str, data: bytes | str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def call(self, *arguments: str, folder: str = ".") -> Done:
        """The program in this process: all of it but the process, and ten times as fast."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.root / folder), redirect_stdout(out), redirect_stderr(err):
            code = run(lambda: program, arguments)
        return Done(code, out.getvalue(), err.getvalue())

    def gates(self, *arguments: str, folder: str = ".", **environ: str) -> Done:
        return self._run("gates", *arguments, folder=folder, environ=environ)

    def build(self, *arguments: str) -> Done:
        done = self._run("generator", "build", *arguments)
        assert done.code == 0, done.err
        return done

    def git(self, *arguments: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.com")
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=self.root,
            env=self.environ,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self) -> None:
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "a change")

    @property
    def environ(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
            "PYTHONPATH": str(REPOSITORY),
        }

    def _run(
        self, module: str, *arguments: str, folder: str = ".", environ: dict[str, str] | None = None
    ) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.root / folder,
            env={**self.environ, **(environ or {})},
            check=False,
            capture_output=True,
            text=True,
        )
        assert "Traceback" not in done.stderr or "--debug" in arguments, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


@pytest.fixture
def drift(project: Project) -> Callable[[bytes, bytes], Done]:
    """Judge two contracts: exit code and JSON report."""

    def judge(base: bytes, head: bytes) -> Done:
        project.write("base.json", base)
        project.write(CONTRACT, head)
        return project.call("contract-drift", "--against", "base.json", "--format", "json")

    return judge
