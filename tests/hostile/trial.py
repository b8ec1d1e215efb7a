"""Puts cases on trial in processes of their own, and says what is wrong with what became of them."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeAlias

from ruff import find_ruff_bin  # type: ignore[import-untyped]

from tests.hostile.table import CASES
from tests.hostile.watch import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from oas.json_value import JsonObject

SECONDS = 10
LONGEST_LINE = 2_000
SECRET = '{"Thing": {"type": "string", "const": "secret"}}'
Fault: TypeAlias = "str"


def trial(names: Sequence[str], folder: Path) -> dict[str, list[Fault]]:
    """The faults of each case, empty lists where there are none; all in one process."""
    folder.mkdir()
    (folder / "secret.json").write_text(SECRET, encoding="utf-8")
    with listening() as (port, connections):
        outcomes, ending = _run(names, folder, port)
    faults = {name: _judged(name, outcomes.get(name), ending) for name in names}
    if connections:
        faults[names[0]].append("somebody connected")
    strange = {path.name for path in folder.iterdir()} - {"secret.json", "results"}
    strange = {name for name in strange if not re.fullmatch(r"case\d+", name)}
    if strange:
        faults[names[0]].append(f"files beside the projects: {sorted(strange)}")
    if said := _lint(folder):
        faults[names[0]].append(said)
    return faults


def _run(names: Sequence[str], folder: Path, port: int) -> tuple[dict[str, JsonObject], str]:
    """The outcomes; where a case ends the process, another goes on behind it."""
    command = [sys.executable, "-m", "tests.hostile.child", str(folder), str(port)]
    rest, ending = [*names], ""
    while rest:
        done = subprocess.run(
            command,
            cwd=REPOSITORY,
            input=json.dumps(rest),
            text=True,
            capture_output=True,
            check=False,
        )
        found = _read(folder)
        rest = [name for name in rest if name not in found][1:]
        ending = ending or f"exit {done.returncode} {done.stderr[-1500:]}"
    return _read(folder), ending


def _read(folder: Path) -> dict[str, JsonObject]:
    results = folder / "results"
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    found = [json.loads(line) for line in lines]
    return {outcome["name"]: outcome for outcome in found}


def _judged(name: str, outcome: Mapping[str, object] | None, ending: str) -> list[Fault]:
    if outcome is None:
        return [f"nothing came of it: {ending}"]
    case, said = CASES[name], outcome["said"]
    assert isinstance(said, list)
    whole = "\n".join(said)
    codes = (outcome["validate"], outcome["build"])
    faults = [f"forbidden: {event}" for event in _list(outcome["seen"])]
    wanted = 2 if case.verdict else 0
    if codes != (wanted, wanted):
        faults.append(f"exits with {codes} instead of {wanted}: {whole[-600:]}")
    elif case.verdict and not re.search(case.verdict, whole):
        faults.append(f"does not say {case.verdict}: {whole[-600:]}")
    if outcome["broken"]:
        faults.append(f"what was built is broken: {outcome['broken']}")
    if "Traceback" in whole or "internal error" in whole:
        faults.append(f"a fault of the program: {whole[-600:]}")
    if not isinstance(seconds := outcome["seconds"], float) or seconds > SECONDS:
        faults.append(f"took {seconds} seconds")
    expected = {case.file, *case.beside}
    if strange := set(_list(outcome["files"])) - expected:
        faults.append(f"left files: {sorted(strange)[:5]}")
    return [*faults, *_unsafe(said)]


def _unsafe(lines: Sequence[str]) -> Iterator[Fault]:
    """Lines that a terminal or a workflow would obey."""
    for line in lines:
        if not line.isprintable():
            yield f"not printable: {line[:100]!a}"
        if line.lstrip().startswith("::") or "##[" in line:
            yield f"a workflow command: {line[:100]!a}"
        if len(line) > LONGEST_LINE:
            yield f"a line of {len(line)} characters: {line[:100]!a}"


def _list(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(item) for item in value]


def _lint(folder: Path) -> Fault:
    """What ruff finds wrong with everything that was built."""
    command = [find_ruff_bin(), "check", "--isolated", "--no-cache", "--quiet", "--select", "E9,F"]
    done = subprocess.run(
        [*command, "--output-format", "concise", "--no-respect-gitignore", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return f"ruff: {done.stdout[:1500]}{done.stderr[:500]}" if done.returncode else ""


@contextmanager
def listening() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and who connected to it: nobody should."""
    connections: list[object] = []

    def accept(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, address = listener.accept()
                connections.append(address)
                connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=accept, args=[listener], daemon=True)
        thread.start()
        yield listener.getsockname()[1], connections
