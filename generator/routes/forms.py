"""Pure. A form becomes arguments, one a field: files as UploadFile, objects as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.routes.argument import Argument, Marker, argument
from generator.routes.media import bare
from generator.routes.wire import Kind, is_file, kinds, lists_other_than_text, only_items
from generator.schema.attributes import default_source
from generator.schema.types import Direction
from oas.json_value import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.api import Api
    from generator.schema.flatten import Flattener
    from oas.document import Node
    from oas.operation import MediaType

MULTIPART = "multipart/form-data"
UPLOAD = Expression("UploadFile", frozenset({("fastapi", "UploadFile")}))
JSON = ("pydantic", "Json")
STRING = Expression("str")
SIMPLE = frozenset({Kind.SCALAR, Kind.NULL})


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form; none where it is not a plain list of them, and why."""

    arguments: tuple[Argument, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Field:
    wire: str
    name: str
    node: Node
    required: bool
    media_type: str


@dataclass(frozen=True, slots=True)
class FormReader:
    """Reads the forms of one contract."""

    api: Api
    flattener: Flattener

    def read(self, media: MediaType, claim: Callable[[str], str], *, required: bool) -> Form:
        """The fields of the form in `media`; `claim` gives each a free name."""
        if media.schema is None:
            return Form(notes=(_raw(media.node, "it has no schema"),))
        flat = self.flattener.flatten(media.schema)
        if flat.groups or not flat.properties:
            return Form(notes=(_raw(media.schema, "it is not one list of fields"),))
        arguments, notes = [], []
        # FastAPI takes a form for urlencoded unless it has a file or says otherwise.
        files = any(self._is_files(nodes[0]) for nodes in flat.properties.values())
        said = "" if files or bare(media.name) != MULTIPART else MULTIPART
        for wire, nodes in flat.properties.items():
            needed = required and wire in flat.required
            field = _Field(wire, claim(wire), nodes[0], needed, said)
            made, note = self._field(media, field)
            arguments.append(made)
            notes += [note] if note else []
        if media.node.has("encoding"):
            pointer = media.node.child("encoding").pointer
            notes.append(Note(pointer, "the content type of a part is not checked"))
        if flat.extra is False:
            notes.append(Note(media.schema.pointer, "unknown fields of the form are not refused"))
        return Form(tuple(arguments), tuple(notes))

    def _field(self, media: MediaType, field: _Field) -> tuple[Argument, Note | None]:
        node = field.node
        wanted, word, reason = self._type(media, node)
        listed = not reason and lists_other_than_text(self.flattener, node)
        imports = frozenset({("pydantic", "BeforeValidator"), ("..", "parameters")})
        validator = Expression("BeforeValidator(parameters.literal)", imports)
        marker = Marker(
            word,
            alias="" if field.wire == field.name else field.wire,
            description=text(node.object.get("description")),
            media_type=field.media_type,
            validators=(validator,) if listed else (),
        )
        default = "" if reason else default_source(self.flattener.flatten(node), (node,))
        default = "" if default == "None" else default
        made = argument(field.name, wanted, marker, required=field.required, default=default)
        return made, Note(node.pointer, f"served untyped: {reason}") if reason else None

    def _type(self, media: MediaType, node: Node) -> tuple[Expression, str, str]:
        """The type of a field, the word for it, and why it is mere text where it is."""
        multipart = bare(media.name) == MULTIPART
        found = kinds(self.flattener, node)
        items = only_items(self.flattener.flatten(node))
        if multipart and is_file(self.flattener, node):
            return UPLOAD, "File", ""
        if multipart and found - {Kind.NULL} == {Kind.ARRAY} and items is not None:
            if is_file(self.flattener, items):
                return Expression("list[UploadFile]", UPLOAD.imports), "File", ""
            if not kinds(self.flattener, items) <= SIMPLE:
                each = _json(self.api.annotation(items, Direction.REQUEST))
                return Expression(f"list[{each.text}]", each.imports), "Form", ""
        if found <= SIMPLE or (found <= SIMPLE | {Kind.ARRAY} and self._is_plain(items)):
            return self.api.annotation(node, Direction.REQUEST), "Form", ""
        if multipart and Kind.ANY not in found:
            return _json(self.api.annotation(node, Direction.REQUEST)), "Form", ""
        reason = "" if found == {Kind.ANY} else "a field that is no single value"
        return STRING, "Form", reason

    def _is_files(self, node: Node) -> bool:
        items = only_items(self.flattener.flatten(node))
        return is_file(self.flattener, node) or (
            items is not None and is_file(self.flattener, items)
        )

    def _is_plain(self, items: Node | None) -> bool:
        return items is not None and kinds(self.flattener, items) <= SIMPLE


def _json(wanted: Expression) -> Expression:
    """A part of a multipart form that holds JSON (OAS 3.1, section 4.8.14.4)."""
    return Expression(f"Json[{wanted.text}]", wanted.imports | {JSON})


def _raw(node: Node, reason: str) -> Note:
    return Note(node.pointer, f"the form is handed over as it is: {reason}")
