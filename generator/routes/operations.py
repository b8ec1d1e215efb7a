"""Pure. An operation as the template lays it out: every field is finished source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import docstring, literal
from generator.names import claim, identifier
from generator.routes.bodies import Body, BodyReader
from generator.routes.metadata import external_docs, servers
from generator.routes.parameters import ParameterReader
from generator.routes.paths import is_reachable, undeclared
from generator.routes.security import Required, required

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.api import Api
    from generator.routes.argument import Argument
    from generator.routes.decoration import Decorator
    from generator.routes.parameters import Read
    from generator.routes.responses import Answers, ResponseReader
    from generator.schema.flatten import Flattener
    from oas.json_value import Json
    from oas.operation import Operation

INDENT = 8
# Names that the route's function looks up: an argument of that name would hide them.
TAKEN_ARGUMENTS = (
    "self", "implemented", "respond", "received", "received_if_any", "body_text",
    "current_request",
)  # fmt: skip
# Names that the functions of a router, or the annotations of an interface, look up.
TAKEN_METHODS = (
    *TAKEN_ARGUMENTS, "models", "formats", "replies", "headers", "responses", "parameters",
    "security", "callbacks", "router", "implementation", "authenticate", "cast", "arranged", "route_class",
    "create_router",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation: a method of the interface, and a route that calls it.

    `text` is what its docstring says; `route_imports` are those of the decorator and of what the
    route takes.
    """

    name: str
    method: str
    declared: str
    returns: str
    doc: str
    decorator: str
    taken: str
    passed: str
    imports: frozenset[tuple[str, str]]
    route_imports: frozenset[tuple[str, str]]
    text: str
    answers: Answers
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class OperationReader:
    """Reads the operations of one contract."""

    api: Api
    flattener: Flattener
    responses: ResponseReader
    decorator: Decorator
    schemes: Mapping[str, str]
    callbacks: Mapping[str, str]
    known: dict[tuple[str, str], Read] = field(default_factory=dict)

    def read(
        self, operation: Operation, name: str, *, own_name: str = "", is_outgoing: bool = False
    ) -> OperationView:
        """`operation` as the method `name`; `own_name` is another name for the route.

        One that is outgoing is not asked for what the contract asks of its callers in general.
        """
        used = set(TAKEN_ARGUMENTS)
        reads, body = self._arguments(operation, used)
        arguments = [*(read.argument for read in reads.values()), *body.arguments]
        answers = self.responses.read(operation)
        returns = answers.returns
        asked = required(operation, self.schemes, inherits=not is_outgoing)
        extra, notes = _extra(operation, [*reads.values()], body, asked)
        decorator = [
            Expression(literal(operation.path)),
            *([Expression(f"name={literal(own_name)}")] if own_name else []),
            *_described(operation),
            *self.decorator.arguments(answers),
            *asked.arguments,
            *self._called_back(operation),
            *([Expression(f"openapi_extra={{{', '.join(extra)}}}")] if extra else []),
        ]
        taken = [*decorator, *(argument.taken for argument in arguments)]
        others = [part for each in arguments for part in (each.declared, each.passed)]
        notes += [note for read in reads.values() for note in read.notes]
        return OperationView(
            name=name,
            method=operation.method,
            declared=_declared(arguments),
            returns=returns.text,
            doc=docstring(_doc(operation), INDENT) or "...",
            decorator=", ".join(part.text for part in decorator),
            taken=_taken(arguments),
            passed=", ".join(argument.passed.text for argument in arguments),
            imports=_imports([*taken, *others, returns]),
            route_imports=_imports(taken),
            text=_doc(operation),
            answers=answers,
            notes=(
                *notes,
                *body.notes,
                *answers.notes,
                *([] if is_outgoing else _notes(operation)),
            ),
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was found to be left out of what operations share."""
        return (*self.responses.headers.notes, *self.decorator.notes)

    def _called_back(self, operation: Operation) -> list[Expression]:
        """The routes of its callbacks."""
        name = self.callbacks.get(operation.node.pointer)
        if name is None:
            return []
        return [Expression(f"callbacks=callbacks.{name}()", frozenset({("..", "callbacks")}))]

    def _arguments(
        self, operation: Operation, used: set[str]
    ) -> tuple[dict[tuple[str, str], Read], Body]:
        parameters = ParameterReader(self.api, self.flattener, self.known)
        reads = {
            (each.location, each.name): parameters.read(each, claim(identifier(each.name), used))
            for each in operation.parameters()
        }
        found = operation.request_body()
        if found is None:
            return reads, Body()
        bodies = BodyReader(self.api, self.flattener)
        return reads, bodies.read(found, lambda wire: claim(identifier(wire), used))


def _imports(parts: Iterable[Expression]) -> frozenset[tuple[str, str]]:
    return frozenset().union(*(part.imports for part in parts))


def _described(operation: Operation) -> list[Expression]:
    """What the decorator says of the operation itself. Its description is the docstring's."""
    said: list[tuple[str, Json]] = [
        ("operation_id", operation.operation_id),
        ("tags", list(operation.tags)),
        ("summary", operation.summary.strip()),
        ("deprecated", operation.deprecated),
    ]
    return [Expression(f"{word}={literal(value)}") for word, value in said if value]


def _extra(
    operation: Operation, reads: Iterable[Read], body: Body, asked: Required
) -> tuple[list[str], list[Note]]:
    """What FastAPI's document must be told beside what it finds out: entries of a dict."""
    parameters: list[Json] = [read.document for read in reads if read.document is not None]
    own = operation.node.object.get("servers", operation.path_item.object.get("servers"))
    notes: list[Note] = []
    said: list[tuple[str, Json]] = [
        ("parameters", parameters),
        ("requestBody", body.document),
        ("externalDocs", external_docs(operation.node.object, operation.node.pointer, notes)),
        ("servers", servers(own)),
    ]
    found = [f'"{word}": {literal(value)}' for word, value in said if value]
    return [*found, *([f'"security": {asked.extra}'] if asked.extra else [])], notes


def _doc(operation: Operation) -> str:
    """The summary and the description, one of them where they say the same."""
    summary, description = operation.summary.strip(), operation.description.strip()
    if not description.startswith(summary):
        return f"{summary}\n\n{description}"
    return description


def _declared(arguments: Iterable[Argument]) -> str:
    texts = [argument.declared.text for argument in arguments]
    return ", ".join(["self", "*", *texts]) if texts else "self"


def _taken(arguments: Iterable[Argument]) -> str:
    """The parameters of the route: those with a default last, as Python wants them."""
    found = [argument for argument in arguments if argument.taken.text]
    ordered = sorted(found, key=lambda argument: argument.has_default)
    return ", ".join(argument.taken.text for argument in ordered)


def _notes(operation: Operation) -> list[Note]:
    notes = [
        Note(
            operation.path_item.pointer, "a path expression without a parameter is not handed over"
        )
        for _ in undeclared(operation)
    ]
    if not is_reachable(operation.path):
        notes.append(
            Note(operation.node.pointer, "a path with a query or a fragment is never requested")
        )
    return notes
