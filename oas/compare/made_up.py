"""Pure. An operation made up around a component, so that it is seen what the component would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.call import PATHS
from oas.compare.operations import Items
from oas.compare.paths import PathPair
from oas.document import Node

if TYPE_CHECKING:
    from oas.compare.part import Part
    from oas.json_value import Json, JsonObject

_NAME = "unused"


def made_up(part: Part, section: str, name: str) -> Items:
    """Path items that use the component at `part` on both sides.

    The title of their operations is the pointer of the component in the head.
    """
    there, here = _item(part.base, section, name), _item(part.head, section, name)
    return Items(part.at(there, here), PathPair("/", "/"), PATHS, part.head.pointer)


def _item(component: Node, section: str, name: str) -> Node:
    if section == "pathItems":
        return component
    # No place of the document has this pointer: it must not be taken for one.
    return Node({"get": _operation(component, section, name)}, f"unused:{component.pointer}")


def _operation(component: Node, section: str, name: str) -> JsonObject:
    """An operation that refers to the component. Examples are held themselves: they are data."""
    it: Json = {"$ref": f"#{component.pointer}"}
    match section:
        case "parameters":
            return {"parameters": [it]}
        case "requestBodies":
            return {"requestBody": it}
        case "callbacks":
            return {"callbacks": {_NAME: it}}
        case "securitySchemes":
            return {"security": [{name: []}]}
        case "responses":
            return {"responses": {"200": it}}
        case "headers" | "links":
            return {"responses": {"200": {section: {_NAME: it}}}}
        case "schemas":
            content: Json = {"content": {"*/*": {"schema": it}}}
            return {"requestBody": content, "responses": {"200": content}}
        case "mediaTypes":
            return {"responses": {"200": {"content": {"*/*": it}}}}
    return {f"x-{_NAME}": component.value}
