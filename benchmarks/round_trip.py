"""How many features of real contracts FastAPI's own document of the generated code keeps. A table.

A feature is what an object of the specification says: `parameter: style deepObject`, `schema: minItems`,
`response: headers`. It is kept where nothing is lost of it, however often the contract says it.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from benchmarks.bench import chosen, contract_name
from console.config import load_config
from gates.round_trip.application import Application, own_document
from gates.round_trip.losses import losses
from gates.round_trip.rules import INSISTED, NOTED, WORDS
from generator.check import build_contract, load_contract
from generator.options import build_options
from oas.compare.comparison import compare
from oas.compare.options import Options
from oas.errors import ToolError
from oas.grammar import Kind, walk
from oas.json_value import strings
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gates.round_trip.losses import Loss
    from generator.build import Build
    from oas.document import Document
    from oas.grammar import Place

SECONDS, MEGABYTES = 900, 8192
# Fields of which each value is a feature of its own.
_BY_VALUE = {
    Kind.PARAMETER: {"in", "style", "explode"},
    Kind.HEADER: {"style", "explode"},
    Kind.ENCODING: {"style", "explode"},
    Kind.SECURITY_SCHEME: {"type", "scheme", "in"},
    Kind.SCHEMA: {"type", "format"},
}
# What only holds other objects: they are counted themselves.
_HOLDERS = frozenset({Kind.PATHS, Kind.COMPONENTS, Kind.COLLECTION, Kind.RESPONSES})


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one contract. Kinds are features, places are where they are said."""

    kinds: Mapping[str, int]
    lost: Mapping[str, int]
    noted: int
    words: int
    seconds: float


def features(place: Place) -> Iterator[tuple[str, str]]:
    """The features of one object, each with its pointer."""
    if place.kind in _HOLDERS or place.reference:
        return
    named = _BY_VALUE.get(place.kind, set())
    for field, value in place.value.items():
        pointer = join(place.pointer, field)
        if field in named:
            values = strings(value) if isinstance(value, list) else [str(value)]
            yield f"{place.kind.value}: {field} {' or '.join(values)}", pointer
        else:
            yield f"{place.kind.value}: {field}", pointer


def measured(contract: Path) -> Row:
    """Build it, let FastAPI describe it, and compare. Raises ToolError."""
    config = load_config(None, contract.parent, {})
    document = load_contract(contract, config)
    build = build_contract(contract, config, build_options(config))
    start = process_time()
    made = _described(build)
    changes = compare(document, made, Options(fastapi=True))
    seconds = process_time() - start
    found = [loss for loss in losses(changes, build.notes) if loss.rule != INSISTED]
    return _row(document, found, seconds)


def _described(build: Build) -> Document:
    with TemporaryDirectory() as folder:
        package = Path(folder) / "measured"
        for name, data in build.files.items():
            (package / name).parent.mkdir(parents=True, exist_ok=True)
            (package / name).write_bytes(data)
        application = Application(folder, "app", "create_app", str(package))
        return own_document(application, os.environ, seconds=SECONDS, megabytes=MEGABYTES)


def _row(document: Document, found: Sequence[Loss], seconds: float) -> Row:
    at = {pointer: name for place in walk(document) for name, pointer in features(place)}
    lost = Counter(_feature(loss, at) for loss in found if loss.rule not in {NOTED, WORDS})
    rules = Counter(loss.rule for loss in found)
    return Row(Counter(at.values()), lost, rules[NOTED], rules[WORDS], seconds)


def _feature(loss: Loss, at: Mapping[str, str]) -> str:
    """The feature that a Loss is about: what stands at its place, or holds it."""
    pointer = loss.change.pointer_before
    while pointer and pointer not in at:
        pointer = pointer.rpartition("/")[0]
    return at.get(pointer, loss.change.subject.value)


def _line(contract: Path, row: Row) -> str:
    kept = len(row.kinds.keys() - row.lost.keys())
    places, lost = sum(row.kinds.values()), sum(row.lost.values())
    cells = (f"{len(row.kinds):,}", f"{kept:,}", f"{places:,}", f"{lost:,}")
    more = (f"{row.noted:,}", f"{row.words:,}", f"{row.seconds:.1f} s")
    return f"| {' | '.join((contract_name(contract), *cells, *more))} |"


def main() -> int:
    """Print the table, and below it what is lost; 2 where nothing was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", help="only contracts whose names contain one of them")
    files = chosen(parser.parse_args().words)
    print("| contract | features | kept | places | lost | noted | texts | compared in |")
    print("|---|---|---|---|---|---|---|---|")
    rows: dict[Path, Row] = {}
    for contract in files:
        try:
            rows[contract] = measured(contract)
        except ToolError as error:
            print(f"| {contract_name(contract)} | could not check: {error.message} |")
            continue
        print(_line(contract, rows[contract]), flush=True)
    for contract, row in rows.items():
        worst = sorted(row.lost.items(), key=lambda item: -item[1])
        print(f"\n{contract_name(contract)}: " + ", ".join(f"{n} {c:,}" for n, c in worst))
    return 0 if rows else 2


if __name__ == "__main__":
    sys.exit(main())
