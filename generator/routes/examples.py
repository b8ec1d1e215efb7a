"""Pure. What FastAPI's document can be shown of the examples of a media type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.literal import literal
from generator.routes.metadata import is_url
from oas.json_value import text

if TYPE_CHECKING:
    from oas.document import Document, Node
    from oas.json_value import Json, JsonObject

# Code is to be read: what is longer stays in the contract, which is served beside it.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Examples:
    """The words `example` and `examples` as source: `"example": …`."""

    source: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    said: JsonObject = field(default_factory=dict)


def read_examples(document: Document, node: Node) -> Examples:
    """The examples of a Media Type Object."""
    if not (node.has("example") or node.has("examples")):
        return Examples()
    if node.has("example"):
        return _single(node.child("example"))
    holder = node.child("examples")
    found: dict[str, Json] = {}
    notes: list[Note] = []
    for name in holder.object:
        example = document.resolve(holder.child(name))
        said = _words(example.object)
        if said and len(literal(said)) <= LONGEST:
            found[name] = said
        else:
            notes.append(_left_out(holder.child(name)))
    shown: JsonObject = {"examples": found} if found else {}
    return Examples((f'"examples": {literal(found)}',) if found else (), tuple(notes), shown)


def _single(node: Node) -> Examples:
    source = literal(node.value)
    if len(source) > LONGEST:
        return Examples(notes=(_left_out(node),))
    return Examples((f'"example": {source}',), said={"example": node.value})


def _words(example: JsonObject) -> JsonObject:
    """An Example Object without what FastAPI refuses."""
    found: JsonObject = {
        word: text(example[word]) for word in ("summary", "description") if word in example
    }
    if "value" in example:
        return {**found, "value": example["value"]}
    url = text(example.get("externalValue"))
    return {**found, "externalValue": url} if is_url(url) else {}


def _left_out(node: Node) -> Note:
    return Note(
        node.pointer, "an example that FastAPI's document does not show: it is long or elsewhere"
    )
