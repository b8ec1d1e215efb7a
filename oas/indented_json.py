"""Pure. JSON laid out as most tools write it: two spaces a level, a member or an item a line.

In such a file a line's indentation tells what it belongs to, so a member is found by searching for
its line instead of reading all that stands before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import orjson

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from oas.json_value import Json

_BLANKS = b" \t\r\n"
_MOST_BLANKS = 64


def written(value: Json) -> bytes | None:
    """`value` in this layout; None where it holds what orjson does not write."""
    try:
        return orjson.dumps(value, option=orjson.OPT_INDENT_2)
    except TypeError:  # nested too deeply, or an integer of more than 64 bits
        return None


def is_written_back(data: bytes, written: bytes | None) -> bool:
    """Whether `data` is `written`, blanks at the end apart."""
    if written is None or not data.startswith(written):
        return False
    rest = data[len(written) :]
    return len(rest) <= _MOST_BLANKS and not rest.strip(_BLANKS)


def members(
    data: bytes, value: Json, wanted: Container[str], *, start: int, depth: int
) -> Iterator[tuple[str, Json, int]]:
    """The members of the container `value` whose keys or indices are wanted, and their offsets.

    `data` has this layout; the container begins at `start`, or on that line, and its members stand
    `depth` levels deep.
    """
    line = b"\n" + b"  " * depth
    if isinstance(value, dict):
        for key in [key for key in value if key in wanted]:
            start = data.index(line + orjson.dumps(key) + b":", start)
            yield key, value[key], start + len(line)
    elif isinstance(value, list):
        begins = re.compile(re.escape(line) + rb"[^ \]}]")
        found_all = begins.finditer(data, start)  # those of other arrays follow
        for index, (item, found) in enumerate(zip(value, found_all, strict=False)):
            if str(index) in wanted:
                yield str(index), item, found.start() + len(line)
