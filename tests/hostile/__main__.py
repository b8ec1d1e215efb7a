"""Tries hostile contracts, each in a process of its own: minutes. Exits with 1 where one has a fault.

`python -m tests.hostile [WORD]...` tries those whose names hold one of the words.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.hostile.table import CASES
from tests.hostile.trial import trial


def main(words: list[str]) -> int:
    """Print a line for each."""
    names = [name for name in CASES if not words or any(word in name for word in words)]
    found = 0
    with tempfile.TemporaryDirectory(prefix="contrato-hostile-") as top:
        for index, name in enumerate(names):
            start = time.monotonic()
            faults = trial([name], Path(top) / str(index))[name]
            found += bool(faults)
            verdict = CASES[name].verdict or "builds"
            sys.stdout.write(
                f"{'FAULT' if faults else 'good':6}{time.monotonic() - start:6.1f} s  {name}: {verdict}\n"
            )
            for fault in faults:
                sys.stdout.write(f"        {fault}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(names)} cases, {found} with faults\n")
    return int(found > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
