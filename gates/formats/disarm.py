"""Pure. Text that came from outside, for Markdown: it is read, and it does nothing.

GitHub and GitLab turn more than Markdown into something else: names into mentions, numbers and
addresses into links, dollars into formulas. A code span or a fence keeps all of them out; plain text
gets an invisible blank (U+200B, as an entity) where such a thing would begin.
"""

from __future__ import annotations

import re
from html import escape

from oas.show import printable

# Stands for the blank until the text is escaped: printable text has no such character.
_MARK, _BLANK = "\0", "&#8203;"
_PUNCTUATION = re.compile(r"([\\`*_\[\]|~])")
_LINE_START = re.compile(r"^([-+=#]|\d+[.)])")
_STARTS = re.compile(
    r"(?P<scheme>:)(?=//)|[@#!~%^$&](?=[\w\"])|(?i:www)(?=\.)|(?i:mailto|xmpp)(?=:)"
)
_TICKS = re.compile(r"`+")


def plain(text: str, longest: int = 1_000) -> str:
    """`text` as one run of words, with no mark-up, link or mention in it."""
    text = _broken(_cut(printable(" ".join(text.split())), longest))
    safe = escape(_PUNCTUATION.sub(r"\\\1", text), quote=False).replace("$", "&#36;")
    return _LINE_START.sub(_escaped_start, safe).replace(_MARK, _BLANK)


def in_html(text: str, longest: int = 1_000) -> str:
    """The same for the inside of an HTML element, where Markdown means nothing."""
    text = _broken(_cut(printable(text), longest))
    return escape(text).replace("$", "&#36;").replace(_MARK, _BLANK)


def code(text: str, longest: int = 300) -> str:
    """`text` as a code span, whatever back-ticks it holds (CommonMark 0.31, section 6.1)."""
    text = _cut(printable(text), longest) or " "
    fence = "`" * (_longest_run(text) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or text != text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def cell(text: str, longest: int = 200) -> str:
    """A code span in a table, whose bars would be columns even there (GFM, section 4.10)."""
    return code(text, longest).replace("|", "\\|")


def fenced(lines: list[str], language: str = "") -> list[str]:
    """A fenced block, whose fence is longer than any in it."""
    shown = [printable(line) for line in lines]
    fence = "`" * max(3, _longest_run("\n".join(shown)) + 1)
    return [f"{fence}{language}", *shown, fence]


def _escaped_start(found: re.Match[str]) -> str:
    """A line that begins like a list, a heading or an underline."""
    return f"{found[0][:-1]}\\{found[0][-1]}"


def _broken(text: str) -> str:
    return _STARTS.sub(lambda found: found[0] + _MARK, text)


def _longest_run(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"
