"""Hands one Outcome to every place that `--format FMT[=FILE]` names."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.key import did_you_mean
from console.output import UnprintableError, out
from gates.formats.file import write_report
from gates.formats.renderers import RENDERERS
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gates.report import Outcome

TEXT, GITHUB = "text", "github"
FORMATS = (TEXT, *RENDERERS)


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


def hand_out(
    outcome: Outcome,
    outputs: Sequence[Output],
    *,
    verbose: bool,
    quiet: bool,
    environ: Mapping[str, str] = os.environ,
) -> None:
    """Write the files first, so that a verdict which cannot be delivered is not printed either."""
    if any(output.format == GITHUB for output in outputs):
        from gates.formats.actions import tell

        tell(outcome, environ)
    for output in sorted(outputs, key=lambda output: output.file is None):
        text = _rendered(outcome, output.format, verbose=verbose, quiet=quiet)
        if output.file is not None:
            write_report(output.file, text)
        else:
            _print(text, output.format, environ)


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


def _rendered(outcome: Outcome, name: str, *, verbose: bool, quiet: bool) -> str:
    if name == TEXT:
        from gates.formats.text import render

        return render(outcome, verbose=verbose, quiet=quiet)
    return RENDERERS[name]()(outcome)


def _print(text: str, name: str, environ: Mapping[str, str]) -> None:
    if name == TEXT and sys.stdout.isatty():
        _write(_on_a_screen(text, environ))
    elif name == GITHUB:
        # Its lines are commands of ours, which `out` would disarm.
        _write(text.splitlines())
    else:
        out(*text.splitlines())


def _on_a_screen(text: str, environ: Mapping[str, str]) -> Iterable[str]:
    """As wide as the screen, in colour unless NO_COLOR asks for plain text (no-color.org)."""
    from gates.formats.colour import coloured, fitted

    plain = environ.get("NO_COLOR") or environ.get("TERM") == "dumb"
    width = shutil.get_terminal_size().columns
    for line in text.splitlines():
        yield from (part if plain else coloured(part) for part in fitted(line, width))


def _write(lines: Iterable[str]) -> None:
    """As `out` prints, whose lines hold no escape sequence and no command. They are disarmed."""
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    except OSError as problem:
        raise UnprintableError(problem.strerror) from problem
