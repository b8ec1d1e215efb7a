"""Pure. A Request Body Object becomes arguments: a model, the fields of a form, or its bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.routes.argument import Argument, Marker, argument, read_by_route
from generator.routes.forms import FormReader
from generator.routes.media import is_form, is_json, is_range, is_text
from generator.routes.source import bare, either, or_none, using
from generator.schema.types import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.api import Api
    from generator.schema.flatten import Flattener
    from oas.json_value import JsonObject
    from oas.operation import MediaType, RequestBody

BODY = "body"
CONTENT = ("..content", "Content")
JSON_VALUE = Expression("JsonValue", frozenset({("pydantic", "JsonValue")}))
STREAM = Expression("AsyncIterator[bytes]", frozenset({("collections.abc", "AsyncIterator")}))
REQUEST = ("..serving", "current_request")


@dataclass(frozen=True, slots=True)
class Body:
    """What a body becomes. `document` is what FastAPI's own document must be told of it."""

    arguments: tuple[Argument, ...] = ()
    notes: tuple[Note, ...] = ()
    document: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads the bodies of one contract."""

    api: Api
    flattener: Flattener

    def read(self, body: RequestBody, claim: Callable[[str], str]) -> Body:
        """`body` as arguments; `claim` gives each a name that is free in the operation."""
        typed = [media for media in body.content if is_json(media.name)]
        others = [media for media in body.content if not is_json(media.name)]
        # What is no JSON under `*/*` has no model either.
        raw = others or [media for media in typed if is_range(media.name)]
        if not body.content:
            note = Note(body.node.pointer, "a body without a media type is not read")
            return Body(notes=(note,))
        if typed and raw:
            return self._typed_or_raw(body, typed, claim(BODY))
        if typed:
            return Body((self._typed(body, typed, claim(BODY), required=body.required),))
        if len(others) == 1 and is_form(others[0].name):
            return self._form(body, others[0], claim)
        return _raw(body, others, claim(BODY))

    def _typed(
        self, body: RequestBody, typed: Sequence[MediaType], name: str, *, required: bool
    ) -> Argument:
        media_type = "application/json" if is_range(typed[0].name) else typed[0].name
        marker = Marker("Body", media_type="" if media_type == "application/json" else media_type)
        marker = replace(marker, description=_description(body))
        return argument(name, self._type(typed), marker, required=required)

    def _typed_or_raw(self, body: RequestBody, typed: Sequence[MediaType], name: str) -> Body:
        """JSON as its model, anything else as Content: FastAPI sees no body then."""
        made = self._typed(body, typed, name, required=False)
        wanted = self._type(typed)
        plain = either([bare(wanted.text), "Content"])
        declared = plain if body.required else or_none(plain)
        word = "received" if body.required else "received_if_any"
        argument_ = replace(
            made,
            declared=using_named(name, declared, wanted.imports | {CONTENT}),
            passed=Expression(f"{name}={word}({name})", frozenset({("..serving", word)})),
        )
        return Body((argument_,), (), _document(body, body.content))

    def _form(self, body: RequestBody, media: MediaType, claim: Callable[[str], str]) -> Body:
        found = FormReader(self.api, self.flattener).read(media, claim, required=body.required)
        if found.arguments:
            return Body(found.arguments, found.notes)
        raw = _raw(body, [media], claim(BODY), force=True)
        return replace(raw, notes=found.notes)

    def _type(self, typed: Sequence[MediaType]) -> Expression:
        found = [
            JSON_VALUE
            if media.schema is None
            else self.api.annotation(media.schema, Direction.REQUEST)
            for media in typed
        ]
        imports = frozenset().union(*(each.imports for each in found))
        text = either([each.text for each in found])
        return using("JsonValue" if "JsonValue" in text.split(" | ") else text, imports)


def using_named(name: str, text: str, imports: frozenset[tuple[str, str]]) -> Expression:
    """`name: text` with those of `imports` that the type uses."""
    return Expression(f"{name}: {text}", using(text, imports).imports)


def _raw(body: RequestBody, others: Sequence[MediaType], name: str, *, force: bool = False) -> Body:
    """A body that has no model: text, bytes as they come, or Content where there is a choice."""
    current = frozenset({REQUEST})
    if len(others) > 1 or force:
        wanted = Expression("Content", frozenset({CONTENT}))
        passed = Expression("Content(current_request())", current | {CONTENT})
    elif is_text(others[0].name):
        wanted = Expression("str")
        passed = Expression(
            "await body_text(current_request())", current | {("..content", "body_text")}
        )
    else:
        wanted, passed = STREAM, Expression("current_request().stream()", current)
    return Body((read_by_route(name, wanted, passed),), (), _document(body, others))


def _document(body: RequestBody, content: Sequence[MediaType]) -> JsonObject:
    described: JsonObject = {
        "required": body.required,
        "content": {
            media.name: {} if is_json(media.name) else {"schema": {"type": "string"}}
            for media in content
        },
    }
    return described


def _description(body: RequestBody) -> str:
    found = body.node.object.get("description")
    return found if isinstance(found, str) else ""
