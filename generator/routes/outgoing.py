"""Pure. What the service calls by itself: callbacks and webhooks, each a function that sends it.

Each is a route as well, which nobody can request: by it FastAPI's document shows what is sent.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import docstring, literal
from generator.names import claim, identifier, unique
from generator.routes.media import is_json
from generator.routes.source import bare, either, or_none, using
from generator.schema.types import Direction
from oas.operation import webhooks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.api import Api
    from generator.routes.operations import OperationReader
    from generator.routes.responses import Answer
    from oas.operation import Callback, Operation, Parameter, RequestBody

INDENT = 4
# Names that the functions of the module look up.
TAKEN = (
    "client", "url", "self", "router", "models", "formats", "replies", "headers", "responses",
    "security", "create_webhooks", "send",
)  # fmt: skip
OWN = frozenset({
    ("fastapi", "APIRouter"), ("starlette.routing", "BaseRoute"), (".outgoing", "Call"),
    (".outgoing", "Client"), (".outgoing", "send"), (".serving", "ContractRoute"),
})  # fmt: skip
PLACES = {"header": "headers", "query": "query"}


@dataclass(frozen=True, slots=True)
class CallView:
    """One call: its route, its constant, and the function that sends it."""

    name: str
    method: str
    decorator: str
    taken: str
    doc: str
    constant: str
    arguments: str
    url: str
    declared: str
    returns: str
    sender_doc: str
    passed: str
    imports: frozenset[tuple[str, str]]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Calls whose routes a function of this name makes."""

    name: str
    doc: str
    calls: tuple[CallView, ...]

    @property
    def imports(self) -> frozenset[tuple[str, str]]:
        """What its part of the module needs."""
        return OWN.union(*(call.imports for call in self.calls))


def callback_names(api: Api) -> dict[str, str]:
    """The name of the function for each operation that has callbacks, by the operation's pointer."""
    found = [each for each in _callers(api) if each.callbacks()]
    keys = [each.operation_id or f"{each.method} {each.path}" for each in found]
    names = unique(keys, identifier, TAKEN)
    return {each.node.pointer: names[key] for each, key in zip(found, keys, strict=True)}


