"""Pure. A schema of the contract without references, in the words of OpenAPI 3.1.

It is for what FastAPI makes no schema of, since it has no type: a body that is handed over as it
comes. Extensions are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.document import Node, SpecVersion
from oas.json_value import as_array

if TYPE_CHECKING:
    from oas.document import Document
    from oas.json_value import Json, JsonObject

ONE = frozenset({
    "items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
})  # fmt: skip
SEVERAL = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
NAMED = frozenset({"properties", "patternProperties", "dependentSchemas"})
# What moves references, or speaks of components by name.
LEFT_OUT = frozenset({"$ref", "$id", "$anchor", "$dynamicAnchor", "$defs", "discriminator"})
LIMITS = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))
MOST_SCHEMAS = 100


class EndlessError(Exception):
    """A schema refers to itself, or is too long without references."""


def written(document: Document, schema: Node) -> Json:
    """`schema` by itself. Raises EndlessError."""
    return _Inliner(document).schema(schema)


@dataclass(slots=True)
class _Inliner:
    document: Document
    left: int = MOST_SCHEMAS
    above: set[str] = field(default_factory=set)

    def schema(self, node: Node) -> Json:
        self.left -= 1
        if self.left < 0:
            raise EndlessError
        if not isinstance(node.value, dict):
            return node.value
        reference = node.object.get("$ref")
        if not isinstance(reference, str):
            return self._keywords(node)
        target = self._target(reference)
        own = {} if self.document.version is SpecVersion.V3_0 else self._keywords(node)
        return {**own, "allOf": [*as_array(own.get("allOf")), target]} if own else target

    def _target(self, reference: str) -> Json:
        target = self.document.target(reference)
        if target.pointer in self.above:
            raise EndlessError
        self.above.add(target.pointer)
        found = self.schema(target)
        self.above.discard(target.pointer)
        return found

    def _keywords(self, node: Node) -> JsonObject:
        found: JsonObject = {}
        for word, value in node.object.items():
            below = node.child(word)
            if word in ONE:
                found[word] = self.schema(below)
            elif word in SEVERAL:
                found[word] = [self.schema(below.child(i)) for i in range(len(as_array(value)))]
            elif word in NAMED:
                found[word] = {name: self.schema(below.child(name)) for name in below.object}
            elif word not in LEFT_OUT and not word.startswith("x-"):
                found[word] = value
        return _modern(found) if self.document.version is SpecVersion.V3_0 else found


def _modern(found: JsonObject) -> JsonObject:
    """What OpenAPI 3.0 spells otherwise: null, and limits that are not allowed themselves."""
    if found.pop("nullable", None) is True and isinstance(found.get("type"), str):
        found["type"] = [found["type"], "null"]
    for limit, exclusive in LIMITS:
        if found.pop(exclusive, None) is True and limit in found:
            found[exclusive] = found.pop(limit)
    return found
