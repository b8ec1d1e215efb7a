"""Pure. The examples of a parameter, a header or a media type: one that many share is one Change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.pairing import in_order, is_equal
from oas.compare.part import members
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from oas.compare.part import Part

EXAMPLES = "examples"


def compare_examples(part: Part) -> None:
    """Match examples by name, through references."""
    if not (part.base.has(EXAMPLES) or part.head.has(EXAMPLES)):
        return
    there = members(part.sides.base, part.base, EXAMPLES)
    here = members(part.sides.head, part.head, EXAMPLES)
    holders = part.child(EXAMPLES)
    for name in in_order(there, here):
        old, new = there.get(name), here.get(name)
        if old and new and is_equal(old.value, new.value):
            continue
        edit = Edit.CHANGED if old and new else Edit.ADDED if new else Edit.REMOVED
        before, after = old.value if old else None, new.value if new else None
        example = holders.at(old or holders.base, new or holders.head)
        example.note(Subject.DOCUMENTATION, edit, name=EXAMPLES, before=before, after=after)
