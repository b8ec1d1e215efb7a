"""Pure. A contract as the targets see it: its operations, and the Python type of every schema.

Made once a build and handed to each target, so that models and routes speak of the same names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression, modules_of
from generator.options import BuildOptions, Engine, Enums
from generator.schema.directions import find_directions
from generator.schema.enums import Enumerations, enumerated
from generator.schema.interpret import Interpreter
from generator.schema.render import Writer, names_in
from generator.schema.types import Direction
from oas.document import Node
from oas.errors import ContractError
from oas.operation import operations, outgoing, webhooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.schema.flatten import Flattener
    from generator.schema.types import Declaration, Type
    from oas.document import Document
    from oas.operation import MediaType, Operation


DEFAULTS = BuildOptions()
# How the reason of a Note begins that an operation is not in the code.
LEFT_OUT = "left out: "


@dataclass(frozen=True, slots=True, eq=False)
class Api:
    """`declarations` are the names of the models module in the order they were found.

    `uses` names the support modules (`formats`, `checks`) that operations need, whatever the
    models do. `names` are those that the schemas of an operation mention, by its pointer.
    """

    document: Document
    operations: tuple[Operation, ...]
    declarations: tuple[Declaration, ...]
    notes: tuple[Note, ...]
    uses: frozenset[str]
    names: Mapping[str, frozenset[str]]
    _interpreter: Interpreter
    _enumerations: Enumerations
    _writer: Writer

    @property
    def flattener(self) -> Flattener:
        """What it knows of schemas already, for a target that asks for their keywords."""
        return self._interpreter.flattener

    def annotation(self, schema: Node, direction: Direction) -> Expression:
        """The type of a schema that an operation uses, as source for a module below `routes`."""
        return self._writer.expression(self._type(schema, direction))

    def default(self, schema: Node, direction: Direction, source: str) -> Expression:
        """The default of such a schema, given as the source of its JSON."""
        wanted = self._type(schema, direction)
        text = self._enumerations.default(wanted, source, self._writer.models)
        imports = self._writer.expression(wanted).imports if text != source else frozenset()
        return Expression(text, imports)

    def _type(self, schema: Node, direction: Direction) -> Type:
        found = self._interpreter.annotation(schema, direction)
        if len(self._interpreter.declarations.made) > len(self.declarations):
            raise LookupError(f"read_api did not see the schema at {schema.pointer!r}")
        return self._enumerations.type(found)


def read_api(document: Document, options: BuildOptions = DEFAULTS) -> Api:
    """Interpret every schema of `document`. Raises ContractError where one cannot be followed."""
    found = tuple(operations(document))
    interpreter = Interpreter(document, find_directions(document, (*found, *outgoing(document))))
    interpreter.declare_components(_components(document))
    used, left_out = _used((*found, *webhooks(document)), interpreter)
    names = interpreter.declarations
    enumerations = _enumerations(tuple(names.made.values()), used, options)
    writer = Writer("..", "models.")
    return Api(
        document,
        tuple(operation for operation in found if operation.node.pointer in used),
        enumerations.declarations,
        (*names.notes.values(), *left_out),
        _support(used, writer),
        {pointer: frozenset().union(*map(names_in, types)) for pointer, types in used.items()},
        interpreter,
        enumerations,
        writer,
    )


def _used(
    found: Iterable[Operation], interpreter: Interpreter
) -> tuple[dict[str, frozenset[Type]], list[Note]]:
    """The types of each operation by its pointer; one that cannot be followed is left out."""
    used: dict[str, frozenset[Type]] = {}
    notes = []
    for operation in found:
        try:
            types = frozenset(interpreter.annotation(*each) for each in _schemas(operation))
        except ContractError as error:
            notes.append(Note(operation.node.pointer, f"{LEFT_OUT}{error.message}"))
        else:
            used[operation.node.pointer] = types
    return used, notes


def _enumerations(
    declarations: tuple[Declaration, ...],
    used: Mapping[str, frozenset[Type]],
    options: BuildOptions,
) -> Enumerations:
    """Another engine makes enumerations, if any, by itself."""
    if options.enums is Enums.LITERAL or options.engine is not Engine.CONTRATO:
        return Enumerations(declarations)
    return enumerated(declarations, frozenset().union(*used.values()))


def _support(used: Mapping[str, frozenset[Type]], writer: Writer) -> frozenset[str]:
    """The support modules that these types need."""
    found = frozenset().union(*used.values())
    imports = (each for wanted in found for each in writer.expression(wanted).imports)
    return modules_of("..", imports) - {"models"}


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
        for header in response.headers:
            if header.schema is not None:
                yield header.schema, Direction.RESPONSE
    for callback in operation.callbacks():
        yield from _schemas(callback.operation)


def _content(
    content: tuple[MediaType, ...], direction: Direction
) -> Iterator[tuple[Node, Direction]]:
    return ((media.schema, direction) for media in content if media.schema is not None)
