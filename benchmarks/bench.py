"""`make bench`: what contract-gen costs on real contracts, beside datamodel-codegen. A table, no test.

Processor time is user + system of the program and all it started; memory is the largest resident
set among them. Each program runs alone, in a process of its own, with a limit of time. A failure is
shown as what it is and never as a time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CORPUS = ROOT.parent / "shared" / "corpus"
CORE = ROOT / "contracts" / "core" / "openapi.json"
LIMIT = 300.0
HELP_RUNS = 7

# Counting in a process of its own keeps this one small: on Linux the peak memory of a program is
# never below the size of the process that started it.
COUNT = """
import json, sys, yaml
data = open(sys.argv[1], encoding="utf-8").read()
load = json.loads if sys.argv[1].endswith("json") else lambda t: yaml.load(t, yaml.CSafeLoader)
document = load(data)
methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
paths = document.get("paths", {}).values()
print(json.dumps({
    "bytes": len(data.encode()),
    "operations": sum(len(methods & set(item)) for item in paths),
    "schemas": len(document.get("components", {}).get("schemas", {})),
}))
"""

DATAMODEL_CODEGEN = (
    *("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11", "--use-annotated", "--use-union-operator"),
    *("--use-standard-collections", "--formatters", "builtin", "--no-allow-remote-refs"),
)


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


def run(*command: str | Path) -> Run:
    """Run a program to its end, or kill it and all it started after LIMIT seconds."""
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
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
        error = _error(process.returncode, output.read().decode(errors="replace"))
    if late.is_set():
        error = f"not done after {LIMIT:.0f} s"
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, error)


def _kill(pid: int, late: threading.Event) -> None:
    late.set()
    os.killpg(pid, signal.SIGKILL)


def _error(code: int, output: str) -> str:
    """The line that says what went wrong; empty for exit code 0."""
    if code == 0:
        return ""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        lines = lines[-1:]
    line = next((line for line in lines if "error" in line.lower()), "".join(lines[:1]))
    return f"exit code {code}, {line[:120]}".replace("|", "\\|")


def measure(contract: Path) -> list[str]:
    """The row of one contract."""
    counted = subprocess.run(
        [sys.executable, "-c", COUNT, contract], check=True, capture_output=True
    )
    facts: dict[str, int] = json.loads(counted.stdout)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "generated"
        build = (BIN / "contract-gen", "build", contract, "--out", out)
        runs = [run(BIN / "contract-gen", "validate", contract), run(*build), run(*build)]
        runs.append(datamodel_codegen(contract, Path(folder)))
    cells = [cell for one in runs for cell in one.cells()]
    return [contract_name(contract), *(f"{count:,}" for count in facts.values()), *cells]


def datamodel_codegen(contract: Path, folder: Path) -> Run:
    """The other generator, into a file, or into a folder where it asks for one."""
    program = (BIN / "datamodel-codegen", *DATAMODEL_CODEGEN, "--input", contract, "--output")
    done = run(*program, folder / "models.py")
    return run(*program, folder / "models") if "output directory" in done.error else done


def contract_name(path: Path) -> str:
    """What the table calls a contract."""
    return f"contracts/{path.parent.name}" if path == CORE else path.stem


def chosen(words: list[str]) -> list[Path]:
    """The contracts whose names contain one of `words`; all of them for no words."""
    files = [CORE]
    if CORPUS.is_dir():
        files += [p for p in sorted(CORPUS.iterdir()) if p.suffix in {".json", ".yaml"}]
    return [p for p in files if not words or any(word in contract_name(p) for word in words)]


def print_row(cells: list[str]) -> None:
    """One line of a Markdown table, at once: a row may take minutes."""
    print(f"| {' | '.join(cells)} |", flush=True)


def print_table(files: list[Path]) -> None:
    """The table, and the programs' start beside it."""
    columns = ["contract", "bytes", "operations", "schemas"]
    for step in ("validate", "build, cold", "build, unchanged", "datamodel-codegen"):
        columns += [f"{step}: s", "MB"]
    print_row(columns)
    print_row(["---"] + ["---:"] * (len(columns) - 1))
    for contract in sorted(files, key=lambda path: path.stat().st_size):
        print_row(measure(contract))


def print_start() -> None:
    """How long a person waits for `--help`: the best of several, the file cache being warm."""
    for program in ("contract-gen", "gates"):
        runs = [run(BIN / program, "--help") for _ in range(HELP_RUNS)]
        error = next((one.error for one in runs if one.error), "")
        best = f"{min(one.wall for one in runs):.3f} s"
        print(f"- `{program} --help`: {f'**failed**: {error}' if error else best} (wall clock)")


def main() -> int:
    """Print everything; 2 where nothing was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="measure contracts whose names contain one")
    files = chosen(parser.parse_args().words)
    if not files:
        print("error: no contract has such a name", file=sys.stderr)
        return 2
    if not CORPUS.is_dir():
        print("warning: ../shared/corpus is not there; only contracts/core", file=sys.stderr)
    print_table(files)
    cores = os.cpu_count()
    print(f"\nPython {platform.python_version()}, {cores} cores, {platform.machine()}.")
    print("Seconds of processor (user + system), megabytes of peak memory.")
    print(f"datamodel-codegen (models only) with `{' '.join(DATAMODEL_CODEGEN)}`.\n")
    print_start()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
