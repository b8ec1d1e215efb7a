"""Pure. Views of a Document by the specification's own words: Operation, Parameter, Response.

They read lazily and follow references; a document that passed `oas.validity` never makes them
raise. Defaults that the specification gives (`style`, `explode`, `required`) are filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from oas.document import Document, Node
from oas.json_value import as_array, as_object, flag, objects, strings, text

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
DEFAULT_STYLE = {"query": "form", "header": "simple", "path": "simple", "cookie": "form"}


@dataclass(frozen=True, slots=True)
class MediaType:
    """One entry of a `content` map. `schema` is None where the contract gives none."""

    name: str
    schema: Node | None
    node: Node


@dataclass(frozen=True, slots=True)
class Parameter:
    """A Parameter Object (OAS 3.1, section 4.8.12), or a Header Object with location `header`."""

    name: str
    location: str
    required: bool
    style: str
    explode: bool
    schema: Node | None
    content: tuple[MediaType, ...]
    node: Node

    @property
    def description(self) -> str:
        """The parameter's description, empty where there is none."""
        return text(self.node.object.get("description"))

    @property
    def deprecated(self) -> bool:
        """Whether the parameter is declared deprecated."""
        return flag(self.node.object.get("deprecated"))


@dataclass(frozen=True, slots=True)
class RequestBody:
    """A Request Body Object."""

    required: bool
    content: tuple[MediaType, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class Response:
    """A Response Object; `status` is a code, a range such as `4XX`, or `default`."""

    status: str
    description: str
    content: tuple[MediaType, ...]
    headers: tuple[Parameter, ...]
    node: Node


@dataclass(frozen=True, slots=True)
class SecurityRequirement:
    """Schemes that must all be satisfied, each with its scopes. Empty: anonymous is allowed."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Callback:
    """An operation that the server calls: `expression` says at which URL (OAS 3.1, section 4.8.18)."""

    name: str
    expression: str
    operation: Operation


@dataclass(frozen=True, eq=False)
class Operation:
    """One method of one path. `node` is the Operation Object, `path_item` where it hangs.

    What it reads it remembers, so several readers cost no more than one.
    """

    document: Document
    method: str
    path: str
    node: Node
    path_item: Node

    @property
    def operation_id(self) -> str:
        """`operationId`, empty where there is none."""
        return text(self.node.object.get("operationId"))

    @property
    def tags(self) -> tuple[str, ...]:
        """The operation's tags, as written."""
        return tuple(strings(self.node.object.get("tags")))

    @property
    def summary(self) -> str:
        """The operation's summary, empty where there is none."""
        return text(self.node.object.get("summary"))

    @property
    def description(self) -> str:
        """The operation's description, empty where there is none."""
        return text(self.node.object.get("description"))

    @property
    def deprecated(self) -> bool:
        """Whether the operation is declared deprecated."""
        return flag(self.node.object.get("deprecated"))

    def parameters(self) -> tuple[Parameter, ...]:
        """Its parameters: the path item's first, each overridden by the operation's of that name.

        Header parameters named Accept, Content-Type and Authorization are left out (OAS 3.1,
        section 4.8.12.2). Of one listed twice, the first counts.
        """
        return self._merged_parameters

    @cached_property
    def _merged_parameters(self) -> tuple[Parameter, ...]:
        own = {(p.location, p.name): p for p in reversed(list(self._parameters(self.node)))}
        shared = {(p.location, p.name): p for p in reversed(list(self._parameters(self.path_item)))}
        ordered = [*reversed(shared.items()), *reversed(own.items())]
        merged = {key: own.get(key, parameter) for key, parameter in ordered}
        return tuple(merged.values())

    def request_body(self) -> RequestBody | None:
        """Its request body, None where it takes none."""
        if not self.node.has("requestBody"):
            return None
        node = self.document.resolve(self.node.child("requestBody"))
        return RequestBody(
            flag(node.object.get("required")), media_types(self.document, node), node
        )

    def responses(self) -> tuple[Response, ...]:
        """Its responses in the order of the contract; extensions (`x-…`) are not responses."""
        return self._read_responses

    @cached_property
    def _read_responses(self) -> tuple[Response, ...]:
        holder = self.node.child("responses")
        statuses = [status for status in holder.object if not status.startswith("x-")]
        return tuple(self._response(status, holder.child(status)) for status in statuses)

    def security(self) -> tuple[SecurityRequirement, ...]:
        """The alternatives that authorise a call; none at all: the operation is public."""
        own = self.node.object.get("security", self.document.root.get("security"))
        return tuple(
            SecurityRequirement(tuple((name, tuple(strings(s))) for name, s in entry.items()))
            for entry in objects(own)
        )

    def callbacks(self) -> tuple[Callback, ...]:
        """What the server calls while or after it answers, in the order of the contract."""
        return self._read_callbacks

    @cached_property
    def _read_callbacks(self) -> tuple[Callback, ...]:
        holder = self.node.child("callbacks")
        found = []
        for name in holder.object:
            callback = self.document.resolve(holder.child(name))
            found += [
                Callback(name, expression, operation)
                for expression in callback.object
                if not expression.startswith("x-")
                for operation in path_operations(
                    self.document, expression, callback.child(expression)
                )
            ]
        return tuple(found)

    def _parameters(self, owner: Node) -> Iterator[Parameter]:
        holder = owner.child("parameters")
        for index in range(len(as_array(holder.value))):
            found = parameter(self.document, self.document.resolve(holder.child(index)))
            ignored = found.name.lower() in {"accept", "content-type", "authorization"}
            if not (found.location == "header" and ignored):
                yield found

    def _response(self, status: str, holder: Node) -> Response:
        node = self.document.resolve(holder)
        headers = node.child("headers")
        return Response(
            status,
            text(node.object.get("description")),
            media_types(self.document, node),
            tuple(
                header(self.document, name, self.document.resolve(headers.child(name)))
                for name in headers.object
            ),
            node,
        )


def operations(document: Document) -> Iterator[Operation]:
    """Every operation under `paths`, in the order of the contract."""
    paths = Node(document.root.get("paths"), "/paths")
    for path in paths.object:
        if path.startswith("/"):
            yield from path_operations(document, path, paths.child(path))


def webhooks(document: Document) -> Iterator[Operation]:
    """What the server calls of its own accord (OAS 3.1, section 4.8.1); the path is the name."""
    holder = Node(document.root.get("webhooks"), "/webhooks")
    for name in holder.object:
        if not name.startswith("x-"):
            yield from path_operations(document, name, holder.child(name))


def outgoing(document: Document) -> Iterator[Operation]:
    """All that the server calls: webhooks, and the callbacks of operations and of webhooks."""
    yield from webhooks(document)
    for operation in (*operations(document), *webhooks(document)):
        for callback in operation.callbacks():
            yield callback.operation


def path_operations(document: Document, path: str, holder: Node) -> Iterator[Operation]:
    """The operations of one Path Item Object, which may be a reference."""
    item = document.resolve(holder)
    for method in METHODS:
        if isinstance(item.object.get(method), dict):
            yield Operation(document, method, path, item.child(method), item)


def parameter(document: Document, node: Node) -> Parameter:
    """The view of a Parameter Object; `node` is already resolved."""
    return _parameter(document, node, text(node.object.get("name")), text(node.object.get("in")))


def header(document: Document, name: str, node: Node) -> Parameter:
    """The view of a Header Object; `node` is already resolved."""
    return _parameter(document, node, name, "header")


def media_types(document: Document, node: Node) -> tuple[MediaType, ...]:
    """The entries of the `content` map below `node`; OpenAPI 3.2 allows references there."""
    content = node.child("content")
    entries = [document.resolve(content.child(name)) for name in content.object]
    return tuple(
        MediaType(name, entry.child("schema") if entry.has("schema") else None, entry)
        for name, entry in zip(content.object, entries, strict=True)
    )


def _parameter(document: Document, node: Node, name: str, location: str) -> Parameter:
    value = as_object(node.value)
    style = text(value.get("style")) or DEFAULT_STYLE.get(location, "simple")
    explode = value.get("explode")
    return Parameter(
        name=name,
        location=location,
        required=flag(value.get("required")) or location == "path",
        style=style,
        explode=explode if isinstance(explode, bool) else style == "form",
        schema=node.child("schema") if node.has("schema") else None,
        content=media_types(document, node),
        node=node,
    )
