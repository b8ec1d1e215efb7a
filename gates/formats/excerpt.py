"""Pure. A JSON value on one line: cut where it is long, with the place that matters kept and marked.

What it gives is printable; the renderer still escapes it for where it goes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from oas.pointer import split
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.json_value import Json

ROOM = 240
CUT = "…"
# What is left for the members beside the place, however deep that is; and the room of a key.
_LEAST, _KEY = 12, 80


class Excerpt(NamedTuple):
    """A value in three parts; `marked` is the place that matters, empty where that is all of it."""

    before: str
    marked: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The three as one, the place between » and «."""
        return f"{self.before}»{self.marked}«{self.after}" if self.marked else self.before


def excerpt(value: Json, pointer: str = "", *, room: int = ROOM) -> Excerpt:
    """About `room` characters of `value`, among them what `pointer` names, or its nearest holder."""
    steps = list(_steps(value, pointer))
    if not steps:
        return Excerpt(shortened(value, room))
    marked = shortened(_below(*steps[-1]), max(room // 2, _LEAST))
    before = after = ""
    for holder, token in reversed(steps):
        left = max(room - len(before) - len(marked) - len(after), _LEAST)
        opening, closing = _beside(holder, token, left // 2)
        before, after = opening + before, after + closing
    if len(before) > room:
        before = CUT + before[-room:]
    return Excerpt(before, marked, after if len(after) <= room else after[:room] + CUT)


def shortened(value: Json, room: int = ROOM) -> str:
    """`value` as JSON on one line of at most `room` characters, its end cut away."""
    text = printable(json.dumps(value, ensure_ascii=False))
    return text if len(text) <= room else text[: room - 1] + CUT


def _steps(value: Json, pointer: str) -> Iterator[tuple[Json, str]]:
    """Each holder and the key below it, as far as `pointer` leads somewhere."""
    for token in split(pointer):
        if not _holds(value, token):
            return
        yield value, token
        value = _below(value, token)


def _holds(value: Json, token: str) -> bool:
    if isinstance(value, list):
        return token.isdecimal() and len(token) <= _LEAST and int(token) < len(value)
    return isinstance(value, dict) and token in value


def _below(value: Json, token: str) -> Json:
    if isinstance(value, list):
        return value[int(token)]
    return value[token] if isinstance(value, dict) else None


def _beside(holder: Json, token: str, room: int) -> tuple[str, str]:
    """What stands before and after the member `token`, at most `room` characters on each side."""
    if isinstance(holder, list):
        index = int(token)
        before = _fitting(map(shortened, reversed(holder[:index])), room)
        return (
            f"[{_before(before)}",
            f"{_after(_fitting(map(shortened, holder[index + 1 :]), room))}]",
        )
    members = list(holder.items()) if isinstance(holder, dict) else []
    index = [name for name, _ in members].index(token)
    before = _fitting(map(_member, reversed(members[:index])), room)
    opening = f"{{{_before(before)}{shortened(token, _KEY)}: "
    return opening, f"{_after(_fitting(map(_member, members[index + 1 :]), room))}}}"


def _member(member: tuple[str, Json]) -> str:
    return f"{shortened(member[0], _KEY)}: {shortened(member[1])}"


def _fitting(nearest_first: Iterable[str], room: int) -> list[str]:
    """As many as fit; an ellipsis stands for the others."""
    kept: list[str] = []
    for text in nearest_first:
        room -= len(text)
        if room < 0:
            return [*kept, CUT]
        kept.append(text)
    return kept


def _before(nearest_first: list[str]) -> str:
    return "".join(f"{text}, " for text in reversed(nearest_first))


def _after(nearest_first: list[str]) -> str:
    return "".join(f", {text}" for text in nearest_first)
