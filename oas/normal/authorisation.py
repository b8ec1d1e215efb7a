"""Pure. Who may call, and where, as JSON values: security requirements by what their schemes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.canonical import canonical_bytes
from oas.json_value import Json, JsonObject, as_object, objects, strings, text

if TYPE_CHECKING:
    from oas.document import Document

_TEXTS = frozenset({"description", "bearerFormat"})
# Where a contract names no server (OAS 3.1.1, section 4.8.1).
_ROOT_SERVER: list[Json] = [{"url": "/"}]


class Authorisation:
    """Reads security requirements; the names of schemes are nobody's business but the document's."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._schemes: dict[str, Json] = {}

    def security(self, operation: JsonObject) -> list[Json]:
        """The alternatives that authorise a call, in an order of their own. None: it is public."""
        declared = operation.get("security", self.document.root.get("security"))
        found = {}
        for entry in objects(declared):
            schemes: list[Json] = [
                [self._scheme(name), [*sorted(strings(scopes))]] for name, scopes in entry.items()
            ]
            schemes.sort(key=canonical_bytes)
            found[canonical_bytes(schemes)] = schemes
        return [found[key] for key in sorted(found)]

    def servers(self, *owners: JsonObject) -> list[Json]:
        """The servers of the first owner that names any, else of the whole document."""
        for owner in (*owners, self.document.root):
            if declared := objects(owner.get("servers")):
                return [_server(server) for server in declared]
        return _ROOT_SERVER

    def _scheme(self, name: str) -> Json:
        if name not in self._schemes:
            holder = self.document.node("").child("components", "securitySchemes", name)
            scheme = self.document.resolve(holder).object
            self._schemes[name] = _told(scheme) if scheme else name
        return self._schemes[name]


def _told(scheme: JsonObject) -> JsonObject:
    """A Security Scheme Object without its texts; a scope is what it is called."""
    found: JsonObject = {
        name: said
        for name, said in scheme.items()
        if name not in _TEXTS and not name.startswith("x-")
    }
    if text(found.get("type")) == "http":
        found["scheme"] = text(found.get("scheme")).lower()
    if "flows" in found:
        found["flows"] = {
            name: {**as_object(flow), "scopes": [*sorted(as_object(as_object(flow).get("scopes")))]}
            for name, flow in as_object(found["flows"]).items()
            if not name.startswith("x-")
        }
    return found


def _server(server: JsonObject) -> JsonObject:
    variables = as_object(server.get("variables"))
    found: JsonObject = {"url": text(server.get("url"))}
    if variables:
        found["variables"] = {
            name: {
                "default": as_object(said).get("default"),
                "enum": [*sorted(strings(as_object(said).get("enum")))],
            }
            for name, said in variables.items()
        }
    return found