@dataclass(frozen=True, slots=True)
class CallReader:
    """Reads the calls of one contract with the `reader` of its operations."""

    api: Api
    reader: OperationReader
    notes: list[Note] = field(default_factory=list)

    def webhooks(self) -> list[Group]:
        """The webhooks, in one group; none at all where the contract has none."""
        found = [*webhooks(self.api.document)]
        if not found:
            return []
        methods = Counter(each.path for each in found)
        used = {*TAKEN}
        calls = []
        for each in found:
            word = each.path if methods[each.path] == 1 else f"{each.path} {each.method}"
            calls.append(self._read(each, _free(word, used)))
        return [Group("create_webhooks", "The webhooks, for FastAPI's document.", tuple(calls))]

    def callbacks(self) -> list[Group]:
        """The callbacks of each operation that has some."""
        names = self.reader.callbacks
        used = {*TAKEN, *names.values()}
        groups = []
        for operation in _callers(self.api):
            name = names.get(operation.node.pointer)
            if name is None:
                continue
            calls = [
                self._read(each.operation, _free(f"{name} {each.name}", used), callback=each.name)
                for each in operation.callbacks()
            ]
            about = "What is called back, for FastAPI's document."
            groups.append(Group(name, about, tuple(calls)))
            self.notes.extend(_unshown(operation.callbacks()))
        return groups

    def _read(self, operation: Operation, name: str, *, callback: str = "") -> CallView:
        """`operation` as the call `name`; `callback` is the contract's name of one."""
        view = self.reader.read(operation, name, own_name=callback, is_outgoing=True)
        self.notes.extend(view.notes)
        arguments, passed = self._arguments(operation)
        answers = [self._answer(answer) for answer in view.answers.answers]
        returns = _returns(view.answers.answers)
        body = operation.request_body()
        media_type = _media_type(body) if body else ""
        said = [literal(operation.method.upper()), f"{{{', '.join(a.text for a in answers)}}}"]
        if media_type not in {"", "application/json"}:
            said.append(f"media_type={literal(media_type)}")
        fragments = [*answers, *arguments, returns]
        return CallView(
            name=name,
            method=operation.method,
            decorator=view.decorator,
            taken=view.taken,
            doc=docstring(view.text, 2 * INDENT) or "...",
            constant=name.upper(),
            arguments=", ".join(said),
            url=literal(operation.path) if callback else "",
            declared=_declared(arguments),
            returns=returns.text,
            sender_doc=docstring(f"Send it to `url`.\n\n{view.text}".strip(), INDENT),
            passed=", ".join([name.upper(), "client", "url", *passed]),
            imports=_near(view.route_imports.union(*(each.imports for each in fragments))),
            answers=view.answers.answers,
        )

    def _arguments(self, operation: Operation) -> tuple[list[Expression], list[str]]:
        """The parameters of the function that sends it, and what it hands over."""
        used = {name.casefold() for name in TAKEN}
        found: list[Expression] = []
        passed: list[str] = []
        body = operation.request_body()
        if body is not None and body.content:
            found.append(self._body(body, claim("body", used)))
            passed.append("body=body")
        for place, word in PLACES.items():
            pairs = []
            for parameter in operation.parameters():
                if parameter.location == place:
                    name = claim(identifier(parameter.name), used)
                    found.append(self._parameter(parameter, name))
                    pairs.append(f"{literal(parameter.name)}: {name}")
            passed += [f"{word}={{{', '.join(pairs)}}}"] if pairs else []
        return found, passed

    def _body(self, body: RequestBody, name: str) -> Expression:
        typed = [media for media in body.content if is_json(media.name) and media.schema]
        found = [
            self.api.annotation(media.schema, Direction.REQUEST)
            for media in typed
            if media.schema is not None
        ]
        text = either([bare(each.text) for each in found]) or ("bytes" if not typed else "object")
        imports = frozenset().union(*(each.imports for each in found))
        return _argument(name, using(text, imports), required=body.required)

    def _parameter(self, parameter: Parameter, name: str) -> Expression:
        wanted = Expression("str")
        if parameter.schema is not None:
            found = self.api.annotation(parameter.schema, Direction.REQUEST)
            wanted = using(bare(found.text), found.imports)
        return _argument(name, wanted, required=parameter.required)

    def _answer(self, answer: Answer) -> Expression:
        """`"200": (replies.OK, models.Pet)`."""
        model = answer.model
        if model is None:
            model = Expression("bytes" if answer.raw else "None")
        text = f"{literal(answer.status.key)}: (replies.{answer.status.name}, {model.text})"
        return Expression(text, model.imports | {("..", "replies")})


def _callers(api: Api) -> Iterator[Operation]:
    """Whatever can have callbacks: a webhook as well."""
    yield from api.operations
    yield from webhooks(api.document)


def _free(word: str, used: set[str]) -> str:
    """A name for a call, whose sender has a name that is free as well."""
    name = claim(identifier(word), used)
    while f"send_{name}" in used:
        name = claim(name, used)
    used.add(f"send_{name}")
    return name


def _unshown(callbacks: Iterable[Callback]) -> Iterable[Note]:
    """FastAPI's document has one request for each name of a callback."""
    seen: set[str] = set()
    for each in callbacks:
        if each.name in seen:
            yield Note(
                each.operation.node.pointer,
                "FastAPI's document shows one request of a callback; it can be sent all the same",
            )
        seen.add(each.name)


def _media_type(body: RequestBody) -> str:
    names = [media.name for media in body.content]
    return next((name for name in names if is_json(name)), names[0] if names else "")


def _argument(name: str, wanted: Expression, *, required: bool) -> Expression:
    text = f"{name}: {wanted.text}" if required else f"{name}: {or_none(wanted.text)} = None"
    return Expression(text, wanted.imports)


def _declared(arguments: Sequence[Expression]) -> str:
    return "".join(f", {part}" for part in ["*", *(each.text for each in arguments)] if arguments)


def _returns(answers: Iterable[Answer]) -> Expression:
    """The replies, whose headers are whatever came."""
    parts = []
    for answer in answers:
        body = answer.body if answer.model or not answer.raw else Expression("bytes")
        said = f"[{body.text}]" if answer.status.has_body else ""
        parts.append(Expression(f"replies.{answer.status.name}{said}", body.imports))
    if not parts:
        return Expression("None")
    imports = frozenset({("..", "replies")}).union(*(part.imports for part in parts))
    return using(either([part.text for part in parts]), imports)


def _near(imports: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """Imports of a module below `routes`, as one beside it writes them."""
    return frozenset((module.replace("..", ".", 1), name) for module, name in imports)
