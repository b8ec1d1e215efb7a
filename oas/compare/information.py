"""Pure. What a document says of itself: its language, `info`, its tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order
from oas.compare.space import Edit, Subject
from oas.json_value import as_array, text
from oas.kinds import Kind

if TYPE_CHECKING:
    from oas.compare.part import Part
    from oas.document import Node

_LANGUAGE = ("openapi", "$self", "jsonSchemaDialect")
_INFO = ("title", "termsOfService", "contact", "license")


def compare_information(root: Part) -> None:
    """Compare what is said of the contract as a whole, but its version: that is the gate's affair."""
    for key in _LANGUAGE:
        root.note_value(Subject.SPECIFICATION, key, *root.value(key))
    compare_fields(root, Kind.OPENAPI)
    info = root.child("info")
    compare_fields(info, Kind.INFO)
    for key in _INFO:
        info.note_field(Subject.INFO, key)


def compare_tags(root: Part) -> None:
    """Match the tags of both documents by name. Their order is a matter of layout."""
    there, here = _tags(root.base), _tags(root.head)
    holders = root.child("tags")
    for name in in_order(there, here):
        old, new = there.get(name), here.get(name)
        part = holders.at(old or holders.base, new or holders.head)
        if old and new:
            compare_fields(part, Kind.TAG)
            for key in ("parent", "kind"):
                part.note_field(Subject.TAG, key, name=name)
        else:
            part.note(Subject.TAG, Edit.ADDED if new else Edit.REMOVED, name=name)


def _tags(root: Node) -> dict[str, Node]:
    holder = root.child("tags")
    nodes = [holder.child(index) for index in range(len(as_array(holder.value)))]
    return {text(node.object.get("name")): node for node in nodes}
