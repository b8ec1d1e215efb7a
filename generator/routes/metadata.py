"""Pure. What FastAPI is told of the contract as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.literal import literal
from oas.json_value import as_object, objects, strings, text

if TYPE_CHECKING:
    from oas.document import Document
    from oas.json_value import Json, JsonObject


def metadata(document: Document) -> list[str]:
    """The keyword arguments of FastAPI, as source."""
    info = as_object(document.root.get("info"))
    said: list[tuple[str, Json]] = [
        ("title", document.title or "API"),
        ("version", document.info_version or "0"),
        ("summary", text(info.get("summary"))),
        ("description", text(info.get("description"))),
        ("servers", [_server(server) for server in objects(document.root.get("servers"))]),
        ("openapi_tags", [_tag(tag) for tag in objects(document.root.get("tags"))]),
    ]
    return [f"{word}={literal(value)}" for word, value in said if value]


def _server(server: JsonObject) -> JsonObject:
    found: JsonObject = {"url": text(server.get("url"))}
    if text(server.get("description")):
        found["description"] = text(server.get("description"))
    variables = as_object(server.get("variables"))
    if variables:
        found["variables"] = {name: _variable(as_object(v)) for name, v in variables.items()}
    return found


def _variable(variable: JsonObject) -> JsonObject:
    found: JsonObject = {"default": str(variable.get("default", ""))}
    if strings(variable.get("enum")):
        found["enum"] = [*strings(variable.get("enum"))]
    if text(variable.get("description")):
        found["description"] = text(variable.get("description"))
    return found


def _tag(tag: JsonObject) -> JsonObject:
    words = ("name", "description")
    return {word: text(tag.get(word)) for word in words if text(tag.get(word))}
