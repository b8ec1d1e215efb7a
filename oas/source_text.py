"""Pure. A Source as text, and the places in it. UTF-8 and nothing else; a byte order mark is skipped.

An offset counts characters of `text_of(source)`; a place is line and column, both from 1.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, AnyStr, TypeAlias

from oas.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.document import Source

Place: TypeAlias = "tuple[int, int]"

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# A file that is binary or UTF-16 shows a NUL early; a contract never holds one.
_HEAD = 1024


def body(source: Source) -> bytes:
    """The bytes after a UTF-8 byte order mark (RFC 8259, section 8.1, allows to skip it)."""
    return source.data.removeprefix(codecs.BOM_UTF8)


def text_of(source: Source) -> str:
    """The text. Raises ContractError, with the offset of the byte, where it is not UTF-8."""
    refuse_other_encodings(source)
    data = body(source)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _not_utf8(source, data, error.start) from None


def refuse_other_encodings(source: Source) -> None:
    """Raise ContractError for what is plainly UTF-16 or binary; looks at the first bytes only."""
    data = body(source)
    if data.startswith(_UTF16_MARKS):
        raise _not_utf8(source, data, 0, "this looks like UTF-16: ")
    nul = data.find(b"\0", 0, _HEAD)
    if nul >= 0:
        raise _not_utf8(source, data, nul, "this looks like UTF-16 or a binary file: ")


def places(text: AnyStr, offsets: Iterable[int]) -> dict[int, Place]:
    """The place of each offset, in one pass over the lines before the last of them.

    In bytes, the columns are those of characters where only ASCII stands before them on their lines.
    """
    newline = "\n" if isinstance(text, str) else b"\n"
    found: dict[int, Place] = {}
    line, line_end, seen = 1, -1, 0
    for offset in sorted(set(offsets)):
        line += text.count(newline, seen, offset)
        # Looking further back for each would be quadratic in a file of one line.
        line_end = max(line_end, text.rfind(newline, seen, offset))
        seen = offset
        found[offset] = (line, offset - line_end)
    return found


def place(text: str, offset: int) -> Place:
    """The place of one offset."""
    return places(text, [offset])[offset]


def refusal(source: Source, message: str, *, offset: int, hint: str) -> ContractError:
    """A ContractError that points at `offset`."""
    line, column = place(text_of(source), offset)
    return ContractError(message, where=f"{source.name}:{line}:{column}", hint=hint)


def _not_utf8(source: Source, data: bytes, offset: int, guess: str = "") -> ContractError:
    line, column = place(text := data[:offset].decode(errors="replace"), len(text))
    return ContractError(
        f"{guess}byte 0x{data[offset]:02x} at offset {offset + len(source.data) - len(data)} "
        "cannot stand in a contract, which is UTF-8 text",
        where=f"{source.name}:{line}:{column}",
        hint="save the file as UTF-8, or give the path of the contract itself",
    )
