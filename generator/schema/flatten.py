"""Pure. Follows `$ref` and `allOf` and remembers what it found, so that nothing is read twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from generator.schema.flat import Flat, both, own
from oas.document import SpecVersion
from oas.errors import ContractError
from oas.json_value import as_array, as_object
from oas.show import show

if TYPE_CHECKING:
    from oas.document import Document, Node

DEEPEST = 150
COMPOSITION = frozenset({"$ref", "allOf"})

# Keywords that restrict no value, beside `x-…`.
ANNOTATIONS = frozenset({
    "title", "description", "summary", "default", "example", "examples", "deprecated", "readOnly",
    "writeOnly", "externalDocs", "xml", "$comment", "$id", "$schema", "$anchor", "$defs",
    "definitions", "contentMediaType", "contentEncoding",
})  # fmt: skip


def assertions(node: Node) -> frozenset[str]:
    """The keywords of a schema that may restrict a value."""
    return frozenset(k for k in node.object if k not in ANNOTATIONS and not k.startswith("x-"))


@dataclass(frozen=True, slots=True)
class Reference:
    """A schema that is another one by name, or that one or null."""

    pointer: str
    nullable: bool


@dataclass(slots=True)
class Flattener:
    """Flattens the schemas of one Document, each once."""

    document: Document
    _flats: dict[str, Flat] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)

    def flatten(self, node: Node) -> Flat:
        """What `node` says, `$ref` and `allOf` followed. Raises ContractError when too deep."""
        found = self._flats.get(node.pointer)
        if found is not None:
            return found
        if node.pointer in self._open:
            return Flat(node)
        if len(self._open) > DEEPEST:
            raise ContractError(
                f"the chain of $ref and allOf at {show(node.pointer)} is more than {DEEPEST} deep",
                where=self.document.source.name,
                hint="shorten the chain: let the schema name its parts directly",
            )
        self._open.add(node.pointer)
        try:
            found = self._flats[node.pointer] = self._flatten(node)
        finally:
            self._open.discard(node.pointer)
        return found

    def merge(self, nodes: tuple[Node, ...]) -> Flat:
        """What all of `nodes` say together."""
        return reduce(both, (self.flatten(node) for node in nodes))

    def reference(self, node: Node) -> Reference | None:
        """The schema that `node` merely names, directly or in an `allOf` of one."""
        if node.object.keys().isdisjoint(COMPOSITION):
            return None
        said = assertions(node)
        if "$ref" in said:
            alone = len(said) == 1 or self.document.version is SpecVersion.V3_0
            return Reference(self._target(node), nullable=False) if alone else None
        members = as_array(node.object.get("allOf"))
        if len(members) != 1 or not said <= {"allOf", "nullable", "type"}:
            return None
        inner = self.reference(node.child("allOf", 0))
        if inner is None or not self._type_adds_nothing(node, inner.pointer):
            return None
        return replace(inner, nullable=inner.nullable or node.object.get("nullable") is True)

    def _flatten(self, node: Node) -> Flat:
        value = node.object
        found = own(node)
        if value.keys().isdisjoint(COMPOSITION):
            return found
        reference = value.get("$ref")
        if isinstance(reference, str):
            target = self.flatten(self.document.target(reference))
            if self.document.version is SpecVersion.V3_0 or not assertions(node) - {"$ref"}:
                return replace(target, node=node)
            found = both(found, target)
        for index in range(len(as_array(value.get("allOf")))):
            found = both(found, self.flatten(node.child("allOf", index)))
        return found

    def _target(self, node: Node) -> str:
        return self.document.target(str(node.object["$ref"])).pointer

    def _type_adds_nothing(self, node: Node, pointer: str) -> bool:
        if "type" not in node.object:
            return True
        target = as_object(self.document.node(pointer).value)
        return target.get("type") == node.object["type"]
