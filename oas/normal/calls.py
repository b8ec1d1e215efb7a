"""Pure. The operations of a document as prints: all that a client and a server can observe of them.

A path is its template, in which the names of parameters do not count; those are known by their
places. Operations are told by method and path, so operationId is a name like others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.canonical import DATA, canonical, canonical_bytes
from oas.document import Node
from oas.json_value import Json, JsonObject, as_array, text
from oas.operation import METHODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.document import Document
    from oas.normal.authorisation import Authorisation
    from oas.normal.exchange import Exchange

_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_UNREAD_HEADERS = frozenset({"accept", "content-type", "authorization"})
# Callbacks of callbacks: nobody writes more, but a ring of references may.
DEEPEST = 8


class Calls:
    """Prints operations, those of callbacks and webhooks too."""

    def __init__(
        self, document: Document, exchange: Exchange, authorisation: Authorisation
    ) -> None:
        self.document = document
        self.exchange = exchange
        self.authorisation = authorisation
        self._operations: dict[str, str] | None = None

    def paths(self) -> JsonObject:
        """The prints of the operations of each path template."""
        return self._items(Node(self.document.root.get("paths"), "/paths"), slashed=True)

    def webhooks(self) -> JsonObject:
        """The prints of the operations of each webhook."""
        return self._items(Node(self.document.root.get("webhooks"), "/webhooks"), slashed=False)

    def _items(self, holder: Node, *, slashed: bool, depth: int = 0) -> JsonObject:
        found: dict[str, list[Json]] = {}
        for path in holder.object:
            if path.startswith("/") if slashed else not path.startswith("x-"):
                item = self.exchange.resolved(holder.child(path))
                template = _TEMPLATE.sub("{}", path) if slashed else path
                names = _TEMPLATE.findall(path) if slashed else []
                calls = found.setdefault(template, [])
                for method, node in methods(item):
                    calls.append([method, self._call(node, item, names, depth)])
        return {
            template: sorted(calls, key=canonical_bytes)
            for template, calls in found.items()
            if calls
        }

    def _call(self, node: Node, item: Node, names: list[str], depth: int) -> str:
        value = node.object
        responses = node.child("responses")
        said: JsonObject = {
            "parameters": self._parameters(node, item, names),
            "body": self.exchange.body(node.child("requestBody"))
            if "requestBody" in value
            else None,
            "responses": {
                status.upper(): self.exchange.response(responses.child(status), self._link)
                for status in responses.object
                if not status.startswith("x-")
            },
            "security": self.authorisation.security(value),
            "servers": self.authorisation.servers(value, item.object),
            "deprecated": value.get("deprecated") is True,
        }
        if "callbacks" in value:
            said["callbacks"] = self._callbacks(node.child("callbacks"), depth + 1)
        return self.exchange.prints.hashed(said)

    def _parameters(self, node: Node, item: Node, names: list[str]) -> list[Json]:
        """Those of the operation, and those of its path that it does not give itself."""
        found: dict[tuple[str, str], Json] = {}
        for owner in (node, item):
            holder = owner.child("parameters")
            for index in range(len(as_array(holder.value))):
                parameter = self.exchange.resolved(holder.child(index))
                key = text(parameter.object.get("in")), text(parameter.object.get("name"))
                if key not in found and not _is_unread(*key):
                    name = _known_as(*key, names)
                    found[key] = [name, self.exchange.parameter(parameter)]
        return sorted(found.values(), key=canonical_bytes)

    def _callbacks(self, holder: Node, depth: int) -> Json:
        if depth > DEEPEST:
            return canonical(holder.value, DATA)
        return {
            name: self._items(
                self.exchange.resolved(holder.child(name)), slashed=False, depth=depth
            )
            for name in holder.object
            if not name.startswith("x-")
        }

    def _link(self, node: Node) -> Json:
        """A Link Object; the operation that it names is told by its method and path."""
        value = node.object
        if self._operations is None:
            self._operations = dict(_named(self.document, self.exchange))
        name = text(value.get("operationId"))
        place = text(value.get("operationRef")).removeprefix("#")
        return {
            "operation": self._operations.get(name or place, name or place),
            "parameters": canonical(value.get("parameters"), DATA),
            "body": canonical(value.get("requestBody"), DATA),
            "servers": self.authorisation.servers({"servers": [value["server"]]})
            if "server" in value
            else None,
        }


def methods(item: Node) -> Iterator[tuple[str, Node]]:
    """The operations of a path item; `query` and `additionalOperations` are new in OpenAPI 3.2."""
    for method in (*METHODS, "query"):
        if isinstance(item.object.get(method), dict):
            yield method.upper(), item.child(method)
    more = item.child("additionalOperations")
    yield from ((method, more.child(method)) for method in more.object)


def _named(document: Document, exchange: Exchange) -> Iterator[tuple[str, str]]:
    """Operations by operationId, and by the place where they stand."""
    paths = Node(document.root.get("paths"), "/paths")
    for path in paths.object:
        for method, node in methods(exchange.resolved(paths.child(path))):
            name = f"{method} {_TEMPLATE.sub('{}', path)}"
            yield text(node.object.get("operationId")), name
            yield node.pointer, name


def _is_unread(location: str, name: str) -> bool:
    """Whether the specification says to ignore a parameter (OAS 3.1.1, section 4.8.12.2)."""
    return location == "header" and name.lower() in _UNREAD_HEADERS


def _known_as(location: str, name: str, names: list[str]) -> str:
    if location == "path" and name in names:
        return f"{{{names.index(name)}}}"
    return name.lower() if location == "header" else name
