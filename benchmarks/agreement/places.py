"""The schemas that are judged: each component, and each inline schema of a body, by direction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.schema.types import Direction
from oas.document import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.api import Api


class Place(NamedTuple):
    """A schema as values of one direction meet it; `component` is its name where it has one."""

    node: Node
    direction: Direction
    component: str = ""


def places(api: Api) -> list[Place]:
    """Every place once, components first. A component sent both ways alike is one place."""
    found: dict[tuple[str, str], Place] = {}
    schemas = Node(api.document.root.get("components"), "/components").child("schemas")
    for name in schemas.object:
        node = schemas.child(name)
        texts = set()
        for direction in (Direction.RESPONSE, Direction.REQUEST):
            text = api.annotation(node, direction).text
            if text not in texts:
                found[node.pointer, direction] = Place(node, direction, name)
            texts.add(text)
    for node, direction in _inline(api):
        if "$ref" not in node.object:
            found.setdefault((node.pointer, direction), Place(node, direction))
    return [*found.values()]


def _inline(api: Api) -> Iterator[tuple[Node, Direction]]:
    for operation in api.operations:
        body = operation.request_body()
        for media in body.content if body else ():
            if media.schema is not None:
                yield media.schema, Direction.REQUEST
        for response in operation.responses():
            for media in response.content:
                if media.schema is not None:
                    yield media.schema, Direction.RESPONSE
