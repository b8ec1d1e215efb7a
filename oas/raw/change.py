"""Pure. A Change: one difference between two Documents, with its place in both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json


class Kind(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A value that only one side has, or a leaf or array that is another one.

    The pointers are those of Document, so each can be looked up on its own side. The pointer of the
    side that lacks the value is None, and so is its value there.
    """

    kind: Kind
    pointer_before: str | None
    pointer_after: str | None
    before: Json = None
    after: Json = None

    @property
    def pointer(self) -> str:
        """Where it stands in the new document, or stood in the old one if it is gone."""
        return (self.pointer_before or "") if self.pointer_after is None else self.pointer_after
