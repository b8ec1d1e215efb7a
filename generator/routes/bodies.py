"""Pure. A Request Body Object becomes arguments: a model, the parts of a form, or its bytes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import literal
from generator.routes.argument import Argument, Marker, Presence, argument, read_by_route
from generator.routes.forms import FormReader, styles
from generator.routes.media import (
    MULTIPART,
    bare,
    is_json,
    is_range,
    is_text,
    is_urlencoded,
    is_xml,
)
from generator.routes.shown import ShownReader
from generator.routes.source import bare as bare_type
from generator.routes.source import either, or_none, using
from generator.routes.wire import Kind, kinds
from generator.schema.types import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.api import Api
    from generator.schema.flatten import Flattener
    from oas.json_value import Json, JsonObject
    from oas.operation import MediaType, RequestBody

BODY = "body"
CONTENT = ("..content", "Content")
JSON_VALUE = Expression("JsonValue", frozenset({("pydantic", "JsonValue")}))
STREAM = Expression("AsyncIterator[bytes]", frozenset({("collections.abc", "AsyncIterator")}))
REQUEST = ("..calling", "current_request")


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
        if not body.content:
            note = Note(body.node.pointer, "a body without a media type is not read")
            return Body(notes=(note,))
        typed = [media for media in body.content if self._is_typed(media)]
        others = [media for media in body.content if media not in typed]
        if not typed and [bare(media.name) for media in others] == [MULTIPART]:
            return self._form(body, others[0], claim)
        if not typed:
            return self._raw(body, others, claim(BODY))
        # What is no JSON under `*/*` has no model either.
        either_way = others or [media for media in typed if is_range(media.name)]
        return self._typed(body, typed, others, claim(BODY), is_choice=bool(either_way))

    def _is_typed(self, media: MediaType) -> bool:
        """Whether the body has a type: JSON, or a form that is an object."""
        if not is_urlencoded(media.name):
            return is_json(media.name)
        return media.schema is not None and Kind.OBJECT in kinds(self.flattener, media.schema)

    def _typed(
        self,
        body: RequestBody,
        typed: Sequence[MediaType],
        others: Sequence[MediaType],
        name: str,
        *,
        is_choice: bool,
    ) -> Body:
        wanted = self._type(typed)
        untyped = [media for media in others if self._has_parts(media)]
        made = argument(
            name,
            wanted,
            self._marker(typed, untyped),
            Presence(
                required=body.required and not is_choice,
                nullable=self._is_nullable(typed) and not is_choice,
            ),
        )
        known = [*typed, *untyped]
        shown = ShownReader(self.api.document).body(
            body,
            read=known,
            others=[media for media in others if media not in untyped],
            required=body.required and is_choice,
        )
        if not is_choice:
            return Body((made,), shown.notes, shown.document)
        plain = either([bare_type(wanted.text), "Content"])
        declared = plain if body.required else or_none(plain)
        word = "received" if body.required else "received_if_any"
        imports = wanted.imports | {CONTENT}
        made = replace(
            made,
            declared=Expression(f"{name}: {declared}", using(declared, imports).imports),
            passed=Expression(f"{name}={word}({name})", frozenset({("..serving", word)})),
        )
        return Body((made,), shown.notes, shown.document)

    def _marker(self, typed: Sequence[MediaType], untyped: Sequence[MediaType]) -> Marker:
        names = tuple(media.name for media in typed)
        styled: JsonObject = {
            name: [style, explode]
            for media in typed
            for name, (style, explode) in styles(media).items()
        }
        tables = {
            "types": [] if all(_is_same(media, typed[0]) for media in typed) else [*typed],
            "untyped": [*untyped],
        }
        sources, imports = [], set[tuple[str, str]]()
        for word, listed in tables.items():
            types = [(literal(media.name), self._type([media])) for media in listed]
            entries = ", ".join(f"{name}: {wanted.text}" for name, wanted in types)
            sources += [f"{word}={{{entries}}}"] if entries else []
            imports.update(*(wanted.imports for _, wanted in types))
        words: list[tuple[str, Json]] = [("styles", styled or None)]
        said = () if names == ("application/json",) else names
        return Marker("Body", "", said, tuple(words), tuple(sources), frozenset(imports))

    def _has_parts(self, media: MediaType) -> bool:
        """Whether a body that is handed over as it comes would be more than a text."""
        return media.schema is not None and not {Kind.OBJECT, Kind.ARRAY}.isdisjoint(
            kinds(self.flattener, media.schema)
        )

    def _is_nullable(self, typed: Sequence[MediaType]) -> bool:
        return any(
            Kind.NULL in kinds(self.flattener, media.schema)
            for media in typed
            if media.schema is not None
        )

    def _form(self, body: RequestBody, media: MediaType, claim: Callable[[str], str]) -> Body:
        found = FormReader(self.api, self.flattener).read(body, media, claim)
        if found.arguments:
            return Body(found.arguments, found.notes, found.document)
        raw = self._raw(body, [media], claim(BODY), is_choice=True)
        return replace(raw, notes=(*found.notes, *raw.notes))

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

    def _raw(
        self, body: RequestBody, others: Sequence[MediaType], name: str, *, is_choice: bool = False
    ) -> Body:
        """A body that has no model: text, bytes as they come, or Content where there is a choice."""
        shown = ShownReader(self.api.document).body(body, others=others, required=body.required)
        current = frozenset({REQUEST})
        if len(others) > 1 or is_choice:
            wanted = Expression("Content", frozenset({CONTENT}))
            passed = Expression("Content(current_request())", current | {CONTENT})
        elif is_xml(others[0].name):
            wanted = Expression("bytes")
            passed = Expression("await current_request().body()", current)
        elif is_text(others[0].name):
            wanted = Expression("str")
            passed = Expression(
                "await body_text(current_request())", current | {("..content", "body_text")}
            )
        else:
            wanted, passed = STREAM, Expression("current_request().stream()", current)
        return Body((read_by_route(name, wanted, passed),), shown.notes, shown.document)


def _is_same(media: MediaType, first: MediaType) -> bool:
    """Whether two media types have one schema."""
    mine, other = media.schema, first.schema
    return media == first or (mine is not None and other is not None and mine.value == other.value)
