"""Pure. An operation as the template lays it out: every field is finished source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import docstring, literal
from generator.names import claim, identifier
from generator.routes.bodies import Body, BodyReader
from generator.routes.parameters import ParameterReader
from generator.routes.paths import is_reachable, renamed
from generator.routes.responses import decoration, read_responses
from generator.routes.security import requirements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.api import Api
    from generator.routes.argument import Argument
    from generator.routes.parameters import Read
    from generator.routes.responses import Answers, SharedResponses
    from generator.schema.flatten import Flattener
    from oas.json_value import Json, JsonObject
    from oas.operation import Operation

INDENT = 8
# Names that the route's function looks up: an argument of that name would hide them.
TAKEN_ARGUMENTS = (
    "self", "implemented", "respond", "received", "received_if_any", "body_text",
    "current_request",
)  # fmt: skip
# Names that the functions of a router, or the annotations of an interface, look up.
TAKEN_METHODS = (
    *TAKEN_ARGUMENTS, "models", "formats", "replies", "responses", "parameters", "router",
    "implementation",
    "authenticate", "cast", "arranged", "route_class", "create_router",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation: a method of the interface, and a route that calls it."""

    name: str
    method: str
    declared: str
    returns: str
    doc: str
    decorator: str
    taken: str
    passed: str
    imports: frozenset[tuple[str, str]]
    answers: Answers
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class OperationReader:
    """Reads the operations of one contract."""

    api: Api
    flattener: Flattener
    shared: SharedResponses

    def read(self, operation: Operation, name: str) -> OperationView:
        """`operation` as the method `name`."""
        used = set(TAKEN_ARGUMENTS)
        reads, body = self._arguments(operation, used)
        arguments = [*(read.argument for read in reads.values()), *body.arguments]
        answers = read_responses(self.api, operation)
        template = renamed(operation.path, _path_names(reads))
        extra = _extra(operation, [*reads.values()], body)
        decorator = [
            Expression(literal(template.path)),
            *_described(operation),
            *decoration(answers, self.shared),
            *([Expression(f"openapi_extra={literal(extra)}")] if extra else []),
        ]
        fragments = [*decorator, answers.returns]
        for argument in arguments:
            fragments += [argument.declared, argument.taken, argument.passed]
        notes = [note for read in reads.values() for note in read.notes]
        return OperationView(
            name=name,
            method=operation.method,
            declared=_declared(arguments),
            returns=answers.returns.text,
            doc=docstring(_doc(operation), INDENT) or "...",
            decorator=", ".join(part.text for part in decorator),
            taken=_taken(arguments),
            passed=", ".join(argument.passed.text for argument in arguments),
            imports=frozenset().union(*(part.imports for part in fragments)),
            answers=answers,
            notes=(*notes, *body.notes, *answers.notes, *_notes(operation, template.undeclared)),
        )

    def _arguments(
        self, operation: Operation, used: set[str]
    ) -> tuple[dict[tuple[str, str], Read], Body]:
        parameters = ParameterReader(self.api, self.flattener)
        reads = {
            (each.location, each.name): parameters.read(each, claim(identifier(each.name), used))
            for each in operation.parameters()
        }
        found = operation.request_body()
        if found is None:
            return reads, Body()
        bodies = BodyReader(self.api, self.flattener)
        return reads, bodies.read(found, lambda wire: claim(identifier(wire), used))


def _path_names(reads: dict[tuple[str, str], Read]) -> dict[str, str]:
    return {wire: read.argument.name for (place, wire), read in reads.items() if place == "path"}


def _described(operation: Operation) -> list[Expression]:
    """What the decorator says of the operation itself. Its description is the docstring's."""
    said: list[tuple[str, Json]] = [
        ("operation_id", operation.operation_id),
        ("tags", list(operation.tags)),
        ("summary", operation.summary.strip()),
        ("deprecated", operation.deprecated),
    ]
    return [Expression(f"{word}={literal(value)}") for word, value in said if value]


def _doc(operation: Operation) -> str:
    """The summary and the description, one of them where they say the same."""
    summary, description = operation.summary.strip(), operation.description.strip()
    if not description.startswith(summary):
        return f"{summary}\n\n{description}"
    return description


def _extra(operation: Operation, reads: list[Read], body: Body) -> JsonObject:
    """What FastAPI's document must be told beside what it finds out."""
    parameters: list[Json] = [read.document for read in reads if read.document is not None]
    security = requirements(operation)
    extra: JsonObject = {}
    if security:
        extra["security"] = security
    if parameters:
        extra["parameters"] = parameters
    if body.document is not None:
        extra["requestBody"] = body.document
    return extra


def _declared(arguments: Iterable[Argument]) -> str:
    texts = [argument.declared.text for argument in arguments]
    return ", ".join(["self", "*", *texts]) if texts else "self"


def _taken(arguments: Iterable[Argument]) -> str:
    """The parameters of the route: those with a default last, as Python wants them."""
    found = [argument for argument in arguments if argument.taken.text]
    ordered = sorted(found, key=lambda argument: argument.has_default)
    return ", ".join(argument.taken.text for argument in ordered)


def _notes(operation: Operation, undeclared: Iterable[str]) -> list[Note]:
    notes = [
        Note(
            operation.path_item.pointer, "a path expression without a parameter is not handed over"
        )
        for _ in undeclared
    ]
    if not is_reachable(operation.path):
        notes.append(
            Note(operation.node.pointer, "a path with a query or a fragment is never requested")
        )
    if operation.node.has("callbacks"):
        notes.append(Note(operation.node.child("callbacks").pointer, "callbacks are not sent"))
    if operation.node.has("servers") or operation.path_item.has("servers"):
        notes.append(Note(operation.node.pointer, "servers of its own: served with the others"))
    return notes
