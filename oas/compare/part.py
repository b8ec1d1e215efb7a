"""Pure. A Part: the same part of both documents, and whom a difference in it concerns.

What compares parts is handed one and notes Changes through it, so no comparer knows where they go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.compare.change import Change, Effect, Slot, Use
from oas.compare.pairing import is_equal
from oas.compare.space import Edit, Subject
from oas.direction import Direction
from oas.document import Node

if TYPE_CHECKING:
    from oas.compare.options import Options
    from oas.compare.record import Record
    from oas.compare.schemas import SchemaComparison
    from oas.compare.untouched import Untouched
    from oas.document import Document
    from oas.json_value import Json
    from oas.normal.normals import Normals


@dataclass(frozen=True, slots=True)
class Sides:
    """Both documents, what is known of them, and where Changes are noted."""

    base: Document
    head: Document
    options: Options
    untouched: Untouched
    base_normals: Normals
    head_normals: Normals
    schemas: SchemaComparison
    record: Record


@dataclass(frozen=True, slots=True)
class Part:
    """Two objects that are each other's counterparts, in one operation.

    Where a side lacks the part, its node is the nearest object that would hold it.
    """

    sides: Sides
    base: Node
    head: Node
    use: Use | None = None
    direction: Direction = Direction.NONE

    @property
    def is_untouched(self) -> bool:
        """Whether there is nothing to find here. False may also mean: look closer."""
        return self.sides.untouched.is_untouched(self.base, self.head)

    def at(self, base: Node, head: Node) -> Part:
        """Two other objects, for the same use and direction."""
        return Part(self.sides, base, head, self.use, self.direction)

    def child(self, key: str | int) -> Part:
        """What stands at `key`; on a side without it, still the object that would hold it."""
        return self.at(nearest(self.base, key), nearest(self.head, key))

    def sent(self, direction: Direction, place: str) -> Part:
        """The same, as what `direction` says sends at a place of the operation."""
        operation = self.use.operation if self.use else ""
        return Part(self.sides, self.base, self.head, Use(operation, place), direction)

    def value(self, key: str) -> tuple[Json, Json]:
        """What both sides have at `key`, None where that is nothing."""
        return self.base.object.get(key), self.head.object.get(key)

    def note(  # noqa: PLR0913 (the fields of a Change)
        self,
        subject: Subject,
        edit: Edit,
        *,
        key: str = "",
        name: str = "",
        before: Json = None,
        after: Json = None,
        effect: Effect = Effect.NONE,
    ) -> None:
        """Note a Change of this object or, with `key`, of what it holds there."""
        place = self.child(key) if key else self
        self.sides.record.add(
            Change(
                subject,
                edit,
                self.direction,
                place.base.pointer,
                place.head.pointer,
                name=name,
                before=before,
                after=after,
                effect=effect,
                uses=(self.use,) if self.use else (),
            )
        )

    def note_value(
        self, subject: Subject, key: str, before: Json, after: Json, *, name: str | None = None
    ) -> None:
        """Note a Change where what `key` says, defaults filled in, is another value."""
        if before != after:
            name = key if name is None else name
            self.note(subject, Edit.CHANGED, key=key, name=name, before=before, after=after)

    def note_field(self, subject: Subject, key: str, *, name: str | None = None) -> None:
        """Note a Change where the field `key` came, went or is another value."""
        there, here = self.base.has(key), self.head.has(key)
        before, after = self.value(key)
        if (there or here) and not (there and here and is_equal(before, after)):
            edit = Edit.CHANGED if there and here else Edit.ADDED if here else Edit.REMOVED
            name = key if name is None else name
            self.note(subject, edit, key=key, name=name, before=before, after=after)

    def hold_values(self, base: Node | None, head: Node | None, *, is_text: bool = False) -> None:
        """Let the schemas of this place be compared. One that is not written allows everything."""
        there = base or Node({}, self.base.pointer)
        here = head or Node({}, self.head.pointer)
        if self.use is None or (base is None and head is None):
            return
        if not self.sides.untouched.is_untouched(there, here):
            self.sides.record.meet(self.use)
            self.sides.schemas.add(Slot(self.use, self.direction, there, here, is_text))


def nearest(node: Node, key: str | int) -> Node:
    """The node at `key`, or the one that would hold it."""
    below = node.child(key)
    is_there = node.has(str(key)) or (isinstance(node.value, list) and below.value is not None)
    return below if is_there else node


def members(document: Document, node: Node, key: str) -> dict[str, Node]:
    """What the map at `key` holds by name, references followed."""
    holder = node.child(key)
    return {name: document.resolve(holder.child(name)) for name in holder.object}
