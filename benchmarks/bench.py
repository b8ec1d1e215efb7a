"""`make bench`: what contract-gen and gates cost on real contracts, beside others. Tables, no test.

Each program runs alone, in a process of its own, with a limit of time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.drift import print_drift
from benchmarks.measured import Run, print_row, run

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CORPUS = ROOT.parent / "shared" / "corpus"
CORE = ROOT / "contracts" / "core" / "openapi.json"
HELP_RUNS = 7
DRIFT = "drift"

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
        print_table(files)
        print(f"\ndatamodel-codegen (models only) with `{' '.join(DATAMODEL_CODEGEN)}`.\n")
        print_start()
    if not words or DRIFT in words:
        print_drift(CORPUS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
