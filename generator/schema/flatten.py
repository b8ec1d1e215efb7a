"""Pure. Follows `$ref` and `allOf` and remembers what it found, so that nothing is read twice.

Nothing here recurs on the depth of a contract: chains of references and compositions are as long as
they like. Where a schema leads back to itself by them alone, it says nothing there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING

from generator.schema.evaluated import with_unevaluated
from generator.schema.flat import Flat, Rule, own
from generator.schema.joining import both, common_types, settled
from oas.document import SpecVersion
from oas.errors import ContractError
from oas.json_value import as_array, text

if TYPE_CHECKING:
    from oas.document import Document, Node

# Properties and requirements that are joined before a contract is refused: seconds, not minutes.
MOST_WORK = 20_000_000
APPLIED = frozenset({"$ref", "$dynamicRef", "allOf"})

# Keywords that restrict no value, beside `x-…`.
ANNOTATIONS = frozenset({
    "title", "description", "summary", "default", "example", "examples", "deprecated", "readOnly",
    "writeOnly", "externalDocs", "xml", "$comment", "$id", "$schema", "$anchor", "$dynamicAnchor",
    "$defs", "definitions", "contentMediaType", "contentEncoding", "contentSchema",
})  # fmt: skip


def assertions(node: Node) -> frozenset[str]:
    """The keywords of a schema that may restrict a value."""
    return frozenset(k for k in node.object if k not in ANNOTATIONS and not k.startswith("x-"))


@dataclass(slots=True)
class Flattener:
    """Flattens the schemas of one Document, each once."""

    document: Document
    modern: bool = field(init=False)
    _flats: dict[str, Flat] = field(default_factory=dict)
    _anchors: dict[str, list[str]] | None = None
    _work: int = 0

    def __post_init__(self) -> None:
        self.modern = self.document.version is not SpecVersion.V3_0

    def flatten(self, node: Node) -> Flat:
        """What `node` says, `$ref` and `allOf` followed. Raises ContractError on too much work."""
        found = self._flats.get(node.pointer)
        if found is None:
            is_plain = node.object.keys().isdisjoint(APPLIED)
            found = self._joined(node, []) if is_plain else self._follow(node)
            self._flats[node.pointer] = found
        return found

    def merge(self, nodes: tuple[Node, ...]) -> Flat:
        """What all of `nodes` say together."""
        return reduce(both, (self.flatten(node) for node in nodes))

    def reference(self, node: Node) -> str | None:
        """The pointer of the schema that `node` merely names, directly or in an `allOf` of one."""
        value = node.object
        if "$ref" not in value and "allOf" not in value and "$dynamicRef" not in value:
            return None
        said = assertions(node)
        if "$ref" in said:
            alone = len(said) == 1 or not self.modern
            return self.document.target(str(value["$ref"])).pointer if alone else None
        if "$dynamicRef" in said:
            target = self._dynamic(node) if len(said) == 1 else None
            return target.pointer if target is not None else None
        if len(as_array(value.get("allOf"))) != 1 or not said <= {"allOf", "nullable", "type"}:
            return None
        inner = self.reference(node.child("allOf", 0))
        return inner if inner is None or self._type_adds_nothing(node, inner) else None

    def _type_adds_nothing(self, node: Node, pointer: str) -> bool:
        types = own(node, modern=self.modern).types
        target = self.flatten(self.document.node(pointer)).types
        return types is None or (target is not None and common_types(target, types) == target)

    def _follow(self, node: Node) -> Flat:
        """Flatten `node` after its parts, on a stack of our own."""
        opened: set[str] = set()
        work = [node]
        while work:
            current = work[-1]
            parts = self.parts(current)
            if current.pointer not in opened:
                opened.add(current.pointer)
                waiting = [part for part in parts if part.pointer not in opened]
                work += [part for part in waiting if part.pointer not in self._flats]
            else:
                work.pop()
                if current.pointer not in self._flats:
                    self._flats[current.pointer] = self._joined(current, parts)
        return self._flats[node.pointer]

    def parts(self, node: Node) -> list[Node]:
        """What a schema says besides its own keywords, by reference or in `allOf`."""
        value = node.object
        if value.keys().isdisjoint(APPLIED):
            return []
        found = []
        if reference := text(value.get("$ref")):
            found.append(self.document.target(reference))
            if not self.modern:
                return found
        if self.modern and "$dynamicRef" in value:
            target = self._dynamic(node)
            found += [target] if target is not None else []
        return found + [node.child("allOf", i) for i in range(len(as_array(value.get("allOf"))))]

    def _joined(self, node: Node, parts: list[Node]) -> Flat:
        value = node.object
        known = [flat for part in parts if (flat := self._flats.get(part.pointer)) is not None]
        if "$ref" in value and (not self.modern or len(assertions(node)) == 1):
            return known[0] if known else Flat(node, (node,))
        found = settled(own(node, modern=self.modern))
        for flat in known:
            self._count(len(found.properties) + len(flat.properties) + 1)
            found = both(found, flat)
        if self.modern and "$dynamicRef" in value and self._dynamic(node) is None:
            found = found._replace(rules=(*found.rules, Rule("$dynamicRef", node)))
        if self.modern and "unevaluatedProperties" in value:
            found = settled(with_unevaluated(found, node, self.parts))
        return found._replace(sources=(node,)) if known else found

    def _count(self, work: int) -> None:
        self._work += work
        if self._work > MOST_WORK:
            raise ContractError(
                "the allOf of this contract joins too much to be read",
                where=self.document.source.name,
                hint="let fewer schemas be composed of others that are composed themselves",
            )

    def _dynamic(self, node: Node) -> Node | None:
        """The only place that a `$dynamicRef` can mean, None where there are several or none."""
        reference = text(node.object["$dynamicRef"])
        if reference.startswith("#/"):
            return self.document.target(reference)
        if self._anchors is None:
            self._anchors = _anchors(self.document)
        found = self._anchors.get(reference.removeprefix("#"), [])
        return self.document.node(found[0]) if len(found) == 1 else None


def _anchors(document: Document) -> dict[str, list[str]]:
    """The places of each `$dynamicAnchor`."""
    from oas.grammar import Kind, walk

    found: dict[str, list[str]] = {}
    for place in walk(document):
        if place.kind is Kind.SCHEMA and (name := text(place.value.get("$dynamicAnchor"))):
            found.setdefault(name, []).append(place.pointer)
    return found
