"""`gates`, also as `python -m gates`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from console.program import run

if TYPE_CHECKING:
    import click


def main() -> int:
    """Run gates on the arguments of this process; the exit code."""
    # Nothing a gate makes is garbage before it ends, and two contracts may be a million objects.
    gc.disable()
    return run(_load)


def _load() -> click.Command:
    from gates.cli import program

    return program


if __name__ == "__main__":
    sys.exit(main())
