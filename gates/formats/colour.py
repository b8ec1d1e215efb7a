"""Pure. The text for people on a terminal: its words in colour, its lines as wide as the screen.

Only words of ours at the beginning of a line are coloured, and after `disarmed` has seen the line:
an escape sequence of a contract never arrives here as one.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD, _DIM, _RED, _GREEN, _YELLOW, _BLUE, _CYAN = "1", "2", "31", "32", "33", "34", "36"
_COLOURS = {
    "error": _RED,
    "warning": _YELLOW,
    "note": _BLUE,
    "accepted": _BLUE,
    "breaking": _RED,
    "risky": _YELLOW,
    "compatible": _GREEN,
    "cosmetic": _BLUE,
    "fail": _RED,
    "could-not-check": _YELLOW,
    "pass": _GREEN,
}
_HEADLINE = re.compile(
    r"(?P<indent> *)(?P<word>error|warning|note|accepted)(?P<rule>\[[a-z0-9-]+\]|:)"
    r"( (?P<impact>breaking|risky|compatible|cosmetic)(?=[ ,]))?"
)
_VERDICT = re.compile(r"(verdict: )(pass|fail|could-not-check)")
_ROW = re.compile(r"(pass|fail)(?=  )")
_LABEL = re.compile(r"( *)(base|head|at|before|after|also|reaches|proof|value|accepted|hint)(:? )")
_TITLE = re.compile(r"in .*")
# Values, which are copied, and rows: they stay one line, and a terminal that is too narrow wraps.
_WHOLE = re.compile(r" *(value:|before:|after:|\|)|[a-z-]+ {2}")
_NARROWEST = 60


def coloured(line: str) -> str:
    """A line of the text with its words in colour (ECMA-48, SGR)."""
    if found := _HEADLINE.match(line):
        return _headline(found) + line[found.end() :]
    if found := _VERDICT.match(line):
        word = found[1] + found[2]
        return _in(f"{_BOLD};{_COLOURS[found[2]]}", word) + line[found.end() :]
    if found := _LABEL.match(line):
        return f"{found[1]}{_in(_CYAN, found[2])}{line[found.end(2) :]}"
    if found := _ROW.match(line):
        return _in(_COLOURS[found[1]], found[1]) + line[found.end() :]
    return _in(_BOLD, line) if _TITLE.fullmatch(line) else line


def fitted(line: str, width: int) -> Iterator[str]:
    """The line in as many as a screen needs, the others further in than the first."""
    if len(line) <= width or width < _NARROWEST or _WHOLE.match(line):
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip()) + 4)
    yield from textwrap.wrap(
        line, width, subsequent_indent=indent, break_on_hyphens=False, drop_whitespace=True
    )


def _headline(found: re.Match[str]) -> str:
    word = _in(f"{_BOLD};{_COLOURS[found['word']]}", found["word"] + found["rule"])
    impact = f" {_in(_COLOURS[found['impact']], found['impact'])}" if found["impact"] else ""
    return f"{found['indent']}{word}{impact}"


def _in(colour: str, text: str) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m"
