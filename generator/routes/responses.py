"""Pure. The responses of an operation: what the interface returns, and what FastAPI is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import literal
from generator.names import identifier, unique
from generator.routes.media import is_json, is_text
from generator.routes.source import bare, either, using
from generator.routes.statuses import Status, read_status
from generator.schema.types import Direction
from oas.document import Node
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.api import Api
    from oas.document import Document
    from oas.operation import MediaType, Operation, Response

REPLIES = ("..", "replies")
RESPONSES = ("..", "responses")
JSON_VALUE = Expression("JsonValue", frozenset({("pydantic", "JsonValue")}))
RAW = Expression("replies.Raw", frozenset({REPLIES}))
TEXT = Expression("replies.Text", frozenset({REPLIES}))
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. `model` is None where no media type of it has one."""

    status: Status
    response: Response
    model: Expression | None
    raw: Expression | None

    @property
    def body(self) -> Expression:
        """The type of its body."""
        found = [part for part in (self.model, self.raw) if part is not None]
        if not found:
            return Expression("None")
        text = either([bare(part.text) for part in found])
        return using(text, frozenset().union(*(part.imports for part in found)))

    @property
    def bare_body(self) -> Expression:
        """The type of its body where no Reply says of which media type it is."""
        if self.model is None:
            return self.body
        return using(bare(self.model.text), self.model.imports)

    @property
    def needs_reply(self) -> bool:
        """Whether something of it can only be said by a Reply: headers, another media type."""
        several = len(self.content) > 1 or (self.model is not None and self.raw is not None)
        return several or bool(self.response.headers)

    @property
    def reply(self) -> Expression:
        """Its class of `replies`, with the type of the body."""
        name = f"replies.{self.status.name}"
        if not self.status.has_body:
            return Expression(name, frozenset({REPLIES}))
        return Expression(f"{name}[{self.body.text}]", self.body.imports | {REPLIES})

    @property
    def content(self) -> tuple[MediaType, ...]:
        """The media types it can have."""
        return self.response.content if self.status.has_body else ()

    @property
    def is_plain_json(self) -> bool:
        """Whether FastAPI's own idea of a response with a model is right."""
        return self.model is not None and [media.name for media in self.content] == [JSON]


@dataclass(frozen=True, slots=True)
class Answers:
    """The responses of an operation. `success` is the first that is a success."""

    answers: tuple[Answer, ...]
    success: Answer | None
    notes: tuple[Note, ...]

    @property
    def returns(self) -> Expression:
        """What a method of the interface returns."""
        parts: list[Expression] = []
        for answer in self.answers:
            if answer is self.success and answer.content:
                # The body alone is JSON where there is any: another media type must be named.
                parts.append(answer.bare_body)
                if not answer.needs_reply:
                    continue
            parts.append(answer.reply)
        if not parts:
            return Expression("replies.Reply[None]", frozenset({REPLIES}))
        imports = frozenset().union(*(part.imports for part in parts))
        return using(either([part.text for part in parts]), imports)


def read_responses(api: Api, operation: Operation) -> Answers:
    """The responses of `operation`; a status that HTTP does not know is left out with a note."""
    notes: list[Note] = []
    answers: dict[str, Answer] = {}
    for response in operation.responses():
        pointer = join(operation.node.pointer, "responses", response.status)
        status = read_status(response.status)
        if status is None:
            notes.append(Note(pointer, "a status must have three digits; left out"))
        elif status.key not in answers:
            answers[status.key] = _answer(api, status, response)
            if response.content and not status.has_body:
                notes.append(Note(pointer, f"a response {status.key} has no body; it is left out"))
        if response.node.has("links"):
            notes.append(Note(join(pointer, "links"), "links are not served"))
    success = next((a for a in answers.values() if a.status.code // 100 == 2), None)  # noqa: PLR2004
    return Answers(tuple(answers.values()), success, tuple(notes))


def _answer(api: Api, status: Status, response: Response) -> Answer:
    content = response.content if status.has_body else ()
    typed = [media for media in content if is_json(media.name)]
    others = [media for media in content if not is_json(media.name) or "*" in media.name]
    raw: Expression | None = None
    if others:
        only_text = not typed and all(is_text(media.name) for media in others)
        raw = TEXT if only_text else RAW
    return Answer(status, response, _model(api, typed) if typed else None, raw)


def _model(api: Api, typed: Iterable[MediaType]) -> Expression:
    found = [
        JSON_VALUE if media.schema is None else api.annotation(media.schema, Direction.RESPONSE)
        for media in typed
    ]
    text = either([part.text for part in found])
    imports = frozenset().union(*(part.imports for part in found))
    return using(
        "JsonValue" if "JsonValue" in text.split(" | ") else text, imports | JSON_VALUE.imports
    )


@dataclass(frozen=True, slots=True)
class SharedResponses:
    """The contract's `components/responses`: the name of a constant for each pointer."""

    names: Mapping[str, str]

    def name(self, answer: Answer) -> str:
        """The constant that says what `answer` says; empty where none does."""
        return self.names.get(answer.response.node.pointer, "")


def shared_responses(document: Document) -> SharedResponses:
    """A constant for each response that operations may refer to."""
    holder = Node(document.root.get("components"), "/components").child("responses")
    names = unique(holder.object, lambda name: identifier(name).upper())
    return SharedResponses({holder.child(name).pointer: names[name] for name in holder.object})


def decoration(answers: Answers, shared: SharedResponses) -> list[Expression]:
    """The keyword arguments of the route's decorator that speak of responses."""
    found: list[Expression] = []
    success = answers.success
    if success is not None:
        found.append(Expression(f"status_code={success.status.code}"))
        model = success.model
        text = "None" if model is None else model.text
        found.append(Expression(f"response_model={text}", model.imports if model else frozenset()))
        if success.response.description:
            text = literal(success.response.description)
            found.append(Expression(f"response_description={text}"))
    else:
        found.append(Expression("response_model=None"))
    if success is None or success.model is None:
        found.append(Expression("response_class=Response"))
    entries = [_entry(answer, answers, shared) for answer in answers.answers]
    entries = [entry for entry in entries if entry.text]
    if entries:
        text = ", ".join(entry.text for entry in entries)
        imports = frozenset().union(*(entry.imports for entry in entries))
        found.append(Expression(f"responses={{{text}}}", imports))
    return found


def described(answer: Answer, *, is_success: bool = False) -> Expression:
    """What FastAPI is told of a response; nothing where other arguments have said it all."""
    said: list[str] = []
    imports: frozenset[tuple[str, str]] = frozenset()
    if not is_success:
        said.append(f'"description": {literal(answer.response.description)}')
        if answer.model is not None:
            said.append(f'"model": {answer.model.text}')
            imports = answer.model.imports
    if answer.content and not answer.is_plain_json:
        parts = (_media(answer, media) for media in answer.content)
        said.append(f'"content": {{{", ".join(parts)}}}')
    return Expression(f"{{{', '.join(said)}}}" if said else "", imports)


def _entry(answer: Answer, answers: Answers, shared: SharedResponses) -> Expression:
    """The line of `responses` for one status."""
    is_success = answer is answers.success
    name = shared.name(answer)
    if name and not is_success:
        return Expression(f"{answer.status.source}: responses.{name}", frozenset({RESPONSES}))
    found = described(answer, is_success=is_success)
    return Expression(found.text and f"{answer.status.source}: {found.text}", found.imports)


def _media(answer: Answer, media: MediaType) -> str:
    schema = "{}" if answer.model is not None else '{"schema": {"type": "string"}}'
    return f"{literal(media.name)}: {schema}"
