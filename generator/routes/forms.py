"""Pure. A multipart form becomes arguments, one a part; how the fields of any form are spelled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.routes.argument import Argument, Marker, Presence, argument
from generator.routes.media import MULTIPART
from generator.routes.parameters import read_default
from generator.routes.shown import ShownReader
from generator.routes.source import ANNOTATED, taken_apart
from generator.routes.wire import Kind, is_file, kinds, only_items
from generator.schema.types import Direction
from oas.json_value import JsonObject, as_object, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.api import Api
    from generator.schema.flat import Flat
    from generator.schema.flatten import Flattener
    from oas.document import Node
    from oas.json_value import Json
    from oas.operation import MediaType, RequestBody

UPLOAD = Expression("UploadFile", frozenset({("fastapi", "UploadFile")}))
UPLOADS = Expression("list[UploadFile]", UPLOAD.imports)
STYLE_WORDS = frozenset({"style", "explode", "allowReserved"})
FILE_WORDS = (
    "type", "format", "contentMediaType", "contentEncoding", "minLength", "maxLength", "description",
)  # fmt: skip
BINARY: JsonObject = {"type": "string", "format": "binary"}
COUNTS = ("minProperties", "maxProperties")


@dataclass(frozen=True, slots=True)
class Form:
    """The parts of a form; none where it is not a plain list of them, and why."""

    arguments: tuple[Argument, ...] = ()
    notes: tuple[Note, ...] = ()
    document: JsonObject | None = None


def styles(media: MediaType) -> dict[str, tuple[str, bool]]:
    """The style and explode of the fields whose encoding gives them (OAS 3.1, section 4.8.15)."""
    encodings = as_object(media.node.object.get("encoding"))
    found: dict[str, tuple[str, bool]] = {}
    for name, said in encodings.items():
        encoding = as_object(said)
        if not STYLE_WORDS.isdisjoint(encoding):
            style = text(encoding.get("style")) or "form"
            explode = encoding.get("explode")
            found[name] = (style, explode if isinstance(explode, bool) else style == "form")
    return found


@dataclass(frozen=True, slots=True)
class FormReader:
    """Reads the multipart forms of one contract."""

    api: Api
    flattener: Flattener

    def read(self, body: RequestBody, media: MediaType, claim: Callable[[str], str]) -> Form:
        """The parts of the form in `media`; `claim` gives each a free name."""
        if media.schema is None:
            return Form(notes=(_raw(media.node, "it has no schema"),))
        flat = self.flattener.flatten(media.schema)
        if flat.groups or not flat.properties:
            return Form(notes=(_raw(media.schema, "it is not one list of fields"),))
        arguments = tuple(
            self._part(
                nodes[0], _content_types(media, wire), (wire, claim(wire)),
                required=body.required and wire in flat.required,
            )
            for wire, nodes in flat.properties.items()
        )  # fmt: skip
        known = body.required and bool(flat.required)
        shown = ShownReader(self.api.document).body(
            body, read=[media], required=body.required and not known
        )
        document = _with_schema(shown.document, _whole(flat, body, media))
        return Form(arguments, (*_notes(media, flat), *shown.notes), document)

    def _part(
        self, node: Node, media_types: tuple[str, ...], names: tuple[str, str], *, required: bool
    ) -> Argument:
        wire, name = names
        wanted = self._file(node)
        presence = Presence(required)
        if wanted is None and not required:
            default, absent = read_default(self.api, node)
            presence = Presence(required=False, default=default, absent=absent)
        marker = Marker(
            "Part" if wanted is None else "File",
            "" if wire == name else wire,
            media_types,
            (
                ("nullable", (not required and Kind.NULL in kinds(self.flattener, node)) or None),
                ("schema", self._own_words(node) if wanted else None),
                ("description", text(node.object.get("description"))),
            ),
        )
        wanted = wanted or self.api.annotation(node, Direction.REQUEST)
        return argument(name, wanted, marker, presence)

    def _own_words(self, node: Node) -> JsonObject | None:
        """The schema of a file where it is not the usual one."""
        items = only_items(self.flattener.flatten(node))
        said = self.flattener.flatten(items or node).node.object
        found = {word: said[word] for word in FILE_WORDS if word in said}
        return None if found == BINARY else found

    def _file(self, node: Node) -> Expression | None:
        """The type of a part that is a file, or a list of them."""
        if is_file(self.flattener, node):
            return UPLOAD
        items = only_items(self.flattener.flatten(node))
        is_list = kinds(self.flattener, node) - {Kind.NULL} == {Kind.ARRAY}
        if not (is_list and items and is_file(self.flattener, items)):
            return None
        limits = taken_apart(self.api.annotation(node, Direction.REQUEST).text).arguments
        if not limits:
            return UPLOADS
        imports = UPLOADS.imports | {ANNOTATED, ("pydantic", "Field")}
        return Expression(f"Annotated[{UPLOADS.text}, Field({', '.join(limits)})]", imports)


def _content_types(media: MediaType, wire: str) -> tuple[str, ...]:
    """What `contentType` of an encoding says, which may be several in one text."""
    encoding = as_object(as_object(media.node.object.get("encoding")).get(wire))
    said = text(encoding.get("contentType"))
    return tuple(name.strip() for name in said.split(",") if name.strip())


def _whole(flat: Flat, body: RequestBody, media: MediaType) -> JsonObject:
    """What is said of the form as a whole; what each part must be, the parts say."""
    found: JsonObject = {}
    if flat.extra is False:
        # Beside the properties that FastAPI refers to, `additionalProperties` would not see them.
        found["unevaluatedProperties"] = False
    missing = [] if body.required else [name for name in flat.properties if name in flat.required]
    if missing:
        found["required"] = [*missing]
    if media.schema is not None and text(media.schema.object.get("description")):
        found["description"] = text(media.schema.object.get("description"))
    return found


def _with_schema(document: JsonObject | None, said: Mapping[str, Json]) -> JsonObject | None:
    if not said:
        return document
    found = document or {}
    content = as_object(found.get("content"))
    form = as_object(content.get(MULTIPART))
    return {**found, "content": {**content, MULTIPART: {**form, "schema": {**said}}}}


def _notes(media: MediaType, flat: Flat) -> list[Note]:
    found = []
    encodings = media.node.child("encoding")
    for name in encodings.object:
        encoding = encodings.child(name)
        if encoding.has("headers"):
            reason = "not enforced: the headers of a part; a file has them in `headers`"
            found.append(Note(encoding.child("headers").pointer, reason))
        if not STYLE_WORDS.isdisjoint(encoding.object):
            reason = "a style within a multipart form: the part is read by its type"
            found.append(Note(encoding.pointer, reason))
    pointer = flat.node.pointer
    found += [
        Note(pointer, f"not enforced: {word} of a form") for word in COUNTS if word in flat.limits
    ]
    if isinstance(flat.extra, tuple):
        found.append(Note(pointer, "not enforced: other parts than those declared"))
    return found


def _raw(node: Node, reason: str) -> Note:
    return Note(node.pointer, f"the form is handed over as it is: {reason}")
