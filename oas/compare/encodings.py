"""Pure. How the parts of a form or a multipart body are written (OAS 3.1, section 4.8.15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order
from oas.compare.part import nearest
from oas.compare.space import Edit, Subject
from oas.json_value import as_array
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.part import Part
    from oas.document import Node

_FIELDS = ("contentType", "style", "explode", "allowReserved")
_FORM = "application/x-www-form-urlencoded"


def compare_encodings(part: Part, media_type: str) -> None:
    """Match the encodings of two Media Type Objects. Elsewhere than in forms they mean nothing."""
    if media_type != _FORM and not media_type.startswith("multipart/"):
        return
    there, here = dict(_named(part.base)), dict(_named(part.head))
    for name in in_order(there, here):
        old, new = there.get(name), here.get(name)
        below = part.at(
            old or nearest(part.base, "encoding"), new or nearest(part.head, "encoding")
        )
        if old and new:
            _compare_encoding(below, name)
        elif new and new.object:
            below.note(Subject.ENCODING, Edit.ADDED, name=name, after=new.value)
        elif old and old.object:
            below.note(Subject.ENCODING, Edit.REMOVED, name=name, before=old.value)


def _compare_encoding(part: Part, name: str) -> None:
    from oas.compare.headers import compare_headers  # whose content may have encodings again

    compare_fields(part, Kind.ENCODING)
    for key in _FIELDS:
        part.note_field(Subject.ENCODING, key, name=name)
    place = f"{part.use.place if part.use else ''} {name}"
    compare_headers(part.sent(part.direction, place))


def _named(top: Node) -> Iterator[tuple[str, Node]]:
    """Each encoding below a media type, with those inside it: by property, or by position (3.2)."""
    stack = [("", top)]
    while stack:
        prefix, node = stack.pop()
        for name, encoding in _inside(node):
            path = f"{prefix}{name}"
            yield path, encoding
            stack.append((f"{path} ", encoding))


def _inside(node: Node) -> Iterator[tuple[str, Node]]:
    by_property, by_position = node.child("encoding"), node.child("prefixEncoding")
    for name in by_property.object:
        yield name, by_property.child(name)
    for index in range(len(as_array(by_position.value))):
        yield f"item {index}", by_position.child(index)
    if node.has("itemEncoding"):
        yield "items", node.child("itemEncoding")
