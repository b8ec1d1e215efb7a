"""Pure. A JSON value on many lines, with those marked that a pointer names; bounded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from gates.formats.excerpt import CUT
from oas.pointer import split
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oas.json_value import Json

MOST_LINES, LONGEST_LINE = 120, 400
_INDENT = "  "


class Line(NamedTuple):
    """One printable line; `is_marked` where it belongs to what the pointer names."""

    text: str
    is_marked: bool = False


def pretty(value: Json, pointer: str | None = None) -> list[Line]:
    """The lines of a value; the last says how many are left out. An empty pointer marks nothing."""
    lines: list[Line] = []
    hidden = 0
    for line in _lines(value, split(pointer) if pointer else None):
        if len(lines) < MOST_LINES:
            lines.append(Line(_cut(printable(line.text)), line.is_marked))
        else:
            hidden += 1
    return [*lines, Line(f"{CUT} {hidden:,} more lines")] if hidden else lines


def _lines(
    value: Json, path: Sequence[str] | None, *, opening: str = "", closing: str = ""
) -> Iterator[Line]:
    """`path` are the keys that lead to the marked value from here: none at all marks this one."""
    is_marked = path is not None and not path
    members = list(_members(value))
    if not members:
        yield Line(f"{opening}{_scalar(value)}{closing}", is_marked)
        return
    start, end = "[]" if isinstance(value, list) else "{}"
    indent = opening[: len(opening) - len(opening.lstrip())]
    yield Line(opening + start, is_marked)
    for number, (key, name, member) in enumerate(members, 1):
        below = path[1:] if path and path[0] == key else () if is_marked else None
        comma = "," if number < len(members) else ""
        yield from _lines(member, below, opening=f"{indent}{_INDENT}{name}", closing=comma)
    yield Line(f"{indent}{end}{closing}", is_marked)


def _members(value: Json) -> Iterator[tuple[str, str, Json]]:
    """The key of each, how it is written before the value, and the value."""
    if isinstance(value, dict):
        yield from ((key, f"{_scalar(key)}: ", member) for key, member in value.items())
    elif isinstance(value, list):
        yield from ((str(index), "", member) for index, member in enumerate(value))


def _scalar(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + CUT
