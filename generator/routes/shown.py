"""Pure. What FastAPI's document is told of a body that FastAPI does not see, or not whole.

A schema that FastAPI makes from a type is never written here: what has the same one refers to it,
and of what has no type the contract's own words stand, without references.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.routes.examples import read_examples
from generator.routes.written import EndlessError, written
from oas.json_value import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.document import Document, Node
    from oas.json_value import Json, JsonObject
    from oas.operation import MediaType, RequestBody

ENCODING = ("contentType", "headers", "style", "explode", "allowReserved")


@dataclass(frozen=True, slots=True)
class Shown:
    """A Request Body Object as far as FastAPI does not say it; None for nothing."""

    document: JsonObject | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownReader:
    """Reads the bodies of one contract."""

    contract: Document

    def body(
        self,
        body: RequestBody,
        *,
        read: Iterable[MediaType] = (),
        others: Iterable[MediaType] = (),
        required: bool = False,
    ) -> Shown:
        """`read` are media types whose schema FastAPI knows, `others` those whose it does not.

        `required` says that FastAPI does not know it.
        """
        notes: list[Note] = []
        content: JsonObject = {}
        for media in read:
            if said := self._media(media, notes):
                content[media.name] = said
        for media in others:
            content[media.name] = {**self._schema(media, notes), **self._media(media, notes)}
        found: JsonObject = {"required": True} if required else {}
        if text(body.node.object.get("description")):
            found["description"] = text(body.node.object.get("description"))
        if content:
            found["content"] = content
        return Shown(found or None, tuple(notes))

    def _media(self, media: MediaType, notes: list[Note]) -> JsonObject:
        """The examples and the encodings of a media type."""
        examples = read_examples(self.contract, media.node)
        notes += examples.notes
        encodings = media.node.child("encoding")
        if not encodings.object:
            return examples.said
        found: JsonObject = {
            name: self._encoding(encodings.child(name)) for name in encodings.object
        }
        return {**examples.said, "encoding": found}

    def _encoding(self, node: Node) -> JsonObject:
        found: JsonObject = {word: node.object[word] for word in ENCODING if word in node.object}
        headers = node.child("headers")
        if headers.object:
            found["headers"] = {
                name: self._header(self.contract.resolve(headers.child(name)))
                for name in headers.object
            }
        return found

    def _header(self, node: Node) -> JsonObject:
        words = ("description", "required", "deprecated")
        found: JsonObject = {word: node.object[word] for word in words if word in node.object}
        if node.has("schema"):
            found["schema"] = self._written(node.child("schema"), [])
        return found

    def _schema(self, media: MediaType, notes: list[Note]) -> JsonObject:
        return {} if media.schema is None else {"schema": self._written(media.schema, notes)}

    def _written(self, schema: Node, notes: list[Note]) -> Json:
        """A schema without references, as OpenAPI 3.1 writes it."""
        try:
            return written(self.contract, schema)
        except EndlessError:
            notes.append(Note(schema.pointer, "FastAPI's document does not say it: it has no type"))
            return {}
