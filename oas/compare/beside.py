"""Pure. What is said beside a `$ref`: since OpenAPI 3.1 it may have a summary and a description.

Everything else is compared through references, so nobody else sees it. It is looked for where both
documents refer to something at the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.space import Subject
from oas.document import SpecVersion
from oas.json_value import as_array
from oas.kinds import FIELDS, PATTERNED, REPLACEABLE, Kind, Shape
from oas.raw.walk import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.part import Part
    from oas.kinds import Field

_SAID = ("summary", "description")
_VERSION = SpecVersion.V3_2


def compare_beside(root: Part) -> None:
    """Note what is said beside references. In 3.0 it has no meaning."""
    if SpecVersion.V3_0 in {root.sides.base.version, root.sides.head.version}:
        return
    stack = [(Kind.OPENAPI, root)]
    while stack:
        kind, part = stack.pop()
        if is_same(part.base.value, part.head.value) or kind is Kind.SCHEMA:
            continue
        if part.base.has("$ref") and part.head.has("$ref") and kind in REPLACEABLE[_VERSION]:
            for key in _SAID:
                part.note_field(Subject.DOCUMENTATION, key)
        else:
            stack += reversed(list(_below(kind, part)))


def _below(kind: Kind, part: Part) -> Iterator[tuple[Kind, Part]]:
    fields = FIELDS[_VERSION][kind]
    for name in part.base.object:
        field = fields.get(name) or (None if name.startswith("x-") else fields.get(PATTERNED))
        if field is not None and part.head.has(name):
            yield from _in_field(field, part.child(name))


def _in_field(field: Field, part: Part) -> Iterator[tuple[Kind, Part]]:
    if field.shape is Shape.ONE:
        yield field.kind, part
    elif field.shape is Shape.MAP:
        for key in part.base.object:
            if part.head.has(key):
                yield field.kind, part.child(key)
    else:
        both = zip(as_array(part.base.value), as_array(part.head.value), strict=False)
        for index, _ in enumerate(both):
            yield field.kind, part.child(index)
