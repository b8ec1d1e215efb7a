"""Pure. What goes over the wire beside schemas, as prints: parameters, headers, bodies, responses.

Texts and examples do not count, and neither does what the specification gives by default: `style`,
`explode` and the flags that are false (OAS 3.1.1, sections 4.8.12 to 4.8.17).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import Node
from oas.json_value import JsonObject, as_array, as_object, text
from oas.operation import DEFAULT_STYLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.document import Document
    from oas.json_value import Json
    from oas.normal.prints import Prints

_FLAGS = ("allowReserved", "allowEmptyValue", "deprecated")


class Exchange:
    """The prints of a document's reusable objects, each made once however often it is used."""

    def __init__(self, document: Document, prints: Prints) -> None:
        self.document = document
        self.prints = prints
        self._known: dict[tuple[str, str], str] = {}
        self._ends: dict[str, Node] = {}

    def resolved(self, node: Node) -> Node:
        """What a node stands for, references followed."""
        value = node.value
        reference = value.get("$ref") if isinstance(value, dict) else None
        if not isinstance(reference, str):
            return node
        found = self._ends.get(reference)
        if found is None:
            found = self._ends[reference] = self.document.resolve(node)
        return found

    def parameter(self, node: Node) -> str:
        """The print of a Parameter Object that is resolved, but for its name."""
        return self._once("parameter", node, self._parameter)

    def headers(self, holder: Node) -> JsonObject:
        """The print of each header by its name, in which case does not count (RFC 9110, 5.1)."""
        found: JsonObject = {}
        for name in holder.object:
            node = self.resolved(holder.child(name))
            if name.lower() != "content-type":
                found[name.lower()] = self._once("header", node, self._header)
        return found

    def body(self, holder: Node) -> str:
        """The print of a Request Body Object, or of a reference to one."""
        return self._once("body", self.resolved(holder), self._body)

    def response(self, holder: Node, link: Callable[[Node], Json]) -> str:
        """The print of a Response Object, or of a reference to one."""

        def said(node: Node) -> JsonObject:
            links = node.child("links")
            return {
                "headers": self.headers(node.child("headers")),
                "content": self.content(node),
                "links": {name: link(self.resolved(links.child(name))) for name in links.object},
            }

        return self._once("response", self.resolved(holder), said)

    def content(self, node: Node) -> JsonObject:
        """The print of each entry of `content` by its media type."""
        holder = node.child("content")
        found: JsonObject = {}
        for name in holder.object:
            entry = self.resolved(holder.child(name))
            media_type = name.lower().replace(" ", "")
            found[media_type] = self._once("media type", entry, self._media_type)
        return found

    def _once(self, kind: str, node: Node, said: Callable[[Node], JsonObject]) -> str:
        key = (kind, node.pointer)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.prints.hashed(said(node))
        return found

    def _body(self, node: Node) -> JsonObject:
        return {"required": node.object.get("required") is True, "content": self.content(node)}

    def _parameter(self, node: Node) -> JsonObject:
        location = text(node.object.get("in"))
        required = node.object.get("required") is True or location == "path"
        return {"in": location, **self._serialized(node, location), "required": required}

    def _header(self, node: Node) -> JsonObject:
        required = node.object.get("required") is True
        return {**self._serialized(node, "header"), "required": required}

    def _serialized(self, node: Node, location: str) -> JsonObject:
        value = node.object
        style = text(value.get("style")) or DEFAULT_STYLE.get(location, "simple")
        return {
            "style": style,
            "explode": value.get("explode", style == "form"),
            "flags": [flag for flag in _FLAGS if value.get(flag) is True],
            "schema": self._schema(node, "schema"),
            "content": self.content(node),
        }

    def _schema(self, node: Node, keyword: str) -> Json:
        value = node.object
        if keyword not in value:
            return None
        return self.prints.of((Node(value[keyword], f"{node.pointer}/{keyword}"),))

    def _media_type(self, node: Node) -> JsonObject:
        value = node.object
        found: JsonObject = {"schema": self._schema(node, "schema")}
        if "itemSchema" in value:
            found["items"] = self._schema(node, "itemSchema")
        if any("ncoding" in name for name in value):
            found["encoding"] = self._encodings(node)
        return found

    def _encodings(self, node: Node) -> JsonObject:
        """The encodings that say more than the default, by property, position or for the rest."""
        named, placed = node.child("encoding"), node.child("prefixEncoding")
        said = {f"of {name}": self._encoding(named.child(name)) for name in named.object}
        for index in range(len(as_array(placed.value))):
            said[f"at {index}"] = self._encoding(placed.child(index))
        if node.has("itemEncoding"):
            said["rest"] = self._encoding(node.child("itemEncoding"))
        return {name: form for name, form in said.items() if form}

    def _encoding(self, node: Node) -> JsonObject:
        value = as_object(node.value)
        style = text(value.get("style")) or "form"
        found: JsonObject = {
            "type": text(value.get("contentType")).lower().replace(" ", ""),
            "style": "" if style == "form" else style,
            "explode": value.get("explode", style == "form") is not (style == "form"),
            "reserved": value.get("allowReserved") is True,
            "headers": self.headers(node.child("headers")),
            "inside": self._encodings(node),
        }
        return {name: form for name, form in found.items() if form}
