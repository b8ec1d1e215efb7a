"""Pure. What FastAPI writes, or leaves out, whatever an application says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.contract_drift.places import Places
from gates.finding import Finding, Severity
from gates.round_trip.rules import INSISTED, RULES
from oas.compare.space import Edit, Subject
from oas.json_value import as_object, text
from oas.operation import operations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.document import Document
    from oas.json_value import Json
    from oas.operation import Operation

# Its own version of the specification; components that no operation uses.
_ALWAYS = frozenset({Subject.SPECIFICATION, Subject.COMPONENT})
# What it makes of the name of a function where nobody gives one.
_MADE_UP = frozenset(
    {
        (Subject.DOCUMENTATION, Edit.ADDED, "summary"),
        (Subject.OPERATION_ID, Edit.ADDED, "operationId"),
    }
)
_SCHEMA = "/HTTPValidationError"


def is_made_up(change: Change) -> bool:
    """Whether it is a name that FastAPI gives to what has none."""
    return (change.subject, change.edit, change.name) in _MADE_UP


def is_insisted(change: Change) -> bool:
    """Whether no application could have FastAPI say it otherwise."""
    if change.subject in _ALWAYS or is_made_up(change):
        return True
    if change.edit is Edit.CHANGED and change.subject in {Subject.DOCUMENTATION, Subject.INFO}:
        return _encoded(change.before) == _encoded(change.after)
    if change.subject in {Subject.NUMBER_RANGE, Subject.MULTIPLE_OF}:
        return _is_rounded(change.before, change.after)
    # A null is left out of all objects, and so is a default of null.
    return change.subject is Subject.DEFAULT and change.is_gone and change.before is None


def _encoded(value: Json) -> Json:
    """As FastAPI writes it: no members that are null, and URLs of a host end in a slash."""
    if isinstance(value, dict):
        return {name: _encoded(member) for name, member in value.items() if member is not None}
    if isinstance(value, list):
        return [_encoded(item) for item in value]
    return value.removesuffix("/") if isinstance(value, str) else value


def _is_rounded(before: Json, after: Json) -> bool:
    """Whether it is the number as FastAPI holds all limits: in 64 bits of floating point."""
    if not (isinstance(before, int | float) and isinstance(after, int | float)):
        return False
    try:
        return float(before) == float(after)
    except OverflowError:
        return False


def validation_answers(contract: Document, made: Document) -> Iterator[Finding]:
    """One Finding for all operations that have a response 422 of FastAPI's, none where none has."""
    given = tuple(f"{o.method.upper()} {o.path}" for o in operations(made) if _has_it(o))
    if given:
        yield Finding(
            INSISTED,
            Severity.NOTE,
            f"FastAPI's document gives {counted(len(given), 'operation')} a response 422 of its own",
            Places(contract, ["/paths"])["/paths"],
            hint=RULES[INSISTED].hint,
            operation=given[0],
            operations=given,
            name="422",
        )


def _has_it(operation: Operation) -> bool:
    content = operation.node.child("responses", "422", "content", "application/json", "schema")
    return text(as_object(content.value).get("$ref")).endswith(_SCHEMA)
