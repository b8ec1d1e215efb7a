"""Where a contract can be broken: its operations, and schemas whose every word counts.

A schema is plain where a value reaches it by properties and items alone, so that what it refuses is
refused whatever the rest says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.direction import Direction
from oas.document import Document, Node, SpecVersion
from oas.json_value import JsonObject, as_array, as_object, strings
from oas.operation import operations

if TYPE_CHECKING:
    from collections.abc import Iterator

# With one of these beside it, a keyword may change nothing.
_ENTANGLED = frozenset({
    "$dynamicRef", "$ref", "allOf", "anyOf", "const", "dependentSchemas", "discriminator", "else",
    "if", "not", "oneOf", "then",
})  # fmt: skip
_HIDDEN = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A schema that is plain but for what `is_plain` asks, and who sends its values."""

    schema: JsonObject
    direction: Direction
    version: SpecVersion

    @property
    def is_3_0(self) -> bool:
        return self.version is SpecVersion.V3_0

    @property
    def is_plain(self) -> bool:
        return not _ENTANGLED & self.schema.keys()

    @property
    def types(self) -> list[str]:
        """What `type` names, null apart."""
        declared = self.schema.get("type")
        named = [declared] if isinstance(declared, str) else strings(declared)
        return [name for name in named if name != "null"]

    def is_only(self, kind: str) -> bool:
        """Whether it is plain, of this type and no other, and has no list of values."""
        return self.is_plain and self.types == [kind] and "enum" not in self.schema


def spots(document: Document, direction: Direction) -> list[Spot]:
    """Each schema that a value of this direction reaches plainly, once, in the contract's order."""
    found: dict[int, Spot] = {}
    ahead = list(_slots(document, direction))
    ahead.reverse()
    while ahead:
        node = document.resolve(ahead.pop())
        schema = node.value
        is_hidden = isinstance(schema, dict) and schema.get(_HIDDEN[direction]) is True
        if isinstance(schema, dict) and id(schema) not in found and not is_hidden:
            spot = Spot(schema, direction, document.version)
            found[id(schema)] = spot
            if spot.is_plain:
                ahead += [node.child("properties", n) for n in as_object(schema.get("properties"))]
                ahead += [node.child("items")] if isinstance(schema.get("items"), dict) else []
    return list(found.values())


def _slots(document: Document, direction: Direction) -> Iterator[Node]:
    for operation in operations(document):
        if direction is Direction.REQUEST:
            body = operation.request_body()
            media = list(body.content) if body else []
            yield from (p.schema for p in operation.parameters() if p.schema)
        else:
            answers = operation.responses()
            media = [one for answer in answers for one in answer.content]
            yield from (h.schema for answer in answers for h in answer.headers if h.schema)
        yield from (one.schema for one in media if one.schema and "json" in one.name)


def required(schema: JsonObject) -> list[str]:
    """The names in `required`."""
    return strings(as_array(schema.get("required")))


def optional(spot: Spot) -> list[str]:
    """The declared properties that may be left out, and that count in this direction."""
    return [
        name
        for name, schema in as_object(spot.schema.get("properties")).items()
        if name not in required(spot.schema)
        and isinstance(schema, dict)
        and not {"readOnly", "writeOnly", "$ref"} & schema.keys()
    ]
