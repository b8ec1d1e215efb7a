"""The command: `python -m benchmarks.agreement [WORD]… [--cases N] [--seed N] [--examples]`."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.agreement.counting import Tally, count
from benchmarks.agreement.judge import Judge
from benchmarks.agreement.places import places
from benchmarks.agreement.subjects import Ours, run_peer
from generator.api import read_api
from generator.build import build
from generator.options import BuildOptions
from generator.schema.types import Direction
from oas.files import load

if TYPE_CHECKING:
    from benchmarks.agreement.subjects import Subject

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
CORE = ROOT / "contracts" / "core" / "openapi.json"
COLUMNS = ("contract", "models of", "schemas", "cases", "of them valid", "agreement", "false accepts", "false refusals",
           "not asked", "broken")  # fmt: skip


def main() -> int:
    """Print the table, contract by contract."""
    options = _options()
    print("| " + " | ".join(COLUMNS) + " |", "|---" * len(COLUMNS) + "|", sep="\n", flush=True)
    for contract in _contracts(options):
        for name, number, tally in judged(contract, options):
            _print(contract, name, number, tally, examples=options.examples)
    return 0


def judged(contract: Path, options: argparse.Namespace) -> list[tuple[str, int, Tally | str]]:
    """What was counted for each subject, or why it could not be asked."""
    document = load(contract, project=contract.parent)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = f"judged_{contract.stem.replace('-', '_').replace('.', '_')}"
        for path, data in build(document, BuildOptions(), path=contract.name).files.items():
            (folder / package / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / package / path).write_bytes(data)
        sys.path.insert(0, name)
        api = read_api(document)
        subjects: dict[str, Subject] = {"contrato": Ours(api, package)}
        failed: dict[str, str] = {}
        if options.peer:
            peer = run_peer(contract, folder)
            if isinstance(peer, str):
                failed["datamodel-code-generator"] = peer
            else:
                subjects["datamodel-code-generator"] = peer
        found = places(api)
        judges = {direction: Judge(document, direction) for direction in Direction}
        gc.freeze()
        tallies = count(found, judges, subjects, seed=options.seed, wanted=options.cases)
        sys.path.remove(name)
    rows: list[tuple[str, int, Tally | str]] = [(n, len(found), t) for n, t in tallies.items()]
    return rows + [(n, len(found), reason) for n, reason in failed.items()]


def _contracts(options: argparse.Namespace) -> list[Path]:
    if options.files:
        return [Path(file) for file in options.files]
    all_contracts = [CORE, *sorted(p for p in CORPUS.glob("*") if p.suffix in {".json", ".yaml"})]
    chosen = [
        c
        for c in all_contracts
        if not options.words or any(w in c.as_posix() for w in options.words)
    ]
    return [c for c in chosen if "22.0.0" not in c.name or options.words]


def _print(contract: Path, name: str, number: int, tally: Tally | str, *, examples: bool) -> None:
    label = contract.parent.name if contract.stem == "openapi" else contract.stem
    if isinstance(tally, str):
        print(f"| {label} | {name} | {number} | failed: {tally} |" + " - |" * 6, flush=True)
        return
    cells = (label, name, number, f"{tally.cases:,}",
             f"{100 * tally.valid / max(tally.cases, 1):.0f} %", f"{tally.agreement:.3f} %", tally.false_accepts,
             tally.false_refusals, tally.unasked, len(tally.broken))  # fmt: skip
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    if examples:
        for pointer, reason in tally.broken.items():
            print(f"    broken {pointer}: {reason}")
        for place, kept in tally.examples.items():
            print(f"    {place}", *(f"      {kind}: {value}" for kind, value in kept), sep="\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement", description=__doc__)
    parser.add_argument("words", nargs="*", help="only contracts whose paths contain one of them")
    parser.add_argument("--files", nargs="*", help="contracts of your own")
    parser.add_argument("--cases", type=int, default=201, help="cases a schema [201]")
    parser.add_argument("--seed", type=int, default=1, help="of the random values [1]")
    parser.add_argument("--examples", action="store_true", help="print what disagrees")
    parser.add_argument(
        "--peer", action="store_true", help="with datamodel-code-generator beside it"
    )
    return parser.parse_args()


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    sys.exit(main())
