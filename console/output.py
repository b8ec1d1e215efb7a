"""How a line reaches a person: whole, printable, and never a command to the log it lands in.

Findings and results go to standard output, everything else to standard error. Nothing else in the
project prints. A line that could not be printed raises: a verdict nobody can read is none.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from oas.show import printable

if TYPE_CHECKING:
    from typing import TextIO


class UnprintableError(Exception):
    """Standard output or standard error did not take what was written to it."""


def out(*lines: str) -> None:
    """Print each of `lines` as exactly one line on standard output."""
    _write(sys.stdout, lines)


def err(*lines: str) -> None:
    """Print each of `lines` as exactly one line on standard error."""
    _write(sys.stderr, lines)


def flush() -> None:
    """Hand over what is buffered. Raises UnprintableError where it is not taken."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as problem:
        raise UnprintableError(problem.strerror) from problem


def disarmed(line: str) -> str:
    """`line` printable, and without what GitHub Actions would take for a workflow command."""
    line = printable(line).replace("##[", "##\\[")
    text = line.lstrip()
    return line[: len(line) - len(text)] + "\\" + text if text.startswith("::") else line


def _write(stream: TextIO, lines: tuple[str, ...]) -> None:
    try:
        stream.write("".join(disarmed(line) + "\n" for line in lines))
    except OSError as problem:
        raise UnprintableError(problem.strerror) from problem
