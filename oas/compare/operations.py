"""Pure. The operations of two path items: which came and went, and what each says, takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from oas.compare.bodies import compare_request_body
from oas.compare.call import Call
from oas.compare.change import Use
from oas.compare.fields import compare_fields
from oas.compare.lifecycle import lifecycle
from oas.compare.pairing import in_order
from oas.compare.parameters import compare_parameters
from oas.compare.paths import read_operations
from oas.compare.responses import compare_responses
from oas.compare.space import Edit, Subject
from oas.document import Node
from oas.json_value import strings
from oas.kinds import Kind
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.call import Family
    from oas.compare.part import Part
    from oas.compare.paths import PathPair


@dataclass(frozen=True, slots=True)
class Items:
    """Two Path Item Objects, resolved, and how the operations in them are called.

    A side that has none is, in `part`, at what would hold it. `title` stands before the method;
    without one the path stands after it.
    """

    part: Part
    paths: PathPair
    family: Family
    title: str = ""

    @property
    def is_untouched(self) -> bool:
        """Whether nothing in them changed, nor how they are called."""
        return self.paths.base == self.paths.head and self.part.is_untouched

    def use(self, method: str, path: str) -> Use:
        """The use of one of the operations."""
        return Use(f"{self.title} {method}" if self.title else f"{method} {path}", "")


def matched_calls(items: Items) -> Iterator[Call]:
    """The operations that both sides have; notes those that came or went."""
    part, base, head = items.part, items.paths.base, items.paths.head
    there = {} if base is None else read_operations(part.sides.base, base, part.base)
    here = {} if head is None else read_operations(part.sides.head, head, part.head)
    for method in in_order(there, here):
        old, new = there.get(method), here.get(method)
        known = new or old
        if known is None:
            continue
        below = part.at(old.node if old else part.base, new.node if new else part.head)
        below = replace(below, use=items.use(method, known.path))
        if old and new:
            yield Call(below, items.family, old, new, items.paths.renamed)
        elif new:
            _note(below, items, Edit.ADDED)
        else:
            _note(below, items, Edit.REMOVED)


def _note(part: Part, items: Items, edit: Edit) -> None:
    before = lifecycle(part.base) if edit is Edit.REMOVED else None
    name = part.use.operation if part.use else ""
    part.note(items.family.subject, edit, name=name, before=before)


def compare_call(call: Call) -> None:
    """Compare what an operation says, takes and gives; its security, servers and callbacks apart."""
    _compare_path_item(call)
    compare_parameters(call)
    if call.part.is_untouched:
        return
    compare_fields(call.part, Kind.OPERATION)
    call.part.note_field(Subject.OPERATION_ID, "operationId")
    _compare_tags(call.part)
    compare_request_body(call)
    compare_responses(call)


def _compare_path_item(call: Call) -> None:
    compare_fields(call.part.at(call.base.path_item, call.head.path_item), Kind.PATH_ITEM)
    for before, after in call.renamed.items():
        if before != after:
            part = call.part.at(_path(call.base.path), _path(call.head.path))
            subject = Subject.PATH_PARAMETER_NAME
            part.note(subject, Edit.CHANGED, name=before, before=before, after=after)


def _path(path: str) -> Node:
    return Node(None, join("/paths", path))


def _compare_tags(part: Part) -> None:
    before, after = (dict.fromkeys(strings(value)) for value in part.value("tags"))
    for tag in in_order(before, after):
        if tag not in before:
            part.note(Subject.OPERATION_TAG, Edit.ADDED, key="tags", name=tag, after=tag)
        elif tag not in after:
            part.note(Subject.OPERATION_TAG, Edit.REMOVED, key="tags", name=tag, before=tag)
