"""Pure. The headers of a response, or of a part of a multipart body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order
from oas.compare.part import members, nearest
from oas.compare.presence import compare_presence
from oas.compare.serialization import compare_serialization
from oas.compare.space import Subject
from oas.kinds import Kind
from oas.operation import header

if TYPE_CHECKING:
    from oas.compare.part import Part
    from oas.document import Document, Node
    from oas.operation import Parameter

# "If a response header is defined with the name Content-Type, it SHALL be ignored" (4.8.17).
_IGNORED = "content-type"


def compare_headers(part: Part, *, is_covered: bool = False) -> None:
    """Match the headers of two objects by name; case does not count.

    `is_covered`: as `compare_content` says.
    """
    there, here = _headers(part.sides.base, part.base), _headers(part.sides.head, part.head)
    for name in in_order(there, here):
        _compare_header(part, there.get(name), here.get(name), is_covered=is_covered)


def _headers(document: Document, holder: Node) -> dict[str, Parameter]:
    named = members(document, holder, "headers").items()
    return {n.lower(): header(document, n, node) for n, node in named if n.lower() != _IGNORED}


def _compare_header(
    part: Part, base: Parameter | None, head: Parameter | None, *, is_covered: bool
) -> None:
    known = head or base
    if known is None:
        return
    place = f"{part.use.place if part.use else ''} header {known.name}"
    below = part.sent(part.direction, place).at(
        base.node if base else nearest(part.base, "headers"),
        head.node if head else nearest(part.head, "headers"),
    )
    if base and head and below.is_untouched:
        return
    compare_presence(below, Subject.HEADER, known.name, base=base, head=head)
    if base and head:
        if not is_covered:
            compare_fields(below, Kind.HEADER)
        compare_serialization(below, base, head)
