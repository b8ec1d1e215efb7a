"""Pure. Walks over every object of an OpenAPI document, by the table of `oas.kinds`.

What the table does not name is data or text and is passed over; what is no object where one belongs
is passed over too. Nothing is judged here.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from oas.errors import ContractError
from oas.json_value import Json, JsonObject, as_object, text
from oas.kinds import FIELDS, PATTERNED, REPLACEABLE, Kind, Shape
from oas.pointer import escape, is_index, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from oas.document import Document, SpecVersion
    from oas.kinds import Field

__all__ = ["Kind", "Place", "field_of", "kind_at", "references", "walk"]

# Kinds of which a `$ref` names another in their place, or (the last two) is a field of their own.
_REFERRING = {v: kinds | {Kind.SCHEMA, Kind.PATH_ITEM} for v, kinds in REPLACEABLE.items()}


class Place(NamedTuple):
    """An object of a Document, and where it stands: in `field` of its holder, there at `key`.

    Without a holder it is the whole contract, or stands alone and was reached by a reference;
    `field` is then its pointer. A tuple, because a large contract has tens of thousands.
    """

    kind: Kind
    value: JsonObject
    holder: Place | None
    field: str
    key: str | int | None = None

    @property
    def pointer(self) -> str:
        """The pointer, as in Document. Made when asked for: most places never need one."""
        tokens: list[str | int] = []
        place = self
        while place.holder is not None:
            tokens += [place.field] if place.key is None else [place.key, place.field]
            place = place.holder
        return place.field + "".join(f"/{escape(str(token))}" for token in reversed(tokens))

    @property
    def reference(self) -> str:
        """The text of its `$ref`, empty where it has none. Whether one may stand here is not asked."""
        return text(self.value.get("$ref"))


def walk(document: Document, *, words: frozenset[str] | None = None) -> Iterator[Place]:
    """Every object the table names, once: the contract from top to bottom, then what stands alone.

    That is what only references reach: objects in other files, or below fields the table does not
    know. It takes the kind that the first reference to it expects. With `words`, the schemas of the
    contract that hold no object, no `$ref` and none of them are passed over: most, in a large one.
    """
    version = document.version
    telling = None if words is None else words | FIELDS[version][Kind.SCHEMA].keys() | {"$ref"}
    contract = Place(Kind.OPENAPI, document.root, None, "")
    tops = deque([contract])
    followed: set[str] = set()
    seen: set[str] = set()
    while tops:
        top = tops.popleft()
        is_contract = top is contract
        for place in _subtree(version, top, None if is_contract else seen, telling=telling):
            yield place
            refers = "$ref" in place.value and place.reference not in followed
            if refers or place.kind is Kind.DISCRIMINATOR:
                for kind, reference in references(version, place):
                    if reference not in followed:
                        followed.add(reference)
                        tops.extend(_standing_alone(document, kind, reference))


def references(version: SpecVersion, place: Place) -> Sequence[tuple[Kind, str]]:
    """What a place refers to: the kind expected there, and the text of the reference."""
    if place.kind is not Kind.DISCRIMINATOR:
        reference = place.reference
        return ((place.kind, reference),) if reference and place.kind in _REFERRING[version] else ()
    mapping = as_object(place.value.get("mapping"))
    targets = [text(target) for target in (*mapping.values(), place.value.get("defaultMapping"))]
    return [(Kind.SCHEMA, target) for target in targets if "#" in target]


def kind_at(document: Document, pointer: str) -> Kind | None:
    """The kind of object that the table puts at `pointer` of the contract; None where it has none."""
    kind: Kind = Kind.OPENAPI
    value: Json = document.root
    tokens = iter(split(pointer))
    for token in tokens:
        field = field_of(document.version, kind, token)
        if field is None or _is_replaced(document.version, kind, value):
            return None
        value = _member(value, token)
        if field.shape is not Shape.ONE:
            key = next(tokens, None)
            if key is None:
                return Kind.COLLECTION
            value = _member(value, key)
        kind = field.kind
    return kind


def field_of(version: SpecVersion, kind: Kind, name: str) -> Field | None:
    """What the field `name` of an object holds, None where it holds no objects."""
    fields = FIELDS[version][kind]
    return fields.get(name) or (None if name.startswith("x-") else fields.get(PATTERNED))


def _subtree(
    version: SpecVersion, top: Place, seen: set[str] | None, *, telling: frozenset[str] | None
) -> Iterator[Place]:
    """`top` and all below it, from top to bottom; passes over pointers in `seen`, and adds to it.

    Without `seen` it passes over schemas with none of the words in `telling`.
    """
    table, replaceable = FIELDS[version], REPLACEABLE[version]
    words = telling if seen is None else None
    stack = [top]
    while stack:
        place = stack.pop()
        if seen is not None:
            if place.pointer in seen:
                continue
            seen.add(place.pointer)
        yield place
        kind, value, _, _, _ = place
        fields = table[kind]
        # Most objects hold no others: to see that quickly makes the walk twice as fast.
        holds = PATTERNED in fields or not fields.keys().isdisjoint(value)
        if holds and not ("$ref" in value and kind in replaceable):
            stack += _below(place, fields, words)


def _below(
    place: Place, fields: Mapping[str, Field], telling: frozenset[str] | None
) -> list[Place]:
    """The objects that `place` holds, the last one first."""
    found: list[Place] = []
    patterned = fields.get(PATTERNED)
    for name, value in place.value.items():
        if name in fields:
            kind, shape = fields[name]
        elif patterned is None or name.startswith("x-"):
            continue
        else:
            kind, shape = patterned
        words = telling if kind is Kind.SCHEMA else None
        if shape is Shape.ONE:
            if isinstance(value, dict) and (words is None or not words.isdisjoint(value)):
                found.append(Place(kind, value, place, name))
            continue
        found += [
            Place(kind, member, place, name, key)
            for key, member in _members(value, shape)
            if isinstance(member, dict) and (words is None or not words.isdisjoint(member))
        ]
    found.reverse()
    return found


def _members(value: Json, shape: Shape) -> Iterable[tuple[str | int | None, Json]]:
    if shape is Shape.MAP:
        return value.items() if isinstance(value, dict) else ()
    return enumerate(value) if isinstance(value, list) else ()


def _member(value: Json, token: str) -> Json:
    if isinstance(value, dict):
        return value.get(token)
    if isinstance(value, list) and is_index(token) and int(token) < len(value):
        return value[int(token)]
    return None


def _is_replaced(version: SpecVersion, kind: Kind, value: Json) -> bool:
    """Whether a Reference Object stands in place of the object itself."""
    return isinstance(value, dict) and "$ref" in value and kind in REPLACEABLE[version]


def _standing_alone(document: Document, kind: Kind, reference: str) -> list[Place]:
    if reference.startswith("#") and kind_at(document, reference[1:]) is not None:
        return []
    try:
        node = document.target(reference)
    except ContractError:
        return []
    return [Place(kind, node.value, None, node.pointer)] if isinstance(node.value, dict) else []
