"""Pure. Changes from the contract to FastAPI's document, put together: one Loss for each place.

A component that a hundred operations use is written out a hundred times by FastAPI, and is lost once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from gates.round_trip.insisted import is_insisted, is_made_up
from gates.round_trip.rules import ADDED, CHANGED, INSISTED, LOST, NOTED, WORDS
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.artifact import Note
    from oas.compare.change import Change

    Key: TypeAlias = tuple[Subject, Edit, str, str]

# What speaks to people only, or to programs that know an extension.
_WORDS = frozenset(
    {
        *(Subject.DOCUMENTATION, Subject.EXTENSION, Subject.EXTENSIBLE_ENUM, Subject.INFO),
        *(Subject.EXTENSIBLE_ENUM_VALUE, Subject.TAG, Subject.SUNSET, Subject.STABILITY),
        *(Subject.UNKNOWN_FIELD, Subject.PATH_PARAMETER_NAME),
    }
)
# Notes on values that the models cannot check: a document can say what no code checks.
_NOT_ENFORCED = "not enforced: "


@dataclass(frozen=True, slots=True)
class Loss:
    """What happened to one thing at one place of the contract: its Changes, which differ in their use.

    `note` is why the build says that it does not express it, empty where it says nothing.
    """

    changes: tuple[Change, ...]
    note: str = ""

    @property
    def change(self) -> Change:
        """The first of them."""
        return self.changes[0]

    @property
    def rule(self) -> str:
        """The rule that it falls under."""
        subject, edit = self.change.subject, self.change.edit
        if is_insisted(self.change):
            return INSISTED
        if self.note:
            return NOTED
        if subject in _WORDS:
            return WORDS
        if edit in {Edit.ADDED, Edit.ADDED_REQUIRED}:
            return ADDED
        return LOST if self.change.is_gone else CHANGED

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations that it reaches, in their order."""
        return tuple(dict.fromkeys(u.operation for c in self.changes for u in c.uses))

    @property
    def places(self) -> tuple[str, ...]:
        """Where in them: `response 200 application/json`."""
        return tuple(dict.fromkeys(u.place for c in self.changes for u in c.uses if u.place))


def losses(changes: Iterable[Change], notes: Sequence[Note]) -> list[Loss]:
    """The Losses, in the order in which they were met."""
    found: dict[Key, list[Change]] = {}
    for change in changes:
        pointer = "" if is_made_up(change) else change.pointer_before
        key = change.subject, change.edit, pointer, change.name
        found.setdefault(key, []).append(change)
    known = {note.pointer: note.reason for note in notes}
    return [Loss(tuple(same), _noted(same[0], known)) for same in found.values()]


def _noted(change: Change, notes: Mapping[str, str]) -> str:
    """The reason of the note at its place or above; a note on values speaks of its own place only."""
    if change.edit in {Edit.ADDED, Edit.ADDED_REQUIRED}:
        return ""
    pointer = change.pointer_before
    if pointer in notes:
        return notes[pointer]
    while pointer:
        pointer = pointer.rpartition("/")[0]
        if pointer in notes and not notes[pointer].startswith(_NOT_ENFORCED):
            return notes[pointer]
    return ""
