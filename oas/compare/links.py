"""Pure. The links of a response: which operation its values lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.fields import compare_fields
from oas.compare.pairing import in_order
from oas.compare.part import members
from oas.compare.space import Edit, Subject
from oas.kinds import Kind

if TYPE_CHECKING:
    from oas.compare.part import Part

_FIELDS = ("operationRef", "operationId", "parameters", "requestBody", "server")


def compare_links(part: Part) -> None:
    """Match the links of two Response Objects by name."""
    holders = part.child("links")
    there, here = (
        members(part.sides.base, part.base, "links"),
        members(part.sides.head, part.head, "links"),
    )
    for name in in_order(there, here):
        old, new = there.get(name), here.get(name)
        link = holders.at(old or holders.base, new or holders.head)
        if old and new:
            compare_fields(link, Kind.LINK)
            for key in _FIELDS:
                link.note_field(Subject.LINK, key, name=name)
        else:
            edit = Edit.ADDED if new else Edit.REMOVED
            link.note(Subject.LINK, edit, name=name)
