"""Pure. Whether something may or must be there: parameters, headers and request bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from oas.compare.lifecycle import lifecycle
from oas.compare.space import Edit

if TYPE_CHECKING:
    from oas.compare.part import Part
    from oas.compare.space import Subject
    from oas.document import Node


class Demanded(Protocol):
    """What may be required."""

    @property
    def required(self) -> bool:
        """Whether it must be there."""

    @property
    def node(self) -> Node:
        """Where it is written."""


def compare_presence(
    part: Part, subject: Subject, name: str, *, base: Demanded | None, head: Demanded | None
) -> None:
    """Note what came, went, or became required or optional.

    `before` of what went is what it said of its end.
    """
    if base and head:
        if base.required != head.required:
            edit = Edit.BECAME_REQUIRED if head.required else Edit.BECAME_OPTIONAL
            before, after = base.required, head.required
            part.note(subject, edit, key="required", name=name, before=before, after=after)
    elif head:
        part.note(subject, Edit.ADDED_REQUIRED if head.required else Edit.ADDED, name=name)
    elif base:
        edit = Edit.REMOVED_REQUIRED if base.required else Edit.REMOVED
        part.note(subject, edit, name=name, before=lifecycle(base.node))
