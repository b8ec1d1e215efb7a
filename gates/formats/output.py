"""Hands one Outcome to every place that `--format FMT[=FILE]` names."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.key import did_you_mean
from console.output import UnprintableError, out
from gates.formats.file import write_report
from gates.formats.text import coloured
from gates.formats.text import render as render_text
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gates.report import Outcome

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file it goes to; None is standard output."""

    format: str
    file: Path | None = None


def read_outputs(given: Iterable[str]) -> tuple[Output, ...]:
    """What `--format` asks for. Raises ConfigError.

    Standard output has room for one; where none is asked for there, people get the text.
    """
    outputs = [_read(text) for text in given]
    printed = [output for output in outputs if output.file is None]
    if len(printed) > 1:
        raise ConfigError(
            "two formats cannot share standard output", hint="give one a file: --format json=FILE"
        )
    return tuple(outputs if printed else [*outputs, Output(TEXT)])


def hand_out(outcome: Outcome, outputs: Sequence[Output], *, verbose: bool, quiet: bool) -> None:
    """Write the files first, so that a verdict which cannot be delivered is not printed either."""
    for output in sorted(outputs, key=lambda output: output.file is None):
        text = _rendered(outcome, output, verbose=verbose, quiet=quiet)
        if output.file is not None:
            write_report(output.file, text)
        elif output.format == TEXT and _takes_colour():
            _print_coloured(text)
        else:
            out(*text.splitlines())


def _read(text: str) -> Output:
    name, equals, file = text.partition("=")
    if name not in FORMATS:
        raise ConfigError(
            f"there is no format {show(name)}",
            hint=did_you_mean(name, FORMATS) or f"the formats are {', '.join(FORMATS)}",
        )
    if equals and not file:
        raise ConfigError(f"--format {name}= names no file", hint=f"--format {name}=FILE")
    return Output(name, Path(file) if file else None)


def _rendered(outcome: Outcome, output: Output, *, verbose: bool, quiet: bool) -> str:
    if output.format == JSON:
        from gates.formats.json import render

        return render(outcome)
    return render_text(outcome, verbose=verbose, quiet=quiet)


def _takes_colour() -> bool:
    """On a terminal that shows it, unless NO_COLOR asks for plain text (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _print_coloured(text: str) -> None:
    """As `out` prints, whose lines hold no escape sequences. The text is already disarmed."""
    try:
        sys.stdout.write("".join(f"{coloured(line)}\n" for line in text.splitlines()))
    except OSError as problem:
        raise UnprintableError(problem.strerror) from problem
