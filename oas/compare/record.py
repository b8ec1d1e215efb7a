"""Collects Changes: one edit is one Change, however many operations meet it, and in their order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.compare.change import Change, Use
    from oas.compare.space import Edit, Subject
    from oas.direction import Direction


class _Edited(NamedTuple):
    """What makes two Changes the same edit."""

    subject: Subject
    edit: Edit
    direction: Direction
    pointer_before: str
    pointer_after: str
    name: str


@dataclass(slots=True)
class _Entry:
    change: Change
    rank: int
    uses: dict[Use, None] = field(default_factory=dict)


class Record:
    """The Changes so far. What is met first comes first."""

    def __init__(self) -> None:
        self._entries: dict[_Edited, _Entry] = {}
        self._ranks: dict[Use, int] = {}
        self._met = 0

    def add(self, change: Change) -> None:
        """Note a Change, or that one more operation meets it."""
        edited = _Edited(
            change.subject,
            change.edit,
            change.direction,
            change.pointer_before,
            change.pointer_after,
            change.name,
        )
        entry = self._entries.get(edited)
        if entry is None:
            entry = self._entries[edited] = _Entry(change, self._next())
        entry.uses.update(dict.fromkeys(change.uses))

    def meet(self, use: Use) -> None:
        """Note where Changes belong that are found later for this use."""
        if use not in self._ranks:
            self._ranks[use] = self._next()

    def changes(self, later: Iterable[Change] = ()) -> tuple[Change, ...]:
        """All Changes, with those found `later` at the place of their first use."""
        ranked = [(e.rank, replace(e.change, uses=tuple(e.uses))) for e in self._entries.values()]
        ranked += [(self._rank(change), change) for change in later]
        return tuple(change for _, change in sorted(ranked, key=lambda item: item[0]))

    def _rank(self, change: Change) -> int:
        return min((self._ranks.get(use, self._met) for use in change.uses), default=self._met)

    def _next(self) -> int:
        self._met += 1
        return self._met
