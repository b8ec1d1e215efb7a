"""Pure. One walk over a Document, sorted by kind: what the checks look at.

Nothing here raises, whatever stands in the document: a reference that leads nowhere leads to None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from oas.document import LONGEST_REFERENCE_CHAIN, Node
from oas.errors import ContractError
from oas.grammar import Kind, kind_at, references, walk
from oas.json_value import Json, JsonObject, as_array, as_object, text
from oas.kinds import FIELDS, Shape
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from oas.document import Document
    from oas.grammar import Place


class Listed(NamedTuple):
    """A parameter of a `parameters` array: where it is listed, and what it resolves to."""

    array: Node
    at: int
    parameter: JsonObject | None

    @property
    def pointer(self) -> str:
        """Where it stands in the list."""
        return join(self.array.pointer, self.at)

    @property
    def name(self) -> str:
        """Its name, empty where it has none."""
        return text(self.parameter.get("name")) if self.parameter else ""

    @property
    def location(self) -> str:
        """Its location (`in`), empty where it has none."""
        return text(self.parameter.get("in")) if self.parameter else ""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A path, the path item behind it (references followed), and its operations by method.

    `shared` are the parameters that the path item lists, `own` those of each operation.
    """

    path: str
    pointer: str
    operations: Mapping[str, Node]
    shared: Sequence[Listed]
    own: Mapping[str, Sequence[Listed]]


@dataclass(frozen=True, slots=True, eq=False)
class Inventory:
    """`walked` are all places, `places` the same by kind.

    `alone` holds the kinds of those that only references reach, by pointer. `references` says for
    each reference which kind it expects, `targets` what each text names; `resolved` remembers what
    the references of parameters end at.
    """

    document: Document
    walked: Sequence[Place]
    places: Mapping[Kind, Sequence[Place]]
    alone: Mapping[str, Kind]
    references: Sequence[tuple[Place, Kind, str]]
    targets: Mapping[str, Node | None]
    resolved: dict[str, JsonObject | None]
    endpoints: Sequence[Endpoint]

    def of(self, *kinds: Kind) -> Iterator[Place]:
        """The places of these kinds, in the order of the contract."""
        for kind in kinds:
            yield from self.places[kind]

    def kind(self, pointer: str) -> Kind | None:
        """The kind of object at `pointer`, None where it is no object's place."""
        return self.alone.get(pointer) or kind_at(self.document, pointer)

    def target(self, reference: str) -> Node | None:
        """What a reference names, one step."""
        if reference in self.targets:
            return self.targets[reference]
        return _target(self.document, reference)

    def resolve(self, node: Node) -> Node | None:
        """What a chain of references ends at."""
        found: Node | None = node
        for _ in range(LONGEST_REFERENCE_CHAIN):
            if found is None or not text(found.object.get("$ref")):
                return found
            found = self.target(text(found.object.get("$ref")))
        return None

    def parameters(self, holder: Node) -> list[Listed]:
        """The `parameters` of a path item or an operation."""
        if not holder.has("parameters"):
            return []
        array = holder.child("parameters")
        return [
            Listed(array, index, self.parameter(item))
            for index, item in enumerate(as_array(array.value))
        ]

    def parameter(self, listed: Json) -> JsonObject | None:
        """What an item of `parameters` resolves to; most are one of few references."""
        value = as_object(listed)
        reference = text(value.get("$ref"))
        if not reference:
            return value
        if reference not in self.resolved:
            node = self.resolve(Node(value, ""))
            self.resolved[reference] = None if node is None else node.object
        return self.resolved[reference]


def take_inventory(document: Document, words: frozenset[str] | None = None) -> Inventory:
    """Walk over `document` once. With `words`, schemas that hold nothing and have none are left out."""
    walked: list[Place] = []
    places: dict[Kind, list[Place]] = {kind: [] for kind in Kind}
    referring: dict[Kind, list[Place]] = {kind: [] for kind in Kind}
    # What is looked at right after the walk gave it costs a third of a second look.
    for place in walk(document, words=words):
        walked.append(place)
        kind, value, _, _, _ = place
        places[kind].append(place)
        if "$ref" in value or kind is Kind.DISCRIMINATOR:
            referring[kind].append(place)
    found = [
        (place, kind, reference)
        for place in chain.from_iterable(referring.values())
        for kind, reference in references(document.version, place)
    ]
    named = dict.fromkeys(reference for _, _, reference in found)
    targets = {reference: _target(document, reference) for reference in named}
    inventory = Inventory(document, walked, places, _alone(walked), found, targets, {}, ())
    return replace(inventory, endpoints=tuple(_endpoints(inventory)))


def _alone(walked: Sequence[Place]) -> dict[str, Kind]:
    """What only references reach comes after the contract itself."""
    tops = [index for index, place in enumerate(walked) if place.holder is None]
    start = tops[1] if len(tops) > 1 else len(walked)
    return {place.pointer: place.kind for place in walked[start:]}


def _endpoints(inventory: Inventory) -> Iterator[Endpoint]:
    paths = Node(inventory.document.root, "").child("paths")
    fields = FIELDS[inventory.document.version][Kind.PATH_ITEM].items()
    methods = [name for name, field in fields if field == (Kind.OPERATION, Shape.ONE)]
    for path in paths.object:
        item = inventory.resolve(paths.child(path))
        if item is not None and not path.startswith("x-"):
            found = {m: item.child(m) for m in methods if isinstance(item.object.get(m), dict)}
            own = {method: inventory.parameters(node) for method, node in found.items()}
            yield Endpoint(path, paths.child(path).pointer, found, inventory.parameters(item), own)


def _target(document: Document, reference: str) -> Node | None:
    _, hash_, pointer = reference.partition("#")
    if not hash_ or (pointer and not pointer.startswith("/")):
        return None
    try:
        return document.target(reference)
    except ContractError:
        return None
