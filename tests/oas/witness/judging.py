"""Finds a witness for an edit and judges it by a plain validator that knows nothing of ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import jsonschema_rs

from oas.compare.change import Change, Slot, Use
from oas.compare.space import Edit
from oas.direction import Direction
from oas.document import Source
from oas.loading import parse
from oas.normal.normals import Normals
from oas.witness.finder import Trail
from oas.witness.witnesses import Witnesses
from tests.oas.witness.edits import root

if TYPE_CHECKING:
    from oas.compare.change import Witness
    from oas.compare.space import Subject
    from oas.document import Document
    from oas.json_value import Json, JsonObject
    from tests.oas.witness.edits import Place

OLD, NEW = "3.0.3", "3.1.1"
USE = Use("POST /things", "request body application/json")


class Case(NamedTuple):
    """Two schemas of which the second one allows less, for whom, and how they are written."""

    wide: JsonObject
    narrow: JsonObject
    direction: Direction
    version: str = NEW

    def documents(self) -> tuple[Document, Document]:
        """Base and head: a request is narrowed, a response widened."""
        wide, narrow = document(self.wide, self.version), document(self.narrow, self.version)
        return (wide, narrow) if self.direction is Direction.REQUEST else (narrow, wide)

    def is_proved_by(self, value: Json) -> bool:
        """Whether the wide schema accepts the value and the narrow one refuses it."""
        return plainly(self.wide, value) and not plainly(self.narrow, value)


def document(schema: JsonObject, version: str = NEW, **components: Json) -> Document:
    whole: JsonObject = {
        "openapi": version,
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": {"Root": schema, **components}},
    }
    return parse(Source("openapi.json", json.dumps(whole).encode()))


def find(
    case: Case,
    subject: Subject,
    name: str = "",
    place: Place | None = None,
    *,
    is_text: bool = False,
) -> Witness | None:
    base, head = case.documents()
    trail = place.trail(base, head) if place else Trail()
    slot = Slot(USE, case.direction, root(base), root(head), is_text)
    edit = Edit.NARROWED if case.direction is Direction.REQUEST else Edit.WIDENED
    change = Change(subject, edit, case.direction, "", "", name=name)
    return Witnesses(Normals(base), Normals(head)).find(slot, trail, change)


def plainly(schema: JsonObject, value: Json) -> bool:
    whole = {"$ref": "#/components/schemas/Root", "components": {"schemas": {"Root": schema}}}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value)
