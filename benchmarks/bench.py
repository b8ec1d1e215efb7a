"""`make bench`: what contract-gen and gates cost on real contracts, beside others. Tables, no test.

Each program runs alone, in a process of its own, with a limit of time.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from pathlib import Path

from benchmarks.building import print_building
from benchmarks.drift import print_drift
from benchmarks.measured import run
from benchmarks.running import print_running
from benchmarks.stages import print_stages

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CORPUS = ROOT.parent / "shared" / "corpus"
CORE = ROOT / "contracts" / "core" / "openapi.json"
HELP_RUNS = 7
DRIFT = "drift"


def contract_name(path: Path) -> str:
    """What the table calls a contract."""
    return f"contracts/{path.parent.name}" if path == CORE else path.stem


def chosen(words: list[str]) -> list[Path]:
    """The contracts whose names contain one of `words`; all of them for no words."""
    files = [CORE]
    if CORPUS.is_dir():
        files += [p for p in sorted(CORPUS.iterdir()) if p.suffix in {".json", ".yaml"}]
    return [p for p in files if not words or any(word in contract_name(p) for word in words)]


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
    words_help = (
        f"measure contracts whose names contain one; {DRIFT} is the table of contract-drift"
    )
    parser.add_argument("words", nargs="*", help=words_help)
    words: list[str] = parser.parse_args().words
    files = chosen([word for word in words if word != DRIFT]) if words != [DRIFT] else []
    if not files and DRIFT not in words:
        print("error: no contract has such a name", file=sys.stderr)
        return 2
    if not CORPUS.is_dir():
        print("warning: ../shared/corpus is not there; only contracts/core", file=sys.stderr)
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}.")
    print("Seconds of processor (user + system), megabytes of peak memory.\n")
    if files:
        names = {file: contract_name(file) for file in files}
        print_building(files, names)
        print_stages(files, names)
        print_running(files, names)
        print_start()
    if not words or DRIFT in words:
        print_drift(CORPUS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
