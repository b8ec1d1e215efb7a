"""The pairs of tests/pairs, which one edit tells apart: who calls what breaking, contract-drift or oasdiff."""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measured import print_row
from gates.contract_drift.judgement import Terms
from gates.contract_drift.rules import judge
from gates.finding import Impact
from oas.compare import compare
from oas.document import Source
from oas.loading import parse
from tests.pairs import operation_pairs, schema_pairs
from tests.pairs.contracts import gives, takes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oas.json_value import JsonObject

BREAKING = "breaking"
_ERROR = 3


class Pair(NamedTuple):
    """Two contracts, and whether a careful person calls what lies between them breaking."""

    name: str
    base: JsonObject
    head: JsonObject
    is_breaking: bool


def print_pairs(oasdiff: Path | str, folder: Path) -> None:
    """How often each is wrong, and on what."""
    print("\n## pairs of contracts that one edit tells apart\n")
    pairs = list(_pairs())
    print_row([f"of {len(pairs)} pairs", "breaks missed", "false alarms"])
    print_row(["---", "---:", "---:"])
    _print_wrong("contract-drift", pairs, [_is_breaking_to_us(pair) for pair in pairs])
    if isinstance(oasdiff, str):
        print(f"\noasdiff was not asked: {oasdiff}")
        return
    said = [_is_breaking_to_oasdiff(oasdiff, pair, folder) for pair in pairs]
    _print_wrong("oasdiff breaking", pairs, said)


def _pairs() -> Iterator[Pair]:
    for pair in schema_pairs.PAIRS:
        for direction, make in (("request", takes), ("response", gives)):
            versions = pair.version, pair.head_version or pair.version
            base, head = (
                make(schema, version=version, **schema_pairs.SCHEMAS)
                for schema, version in zip((pair.base, pair.head), versions, strict=True)
            )
            impact = pair.request if direction == "request" else pair.response
            yield Pair(f"{pair.name}, {direction}", base, head, impact == BREAKING)
    for other in operation_pairs.PAIRS:
        yield Pair(other.name, other.base, other.head, other.impact == BREAKING)


def _print_wrong(name: str, pairs: list[Pair], said: list[bool]) -> None:
    wrong = [pair for pair, breaks in zip(pairs, said, strict=True) if pair.is_breaking != breaks]
    missed = sum(pair.is_breaking for pair in wrong)
    print_row([name, str(missed), str(len(wrong) - missed)])


def _is_breaking_to_us(pair: Pair) -> bool:
    base, head = (
        parse(Source("pair.json", json.dumps(side).encode())) for side in (pair.base, pair.head)
    )
    found = judge(compare(base, head), Terms(date(2026, 1, 1)))
    return any(judgement.impact is Impact.BREAKING for judgement in found)


def _is_breaking_to_oasdiff(program: Path, pair: Pair, folder: Path) -> bool:
    """One that it cannot read is one that it does not call breaking."""
    files = folder / "base.json", folder / "head.json"
    for file, side in zip(files, (pair.base, pair.head), strict=True):
        file.write_text(json.dumps(side), encoding="utf-8")
    done = subprocess.run(
        [program, "breaking", *files, "-f", "json"], capture_output=True, check=False
    )
    found = json.loads(done.stdout or b"[]")
    return any(finding["level"] == _ERROR for finding in found)
