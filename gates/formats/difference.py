"""Pure. Two JSON values line by line beside each other: which lines are in both, which in one."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from gates.formats.pretty import pretty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json


class Row(NamedTuple):
    """A line of either side; None where that side has none."""

    before: str | None
    after: str | None

    @property
    def is_equal(self) -> bool:
        """Whether nothing differs here, but the comma before a member that came or went."""
        if self.before is None or self.after is None:
            return False
        return _bare(self.before) == _bare(self.after)


def difference(before: Json, after: Json) -> list[Row]:
    """The rows of two values; None is no value at all."""
    left, right = _texts(before), _texts(after)
    # The lines are few and bounded, so that the search for equal ones is as well.
    matcher = SequenceMatcher(a=[*map(_bare, left)], b=[*map(_bare, right)], autojunk=False)
    rows: list[Row] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        here, there = left[start:end], right[other_start:other_end]
        pairs = zip(here, there, strict=True) if tag == "equal" else zip_longest(here, there)
        rows += [Row(*pair) for pair in pairs]
    return rows


def unified(rows: list[Row]) -> Iterator[str]:
    """The rows as lines of a diff: what went, then what came."""
    for is_equal, together in groupby(rows, key=lambda row: row.is_equal):
        same = list(together)
        if is_equal:
            yield from (f" {row.after}" for row in same)
        else:
            yield from (f"-{row.before}" for row in same if row.before is not None)
            yield from (f"+{row.after}" for row in same if row.after is not None)


def _bare(line: str) -> str:
    return line.rstrip(",")


def _texts(value: Json) -> list[str]:
    return [] if value is None else [line.text for line in pretty(value)]
