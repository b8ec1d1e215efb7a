"""Two schemas, put into the same place of two real contracts, and what the comparison says of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.compare.change import Slot, Use
from oas.compare.options import Options
from oas.compare.schemas import SchemaComparison
from oas.direction import Direction
from oas.document import Source
from oas.loading import parse
from oas.normal.normals import Normals
from oas.witness.witnesses import Witnesses

if TYPE_CHECKING:
    from oas.compare.change import Change
    from oas.document import Document
    from oas.json_value import Json, JsonObject

REQUEST, RESPONSE = Direction.REQUEST, Direction.RESPONSE
USE = Use("POST /things", "body application/json")


def document(
    schema: Json, components: JsonObject | None = None, *, version: str = "3.1.1"
) -> Document:
    """A contract whose only operation takes and gives what `schema` says."""
    content: JsonObject = {"application/json": {"schema": schema}}
    operation: JsonObject = {
        "requestBody": {"content": content},
        "responses": {"200": {"description": "Done", "content": content}},
    }
    whole: JsonObject = {
        "openapi": version,
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {"/things": {"post": operation}},
        "components": {"schemas": components or {}},
    }
    return parse(Source("things.json", json.dumps(whole).encode()))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A base and a head schema, each with its components."""

    base: Json
    head: Json
    components: JsonObject = field(default_factory=dict)
    new_components: JsonObject | None = None
    version: str = "3.1.1"
    new_version: str = ""

    def changes(self, direction: Direction, *, options: Options | None = None) -> list[Change]:
        """Every Change, for one direction, with witnesses from the real finder."""
        base = document(self.base, self.components, version=self.version)
        new = self.components if self.new_components is None else self.new_components
        head = document(self.head, new, version=self.new_version or self.version)
        return compared(base, head, direction, options=options)

    def told(self, direction: Direction = REQUEST) -> list[tuple[str, str, str]]:
        """Subject, edit and effect of each Change."""
        return [(c.subject.value, c.edit.value, c.effect.value) for c in self.changes(direction)]


def compared(
    base: Document, head: Document, direction: Direction, *, options: Options | None = None
) -> list[Change]:
    """The Changes of the only place that each document has for this direction."""
    there, here = Normals(base), Normals(head)
    comparison = SchemaComparison(there, here, options or Options(), Witnesses(there, here))
    place = "requestBody" if direction is REQUEST else "responses/200"
    pointer = f"/paths/~1things/post/{place}/content/application~1json/schema"
    comparison.add(Slot(USE, direction, base.node(pointer), head.node(pointer)))
    return list(comparison.changes())
