"""Tries every transform on every contract of the corpus, whole: some minutes. Exits with 1 on a change."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from random import Random

from oas.compare.comparison import compare
from oas.files import load
from tests.equivalence.corpus import CORPUS
from tests.equivalence.editing import as_document
from tests.equivalence.table import TABLE

FOLDER = Path(__file__).parents[3] / "shared" / "corpus"


def main() -> int:
    """Print a line for each, with what compare took in seconds of processor."""
    found = 0
    for name in CORPUS:
        root = load(FOLDER / name).root
        for transform, equivalent in TABLE.items():
            before, after = equivalent.documents(root, Random(1))  # noqa: S311 (the same each time)
            base, head = as_document(before, "base.json"), as_document(after, "head.json")
            start = time.process_time()
            changes = [c for c in compare(base, head) if c.subject not in equivalent.cosmetic]
            seconds = time.process_time() - start
            sys.stdout.write(f"{name:24} {transform:26} {seconds:6.2f} s  {len(changes)} changes\n")
            found += len(changes)
    return int(found > 0)


if __name__ == "__main__":
    raise SystemExit(main())
