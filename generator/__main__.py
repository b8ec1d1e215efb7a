"""`contract-gen`, also as `python -m generator`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from console.program import run

if TYPE_CHECKING:
    import click


def main() -> int:
    """Run contract-gen on the arguments of this process; the exit code."""
    return run(_load)


def _load() -> click.Command:
    from generator.cli import program

    return program


if __name__ == "__main__":
    sys.exit(main())
