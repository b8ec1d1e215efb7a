"""Breaks the contracts of the corpus in every way that is known, and writes docs/mutations.md."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.contracts import NAMES, contracts
from tests.mutation.kinds import KINDS
from tests.mutation.table import TABLE, Row, page
from tests.mutation.trial import try_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.document import Document

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
# Bytes. In a large contract each edit takes a second.
_LARGE = 2_000_000
_PLACES = 3


def main() -> int:
    """Write the table; 1 where an edit was missed or could not be proved."""
    documents = contracts(CORPUS)
    rows = [_row(kind, documents) for kind in KINDS]
    TABLE.write_text(page(rows, NAMES), encoding="utf-8")
    return int(any(_is_missed(row) for row in rows))


def _row(name: str, documents: Mapping[str, Document]) -> Row:
    applied = caught = proved = 0
    for contract, document in documents.items():
        places = 1 if len(document.source.data) > _LARGE else _PLACES
        for place in range(places):
            seed = f"{name} of {contract}, {place}"
            trial = try_kind(KINDS[name], document, seed)
            if trial is not None:
                applied += 1
                caught += trial.is_caught
                proved += trial.has_witness
                if not trial.is_caught or (KINDS[name].has_witness and not trial.has_witness):
                    said = "; ".join(f"{j.impact.value} {j.message}" for j in trial.judgements)
                    sys.stderr.write(f"{seed}: {said or 'nothing'}\n")
    return Row(name, applied, caught, proved)


def _is_missed(row: Row) -> bool:
    proved = row.proved if KINDS[row.kind].has_witness else row.applied
    return min(row.caught, proved) < row.applied


if __name__ == "__main__":
    raise SystemExit(main())
