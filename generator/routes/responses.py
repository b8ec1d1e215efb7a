"""Pure. The responses of an operation, and what the interface's method returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.routes.media import bare as bare_name
from generator.routes.media import is_json, is_text
from generator.routes.source import any_of, plain
from generator.routes.statuses import Status, read_status
from generator.schema.types import Direction
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.api import Api
    from generator.routes.headers import HeaderReader, HeaderSet
    from oas.operation import MediaType, Operation, Response

REPLIES = ("..", "replies")
JSON_VALUE = Expression("JsonValue", frozenset({("pydantic", "JsonValue")}))
JSON = "application/json"
EVENTS = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Answer:
    """One response. `models` are the types of its media types that are JSON, in their order.

    `model` is one of them, None where there is none; `raw` is the type of a body in any other
    media type.
    """

    status: Status
    response: Response
    models: tuple[Expression, ...]
    model: Expression | None
    raw: Expression | None
    headers: HeaderSet | None

    @property
    def body(self) -> Expression:
        """The type of its body."""
        found = [plain(part) for part in (self.model, self.raw) if part is not None]
        return any_of(found) if found else Expression("None")

    @property
    def bare_body(self) -> Expression:
        """The type of its body where no Reply says of which media type it is."""
        return self.body if self.model is None else plain(self.model)

    @property
    def needs_reply(self) -> bool:
        """Whether something of it can only be said by a Reply: headers, another media type."""
        several = len(self.content) > 1 or (bool(self.models) and self.raw is not None)
        return several or self.headers is not None

    @property
    def needs_headers(self) -> bool:
        """Whether it cannot be sent without headers of its own."""
        return self.headers is not None and self.headers.needed

    @property
    def reply(self) -> Expression:
        """Its class of `replies`, with the types of the body and the headers."""
        types = [self.body] if self.status.has_body else []
        types += [self.headers.expression] if self.headers else []
        said = f"[{', '.join(each.text for each in types)}]" if types else ""
        imports = frozenset({REPLIES}).union(*(each.imports for each in types))
        return Expression(f"replies.{self.status.name}{said}", imports)

    @property
    def content(self) -> tuple[MediaType, ...]:
        """The media types it can have."""
        return self.response.content if self.status.has_body else ()

    @property
    def is_plain_json(self) -> bool:
        """Whether FastAPI's own idea of a response with a model is right."""
        return bool(self.models) and [media.name for media in self.content] == [JSON]


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
            if answer is self.success and answer.content and not answer.needs_headers:
                # The body alone is JSON where there is any: another media type must be named.
                parts.append(answer.bare_body)
                if not answer.needs_reply:
                    continue
            parts.append(answer.reply)
        return any_of(parts) if parts else Expression("replies.Reply[None]", frozenset({REPLIES}))


@dataclass(frozen=True, slots=True)
class ResponseReader:
    """Reads the responses of one contract."""

    api: Api
    headers: HeaderReader

    def read(self, operation: Operation) -> Answers:
        """The responses of `operation`; a status that HTTP does not know is left out with a note."""
        notes: list[Note] = []
        answers: dict[str, Answer] = {}
        for response in operation.responses():
            pointer = join(operation.node.pointer, "responses", response.status)
            status = read_status(response.status)
            if status is None:
                notes.append(Note(pointer, "a status must have three digits; left out"))
            elif status.key not in answers:
                answers[status.key] = self._answer(status, response)
                if response.content and not status.has_body:
                    reason = f"a response {status.key} has no body; it is left out"
                    notes.append(Note(pointer, reason))
        found = tuple(answers.values())
        success = next((a for a in found if a.status.code // 100 == 2), None)  # noqa: PLR2004
        return Answers(found, success, tuple(notes))

    def _answer(self, status: Status, response: Response) -> Answer:
        content = response.content if status.has_body else ()
        models = tuple(self.model(media) for media in content if is_json(media.name))
        raw = _raw(content, typed=bool(models))
        return Answer(status, response, models, _one(models), raw, self.headers.read(response))

    def model(self, media: MediaType) -> Expression:
        """The type of one media type, whatever it is written in."""
        if media.schema is None:
            return JSON_VALUE
        return self.api.annotation(media.schema, Direction.RESPONSE)


def _one(models: tuple[Expression, ...]) -> Expression | None:
    """The type of a body that is JSON of any of its media types."""
    if len(models) <= 1:
        return models[0] if models else None
    return JSON_VALUE if JSON_VALUE in models else any_of(models)


def _raw(content: Iterable[MediaType], *, typed: bool) -> Expression | None:
    """The type of a body that has no model, None where it always has one."""
    names = [bare_name(media.name) for media in content]
    others = [name for name in names if not is_json(name) or "*" in name]
    if not others:
        return None
    word = "Raw"
    if set(others) == {EVENTS}:
        word = "Events"
    elif not typed and EVENTS not in others and all(map(is_text, others)):
        word = "Text"
    return Expression(f"replies.{word}", frozenset({REPLIES}))
