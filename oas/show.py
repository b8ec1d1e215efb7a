"""Pure. How text that came from outside is shown to a person: printable, quoted, cut."""

from __future__ import annotations

LONGEST = 200
LONGEST_PLACE = 1_000


def printable(text: str) -> str:
    """`text` on one line with every character that is not printable escaped (ESC, bidi, newlines)."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escape(c) for c in text)


def place(pointer: str) -> str:
    """`pointer` as a message shows it: printable, and cut where nobody would read it any more."""
    text = printable(pointer)
    return text if len(text) <= LONGEST_PLACE else text[: LONGEST_PLACE - 1] + "…"


def show(value: object) -> str:
    """`value` quoted for a message: printable characters only, at most 200 of them."""
    text = printable(str(value))
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    return f"'{text}'"


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{{{code:x}}}"  # noqa: PLR2004 (one byte)
