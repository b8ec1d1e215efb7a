"""Pure. The Parts of a Site: every schema object that must hold, `$ref` and `allOf` followed.

In OpenAPI 3.0 a `$ref` replaces all beside it; since 3.1 its siblings hold as well. A `$dynamicRef`
is followed where only one place of the document can be meant. Iterative; rings end where they began.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.document import Document, Node, SpecVersion
from oas.errors import ContractError
from oas.grammar import Kind, walk
from oas.json_value import JsonObject, as_array, text
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oas.normal.schema import Site

# Parts of one Site, and of all Sites of a document together.
MOST_PARTS = 20_000
MOST_PARTS_IN_ALL = 300_000
NO_PARENT = -1


@dataclass(frozen=True, slots=True)
class Part:
    """One schema object or boolean, and the index of the Part that brought it in."""

    node: Node
    parent: int

    @property
    def value(self) -> JsonObject:
        """The keywords; none where the schema is a boolean."""
        return self.node.object


class Composition:
    """Finds the Parts of a document's Sites."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._replaces = document.version is SpecVersion.V3_0
        self._anchors: Mapping[str, list[Node]] | None = None
        self._met = 0

    def end(self, node: Node) -> Node:
        """What a node that is nothing but a reference or an `allOf` of one stands for, else itself."""
        seen: set[str] = set()
        while isinstance(node.value, dict) and node.pointer not in seen:
            seen.add(node.pointer)
            value = node.value
            reference = value.get("$ref")
            if isinstance(reference, str) and (self._replaces or len(value) == 1):
                node = self.document.target(reference)
            elif len(value) == 1 and isinstance(members := value.get("allOf"), list):
                if len(members) != 1:
                    break
                node = Node(members[0], f"{node.pointer}/allOf/0")
            else:
                break
        return node

    def parts(
        self, site: Site, collapsed: Mapping[str, Node], *, repeat: bool = False
    ) -> list[Part]:
        """All that must hold where `site` does, outer ones first.

        `collapsed` gives the one branch that is left of a union or a condition, by the pointer of
        `anyOf`, `oneOf` or `if`. A place that is met again is left out; where `repeat`, only one
        that is met inside itself.
        """
        found: list[Part] = []
        seen: set[str] = set()
        waiting = [Part(self.end(node), NO_PARENT) for node in reversed(site)]
        while waiting:
            part = waiting.pop()
            pointer = part.node.pointer
            if pointer in seen and not (repeat and not self._is_inside(found, part)):
                continue
            seen.add(pointer)
            found.append(part)
            self._met += 1
            if len(found) > MOST_PARTS or self._met > MOST_PARTS_IN_ALL:
                raise self._refusal(site)
            inner = list(self._inner(part.node, collapsed))
            waiting += [Part(self.end(node), len(found) - 1) for node in reversed(inner)]
        return found

    def target_of_dynamic(self, reference: str) -> Node | None:
        """What a `$dynamicRef` names, where nothing else can be meant; else None."""
        if reference.startswith("#/") or reference == "#":
            return self.document.target(reference)
        if self._anchors is None:
            self._anchors = _anchors(self.document)
        found = self._anchors.get(reference.removeprefix("#"), [])
        return found[0] if len(found) == 1 else None

    def is_undecided(self, value: JsonObject) -> bool:
        """Whether a schema has a `$dynamicRef` of which nobody can say what it names."""
        reference = value.get("$dynamicRef")
        return isinstance(reference, str) and self.target_of_dynamic(reference) is None

    def _inner(self, node: Node, collapsed: Mapping[str, Node]) -> Iterator[Node]:
        value = node.value
        if not isinstance(value, dict):
            return
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield self.document.target(reference)
        if isinstance(dynamic := value.get("$dynamicRef"), str):
            target = self.target_of_dynamic(dynamic)
            if target is not None:
                yield target
        for index, member in enumerate(as_array(value.get("allOf"))):
            yield Node(member, f"{node.pointer}/allOf/{index}")
        if collapsed:
            for keyword in ("anyOf", "oneOf", "if"):
                branch = collapsed.get(f"{node.pointer}/{keyword}")
                if branch is not None:
                    yield branch

    @staticmethod
    def _is_inside(found: list[Part], part: Part) -> bool:
        parent = part.parent
        while parent != NO_PARENT:
            if found[parent].node.pointer == part.node.pointer:
                return True
            parent = found[parent].parent
        return False

    def _refusal(self, site: Site) -> ContractError:
        return ContractError(
            f"the schema at {show(site[0].pointer)} is composed of too many others",
            where=self.document.source.name,
            hint="say it with fewer allOf",
        )


def _anchors(document: Document) -> Mapping[str, list[Node]]:
    """The places of each `$dynamicAnchor`."""
    found: dict[str, list[Node]] = {}
    for place in walk(document):
        if place.kind is Kind.SCHEMA and "$dynamicAnchor" in place.value:
            name = text(place.value["$dynamicAnchor"])
            found.setdefault(name, []).append(Node(place.value, place.pointer))
    return found
