"""Pure. Sites of two documents: which one is meant, and what it plainly allows."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from oas.document import LONGEST_REFERENCE_CHAIN, SpecVersion
from oas.json_value import text
from oas.normal.forms import is_said_of, is_simple
from oas.normal.schema import Objects, Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.direction import Direction
    from oas.document import Document, Node
    from oas.normal.normals import Normals
    from oas.normal.schema import Schema, Site

ALL_TYPES = frozenset(Type)


class Party(NamedTuple):
    """A Site and the document that it belongs to."""

    normals: Normals
    site: Site

    def below(self, site: Site) -> Party:
        """Another Site of the same document."""
        return Party(self.normals, site)

    def schema(self, direction: Direction) -> Schema:
        """Its normal form."""
        return self.normals.schema(self.site, direction)


def pointers(site: Site) -> tuple[str, ...]:
    """What tells it from the other Sites of its document."""
    return tuple(node.pointer for node in site)


def allows_all(schema: Schema) -> bool:
    """Whether it plainly allows every value, null apart. False may also mean: nobody knows."""
    return (
        schema.types == ALL_TYPES
        and schema.values is None
        and is_simple(schema)
        and not any(is_limited(schema, kind) for kind in Type)
    )


def is_limited(schema: Schema, kind: Type) -> bool:
    """Whether not all values of a type are allowed, as far as that is a matter of the type alone."""
    if kind is Type.OBJECT and schema.objects == Objects(ignored=schema.objects.ignored):
        return False
    return is_said_of(schema, kind)


def chain(document: Document, node: Node) -> Iterator[Node]:
    """The places that plain references lead through, from `node` to the last one."""
    for _ in range(LONGEST_REFERENCE_CHAIN):
        yield node
        reference = text(node.object.get("$ref"))
        if not reference or (len(node.object) > 1 and document.version is not SpecVersion.V3_0):
            return
        node = document.target(reference)


def placed(document: Document, schema: Schema, site: Site) -> Schema:
    """The same, where one that allows everything, and so has no places, has those it is read from."""
    if schema.site:
        return schema
    return replace(schema, site=tuple(deque(chain(document, node), 1).pop() for node in site))
