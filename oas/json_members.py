"""Pure. Walks the members of a JSON text with their offsets, passing over what nobody wants.

For messages only: it trusts that the text was read by `oas.strict_json` and judges nothing.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

State = TypeVar("State")

_BLANK = re.compile(r"[ \t\r\n]*")
_BETWEEN = re.compile(r"[ \t\r\n,]*")
_COLON = re.compile(r"[ \t\r\n]*:[ \t\r\n]*")


def walk(text: str, root: State, enter: Callable[[State, str, int], State | None]) -> Iterator[int]:
    """Call `enter(state of the container, key or index, offset)` for each member; yields offsets.

    What it returns is the state of the member's own members; None passes over them at the speed of
    the standard library's scanner. The first offset yielded is the whole value's. Iterative: depth
    costs no stack. Stop iterating as soon as all that is wanted was found.
    """
    # `bool` for each object: what is passed over is not kept in memory.
    scan = json.JSONDecoder(object_pairs_hook=bool, strict=False).raw_decode
    at = _end(_BLANK, text, 0)
    yield at
    stack: list[tuple[State, int]] = []
    child: State | None = root
    while True:
        if child is not None and text[at] in "{[":
            stack.append((child, 0 if text[at] == "[" else -1))
            at += 1
        else:
            at = scan(text, at)[1]
        while stack and text[at := _end(_BETWEEN, text, at)] in "}]":
            stack.pop()
            at += 1
        if not stack:
            return
        state, index = stack[-1]
        offset = at
        if index < 0:
            key, at = scan(text, at)
            at = _end(_COLON, text, at)
        else:
            key = str(index)
            stack[-1] = (state, index + 1)
        child = enter(state, key, offset)
        yield offset


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
