"""Pure. What kinds of value a schema lets pass, as far as a URL, a header or a form must know."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from generator.schema.inference import types_of

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.flatten import Flattener
    from oas.document import Node

DEEPEST = 20


class Kind(StrEnum):
    """How a value is carried. ANY is a schema that restricts nothing."""

    SCALAR = "scalar"
    NULL = "null"
    ARRAY = "array"
    OBJECT = "object"
    ANY = "any"


KINDS = {"array": Kind.ARRAY, "object": Kind.OBJECT, "null": Kind.NULL}
BINARY_FORMATS = frozenset({"binary", "byte"})


def kinds(flattener: Flattener, node: Node, depth: int = 0) -> frozenset[Kind]:
    """The kinds of value that the schema lets pass, through its references and branches."""
    flat = flattener.flatten(node)
    types = types_of(flat)
    if types:
        return frozenset(KINDS.get(name, Kind.SCALAR) for name in types)
    members = [member for group in flat.groups for member in group.members]
    if members and depth < DEEPEST:
        return frozenset().union(*(kinds(flattener, member, depth + 1) for member in members))
    if flat.values is not None:
        return frozenset(_of_value(value) for value in flat.values)
    return frozenset({Kind.ANY})


def is_file(flattener: Flattener, node: Node) -> bool:
    """Whether a property of a multipart form is a file (OAS 3.0, 4.7.14.2; 3.1, 4.8.14.3)."""
    said = {**flattener.flatten(node).node.object, **_resolved(flattener, node)}
    if said.get("format") in BINARY_FORMATS:
        return True
    return "contentMediaType" in said or "contentEncoding" in said


def only_items(flat: Flat) -> Node | None:
    """The schema of an array's items, where it is a single one."""
    return flat.items[0] if len(flat.items) == 1 else None


def _resolved(flattener: Flattener, node: Node) -> dict[str, object]:
    return dict(flattener.document.resolve(node).object)


def _of_value(value: object) -> Kind:
    if value is None:
        return Kind.NULL
    if isinstance(value, dict):
        return Kind.OBJECT
    return Kind.ARRAY if isinstance(value, list) else Kind.SCALAR
