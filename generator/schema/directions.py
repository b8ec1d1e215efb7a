"""Pure. Which schemas differ between request and response.

A property that is `readOnly` and required is required in responses only, a `writeOnly` one in
requests only (OAS 3.1, section 4.8.24; OAS 3.0, section 4.7.24). A schema that leads to such a
property and is sent both ways needs two classes; every other one needs one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.schema.types import Direction
from oas.json_value import Json, as_object, strings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from oas.document import Document, Node
    from oas.operation import MediaType, Operation

MARKS = (b"readOnly", b"writeOnly")
NAMED = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
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


def exempt(property_schema: dict[str, Json], direction: Direction) -> bool:
    """Whether a required property need not be present in this direction."""
    mark = "readOnly" if direction is Direction.REQUEST else "writeOnly"
    return property_schema.get(mark) is True


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
        reaches.setdefault(root.pointer, _scan(root.value))
        waiting.extend(reaches[root.pointer].references)
    while waiting:
        pointer = waiting.pop()
        if pointer not in found:
            found.add(pointer)
            if pointer not in reaches:
                reaches[pointer] = _scan(document.node(pointer).value)
            waiting.extend(reaches[pointer].references)
    return found


def _scan(value: Json) -> _Reach:
    reach = _Reach()
    waiting: list[Json] = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, dict):
            _read(part, reach)
            waiting.extend(_parts(part))
    return reach


def _parts(part: dict[str, Json]) -> Iterator[Json]:
    """What stands in a schema as schemas: names are any word, and data is not looked into."""
    for keyword, value in part.items():
        if keyword in NAMED and isinstance(value, dict):
            yield from value.values()
        elif keyword not in DATA and not keyword.startswith("x-"):
            yield value


def _read(part: dict[str, Json], reach: _Reach) -> None:
    reference = part.get("$ref")
    if isinstance(reference, str):
        reach.references.add(_pointer(reference))
    reach.required.update(strings(part.get("required")))
    for name, schema in as_object(part.get("properties")).items():
        marks = as_object(schema)
        if marks.get("readOnly") is True or marks.get("writeOnly") is True:
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
