"""Pure. A contract as the targets see it: its operations, and the Python type of every schema.

Made once a build and handed to each target, so that models and routes speak of the same names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.schema.directions import find_directions
from generator.schema.interpret import Interpreter
from generator.schema.render import Writer
from generator.schema.types import Direction
from oas.document import Node
from oas.operation import operations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.artifact import Note
    from generator.expression import Expression
    from generator.schema.flatten import Flattener
    from generator.schema.types import Declaration
    from oas.document import Document
    from oas.operation import MediaType, Operation


@dataclass(frozen=True, slots=True, eq=False)
class Api:
    """`declarations` are the names of the models module in the order they were found.

    `uses` names the support modules (`formats`, `checks`) that operations need, whatever the
    models do.
    """

    document: Document
    operations: tuple[Operation, ...]
    declarations: tuple[Declaration, ...]
    notes: tuple[Note, ...]
    uses: frozenset[str]
    _interpreter: Interpreter
    _writer: Writer

    @property
    def flattener(self) -> Flattener:
        """What it knows of schemas already, for a target that asks for their keywords."""
        return self._interpreter.flattener

    def annotation(self, schema: Node, direction: Direction) -> Expression:
        """The type of a schema that an operation uses, as source for a module below `routes`."""
        return self._writer.expression(self._interpreter.annotation(schema, direction))


def read_api(document: Document) -> Api:
    """Interpret every schema of `document`. Raises ContractError where one cannot be followed."""
    found = tuple(operations(document))
    interpreter = Interpreter(document, find_directions(document, found))
    interpreter.declare_components(_components(document))
    writer = Writer("..", "models.")
    used = {
        interpreter.annotation(schema, direction)
        for operation in found
        for schema, direction in _schemas(operation)
    }
    names = interpreter.declarations
    return Api(
        document,
        found,
        tuple(names.made.values()),
        tuple(names.notes.values()),
        frozenset(
            module.lstrip(".") or name
            for part in used
            for module, name in writer.expression(part).imports
            if module.startswith("..")
        ),
        interpreter,
        writer,
    )


def _components(document: Document) -> list[Node]:
    schemas = Node(document.root.get("components"), "/components").child("schemas")
    return [schemas.child(name) for name in schemas.object]


def _schemas(operation: Operation) -> Iterator[tuple[Node, Direction]]:
    for parameter in operation.parameters():
        yield from _content(parameter.content, Direction.REQUEST)
        if parameter.schema is not None:
            yield parameter.schema, Direction.REQUEST
    if body := operation.request_body():
        yield from _content(body.content, Direction.REQUEST)
    for response in operation.responses():
        yield from _content(response.content, Direction.RESPONSE)


def _content(
    content: tuple[MediaType, ...], direction: Direction
) -> Iterator[tuple[Node, Direction]]:
    return ((media.schema, direction) for media in content if media.schema is not None)
