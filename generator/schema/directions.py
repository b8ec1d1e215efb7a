"""Pure. Which schemas differ between request and response.

A property that is `readOnly` and required is required in responses only, a `writeOnly` one in
requests only (OAS 3.1, section 4.8.24; OAS 3.0, section 4.7.24). A schema that leads to such a
property and is sent both ways needs two classes; every other one needs one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.schema.types import Direction
from oas.json_value import Json, as_array, as_object, strings, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from oas.document import Document, Node
    from oas.json_value import JsonObject
    from oas.operation import MediaType, Operation

MARKS = (b'"readOnly"', b'"writeOnly"', b"readOnly:", b"writeOnly:")
NAMED = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
BOTH = frozenset({"readOnly", "writeOnly"})
APPLIED = frozenset({"$ref", "allOf"})
SURFACE = BOTH | APPLIED
# Of one property: what marks it stands at its surface.
MOST_PARTS = 40
DATA = frozenset({"example", "examples", "default", "enum", "const", "discriminator"})


@dataclass(frozen=True, slots=True)
class Directions:
    """`split` holds the pointers of the schemas that need a class for each direction.

    `marked` says whether any property may be exempt in one of them.
    """

    split: frozenset[str] = frozenset()
    marked: bool = False


@dataclass(slots=True)
class _Reach:
    references: set[str] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)
    required: set[str] = field(default_factory=set)


def find_directions(document: Document, operations: Sequence[Operation]) -> Directions:
    """The schemas that must be told apart by direction; cheap where nothing is marked."""
    sources = [document.source.data, *(source.data for source, _ in document.others.values())]
    if not any(mark in data for data in sources for mark in MARKS):
        return Directions()
    reaches: dict[str, _Reach] = {}
    requests = _closure(document, _request_schemas(operations), reaches)
    responses = _closure(document, _response_schemas(operations), reaches)
    return Directions(frozenset(requests & responses & _sensitive(reaches)), marked=True)


def exempt(document: Document, property_schema: Json, direction: Direction) -> bool:
    """Whether a required property need not be present in this direction."""
    mark = "readOnly" if direction is Direction.REQUEST else "writeOnly"
    return _has_mark(document, property_schema, frozenset({mark}))


def _has_mark(document: Document, schema: Json, marks: frozenset[str]) -> bool:
    """Whether a schema, or what is applied in its place, says one of the words."""
    if not isinstance(schema, dict):
        return False
    if schema.keys().isdisjoint(APPLIED):
        return any(schema.get(mark) is True for mark in marks)
    applied = _applied(document, schema)
    return any(part.get(mark) is True for part in applied for mark in marks)


def _applied(document: Document, schema: Json) -> Iterator[JsonObject]:
    """`schema`, what it refers to and the parts of its allOf, with theirs."""
    waiting = [schema]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = as_object(waiting.pop())
        yield part
        if reference := text(part.get("$ref")):
            waiting.append(document.target(reference).value)
        waiting += as_array(part.get("allOf"))


def _request_schemas(operations: Sequence[Operation]) -> Iterator[Node]:
    for operation in operations:
        for parameter in operation.parameters():
            yield from _schemas(parameter.content)
            if parameter.schema:
                yield parameter.schema
        if body := operation.request_body():
            yield from _schemas(body.content)


def _response_schemas(operations: Sequence[Operation]) -> Iterator[Node]:
    for operation in operations:
        for response in operation.responses():
            yield from _schemas(response.content)


def _schemas(content: tuple[MediaType, ...]) -> Iterator[Node]:
    return (media.schema for media in content if media.schema is not None)


def _closure(document: Document, roots: Iterable[Node], reaches: dict[str, _Reach]) -> set[str]:
    """The pointers of all schemas that can be met from `roots` through references."""
    found: set[str] = set()
    waiting: list[str] = []
    for root in roots:
        # What stands in the operation itself counts too: it may require what it refers to.
        reaches.setdefault(root.pointer, _scan(root.value, document))
        waiting.extend(reaches[root.pointer].references)
    while waiting:
        pointer = waiting.pop()
        if pointer not in found:
            found.add(pointer)
            if pointer not in reaches:
                reaches[pointer] = _scan(document.node(pointer).value, document)
            waiting.extend(reaches[pointer].references)
    return found


def _scan(value: Json, document: Document) -> _Reach:
    reach = _Reach()
    waiting = [value] if isinstance(value, dict) else []
    while waiting:
        part = waiting.pop()
        _read(part, reach, document)
        for keyword, below in part.items():
            if isinstance(below, dict):
                if keyword in NAMED:
                    waiting.extend(each for each in below.values() if isinstance(each, dict))
                elif keyword not in DATA and not keyword.startswith("x-"):
                    waiting.append(below)
            elif isinstance(below, list) and keyword not in DATA:
                waiting.extend(each for each in below if isinstance(each, dict))
    return reach


def _read(part: JsonObject, reach: _Reach, document: Document) -> None:
    reference = part.get("$ref")
    if isinstance(reference, str):
        reach.references.add(_pointer(reference))
    if "required" in part:
        reach.required.update(strings(part["required"]))
    for name, schema in as_object(part.get("properties")).items():
        told = isinstance(schema, dict) and not schema.keys().isdisjoint(SURFACE)
        if told and _has_mark(document, schema, BOTH):
            reach.marked.add(name)


def _pointer(reference: str) -> str:
    return reference.removeprefix("#") if reference.startswith("#") else reference


def _sensitive(reaches: dict[str, _Reach]) -> set[str]:
    """The schemas that have a marked and required property, or lead to one that has.

    An `allOf` may require in one member what another declares: neighbours count as one.
    """
    users: dict[str, set[str]] = {pointer: set() for pointer in reaches}
    for pointer, reach in reaches.items():
        for reference in reach.references:
            users[reference].add(pointer)
    waiting = [
        pointer
        for pointer, reach in reaches.items()
        if any(
            reach.marked & reaches[near].required
            for near in (pointer, *users[pointer], *reach.references)
        )
    ]
    found: set[str] = set()
    while waiting:
        pointer = waiting.pop()
        if pointer not in found:
            found.add(pointer)
            waiting.extend(users[pointer])
    return found
