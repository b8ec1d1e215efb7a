"""What it costs to build a contract: cold, unchanged, after one operation changed; and peers."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measured import Run, print_row, run

BIN = Path(sys.executable).parent

# Reading in a process of its own keeps this one small: on Linux the peak memory of a program is
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
# One more query parameter for one operation.
CHANGE = """
import json, sys, yaml
path = sys.argv[1]
is_json = path.endswith("json")
data = open(path, encoding="utf-8").read()
document = json.loads(data) if is_json else yaml.load(data, yaml.CSafeLoader)
methods = ("get", "put", "post", "delete", "patch")
operations = [item[m] for item in document["paths"].values() for m in methods if m in item]
changed = operations[len(operations) // 2]
changed.setdefault("parameters", []).append(
    {"name": "changed", "in": "query", "schema": {"type": "integer", "minimum": 1}}
)
with open(path, "w", encoding="utf-8") as file:
    json.dump(document, file) if is_json else yaml.dump(document, file, yaml.CSafeDumper)
"""

DATAMODEL_CODEGEN = (
    *("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11", "--use-annotated", "--use-union-operator"),
    *("--use-standard-collections", "--formatters", "builtin", "--no-allow-remote-refs"),
)
STEPS = ("validate", "build, cold", "unchanged", "one operation changed", "datamodel-codegen",
         "openapi-python-client")  # fmt: skip


def print_building(files: list[Path], names: dict[Path, str]) -> None:
    """One row a contract: seconds of processor and peak memory of each step."""
    columns = ["contract", "bytes", "operations", "schemas"]
    for step in STEPS:
        columns += [f"{step}: s", "MB"]
    print_row(columns)
    print_row(["---"] + ["---:"] * (len(columns) - 1))
    for contract in sorted(files, key=lambda path: path.stat().st_size):
        print_row([names[contract], *_measure(contract)])
    print(f"\ndatamodel-codegen makes models only, with `{' '.join(DATAMODEL_CODEGEN)}`;")
    print("openapi-python-client makes a client, without its formatting (`--meta none`).\n")


def _measure(original: Path) -> list[str]:
    """The row of one contract, measured on a copy of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contract = folder / original.name
        contract.write_bytes(original.read_bytes())
        facts: dict[str, int] = json.loads(_python(COUNT, contract))
        build = (BIN / "contract-gen", "build", contract, "--out", folder / "generated")
        runs = [run(BIN / "contract-gen", "validate", contract), run(*build), run(*build)]
        _python(CHANGE, contract)
        runs.append(run(*build))
        runs += [_datamodel_codegen(original, folder), _python_client(original, folder)]
    cells = [cell for one in runs for cell in one.cells()]
    return [*(f"{count:,}" for count in facts.values()), *cells]


def _python(program: str, contract: Path) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", program, contract], check=True, capture_output=True
    )
    return done.stdout


def _datamodel_codegen(contract: Path, folder: Path) -> Run:
    """The other generator, into a file, or into a folder where it asks for one."""
    program = (BIN / "datamodel-codegen", *DATAMODEL_CODEGEN, "--input", contract, "--output")
    done = run(*program, folder / "models.py")
    return run(*program, folder / "models") if "output directory" in done.error else done


def _python_client(contract: Path, folder: Path) -> Run:
    config = folder / "client.yaml"
    config.write_text("post_hooks: []\n", encoding="utf-8")
    return run(
        *(BIN / "openapi-python-client", "generate", "--path", contract, "--meta", "none"),
        *("--config", config, "--output-path", folder / "client"),
    )
