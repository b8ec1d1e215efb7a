"""The gate round-trip: compare the contract with what FastAPI says of the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.contracts import contract_name
from gates.contract_drift.gate import read_head
from gates.contract_drift.side import BASE, HEAD, read_side
from gates.gate import CouldNotCheckError
from gates.report import Report
from gates.round_trip.application import application_of, own_document
from gates.round_trip.findings import findings_of
from gates.round_trip.insisted import validation_answers
from gates.round_trip.losses import losses
from generator.folder import read_folder
from oas.digest import digest
from oas.problem import Level

if TYPE_CHECKING:
    from gates.gate import Context
    from generator.artifact import Note
    from oas.compare.change import Change
    from oas.document import Document


def run(context: Context) -> Report:
    """Compare by meaning. Raises ToolError where a side cannot be read, made or judged."""
    contract = read_side("contract", lambda: read_head(context))
    application = application_of(context)
    made = own_document(application, context.environ)
    _refuse_invalid(made)
    strict = context.options.get("strict") is True
    found = losses(_changes(contract.document, made), _notes(context))
    findings = findings_of(found, contract.document, strict=strict)
    return Report(
        "round-trip",
        against=application.name,
        findings=(*findings, *validation_answers(contract.document, made)),
        inspected={"operations": contract.operations, "schemas": contract.schemas},
        digests={BASE: contract.digest, HEAD: digest(made.source.data)},
    )


def _refuse_invalid(made: Document) -> None:
    from oas.validity import check

    errors = [problem for problem in check(made) if problem.level is Level.ERROR]
    if errors:
        raise CouldNotCheckError(
            "document-not-valid",
            "FastAPI's document is not valid OpenAPI, so its meaning is undecided",
            where=made.source.name,
            hint="the routes say what contradicts itself; for generated code it is a fault of ours",
            problems=errors,
        )


def _changes(contract: Document, made: Document) -> tuple[Change, ...]:
    from oas.compare.comparison import compare
    from oas.compare.options import Options

    return compare(contract, made, Options(fastapi=True))


def _notes(context: Context) -> tuple[Note, ...]:
    """What the build noted; nothing where nothing is generated from this contract."""
    lock = read_folder(context.config.out_folder / contract_name(context.contract)).lock
    return lock.notes if lock else ()
