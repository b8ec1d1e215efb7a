"""Pure. The links of a response, as FastAPI writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.routes.metadata import server
from oas.json_value import as_object, text

if TYPE_CHECKING:
    from oas.document import Document, Node
    from oas.json_value import JsonObject

TEXTS = ("operationRef", "operationId", "description")


def links(document: Document, response: Node) -> JsonObject:
    """Link Objects by name (OAS 3.1, section 4.8.20); empty where there are none."""
    holder = response.child("links")
    return {name: _link(document.resolve(holder.child(name)).object) for name in holder.object}


def _link(link: JsonObject) -> JsonObject:
    found: JsonObject = {word: text(link[word]) for word in TEXTS if word in link}
    if as_object(link.get("parameters")):
        found["parameters"] = as_object(link.get("parameters"))
    if "requestBody" in link:
        found["requestBody"] = link["requestBody"]
    if as_object(link.get("server")):
        found["server"] = server(as_object(link.get("server")))
    return found
