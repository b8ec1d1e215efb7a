"""The `routes` target: FastAPI routes of every operation, with an interface to implement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.api import LEFT_OUT
from generator.artifact import Artifact, Note, Rendered
from generator.names import identifier, unique
from generator.routes import modules
from generator.routes.contract import served
from generator.routes.decoration import Decorator, shared_responses
from generator.routes.headers import HeaderReader
from generator.routes.metadata import metadata
from generator.routes.modules import Module
from generator.routes.operations import TAKEN_METHODS, OperationReader
from generator.routes.outgoing import CallReader, callback_names
from generator.routes.paths import base_pattern, shape
from generator.routes.responses import ResponseReader
from generator.routes.security import read_schemes
from generator.routes.tags import read_tags
from oas.errors import ContractError
from oas.operation import outgoing
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.api import Api
    from generator.options import BuildOptions
    from generator.routes.operations import OperationView
    from generator.routes.security import Schemes
    from generator.routes.tags import Tag
    from oas.operation import Operation

# What is the same for every contract.
SUPPORT = (
    "application", "calling", "content", "credentials", "describing", "document", "exact",
    "expected", "forms", "json_text", "matching", "parameters", "problems", "reading", "requests",
    "sending", "serving", "shapes", "styles",
)  # fmt: skip


def render(api: Api, options: BuildOptions) -> Rendered:  # noqa: ARG001 (a target's signature)
    """The interfaces and routes by tag, the application, and what both stand on."""
    schemes = read_schemes(api.document, [*api.operations, *outgoing(api.document)])
    reader = _reader(api, schemes)
    tags = read_tags(api)
    notes = [each for each in api.notes if each.reason.startswith(LEFT_OUT)]
    notes += _unanswered(tags)
    found = [Module(tag, tuple(_views(tag, reader, notes))) for tag in tags]
    calls = CallReader(api, reader)
    groups = {"callbacks": calls.callbacks(), "webhooks": calls.webhooks()}
    about, files = metadata(api.document), served(api.document)
    parts = modules.Parts(
        found,
        {name: each for name, each in groups.items() if each},
        about,
        schemes,
        files.places,
        base_pattern(api.document, api.operations),
    )
    artifacts = (
        modules.application(api.document, parts),
        *modules.packages(parts),
        *_shared(reader),
        *map(modules.support, SUPPORT),
        *([modules.support("outgoing")] if parts.outgoing else []),
        *files.artifacts,
    )
    notes += [note for module in found for view in module.operations for note in view.notes]
    notes += [*calls.notes, *reader.notes, *schemes.notes, *about.notes]
    return Rendered(artifacts, tuple(notes))


def _reader(api: Api, schemes: Schemes) -> OperationReader:
    responses = ResponseReader(api, HeaderReader(api))
    decorator = Decorator(responses, shared_responses(api.document))
    names = callback_names(api)
    return OperationReader(api, api.flattener, responses, decorator, schemes.names, names)


def _views(tag: Tag, reader: OperationReader, notes: list[Note]) -> Iterator[OperationView]:
    """The operations of a tag; one that cannot be read is left out, and all others stand."""
    keys = [(each.operation_id or f"{each.method} {each.path}") for each in tag.operations]
    names = unique(keys, identifier, (*TAKEN_METHODS, tag.interface))
    for operation, key in zip(tag.operations, keys, strict=True):
        try:
            yield reader.read(operation, names[key])
        except ContractError as error:
            notes.append(Note(operation.node.pointer, f"{LEFT_OUT}{error.message}"))


def _unanswered(tags: Iterable[Tag]) -> Iterator[Note]:
    """Operations whose requests another one takes: their paths differ in the names only."""
    first: dict[tuple[str, str], Operation] = {}
    for operation in (each for tag in tags for each in tag.operations):
        other = first.setdefault((operation.method, shape(operation.path)), operation)
        if other is not operation:
            reason = f"never answered: {printable(other.path)} matches the same requests"
            yield Note(operation.node.pointer, reason)


def _shared(reader: OperationReader) -> Iterator[Artifact]:
    """What operations share: it is known once all of them are read."""
    if reader.decorator.constants:
        yield modules.responses(reader.decorator.constants)
    if reader.responses.headers.sets:
        yield modules.headers(reader.responses.headers.sets)
