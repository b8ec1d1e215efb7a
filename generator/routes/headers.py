"""Pure. The headers of responses as TypedDicts: those of the same headers share one.

A name is made of the headers it holds, so that another operation never renames it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import literal
from generator.names import claim, class_name
from generator.routes.source import ANNOTATED, taken_apart
from generator.schema.types import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.api import Api
    from oas.json_value import Json
    from oas.operation import Parameter, Response

HEADERS = ("..", "headers")
NOT_REQUIRED = ("typing", "NotRequired")
FIELD = ("pydantic", "Field")
# Names that the module itself uses.
TAKEN = (
    "Annotated", "Any", "Decimal", "Field", "JsonValue", "Literal", "NotRequired", "TypedDict",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeaderSet:
    """One TypedDict; each field is `"name": type` as source.

    `needed` says whether some of them must be sent.
    """

    name: str
    fields: tuple[Expression, ...]
    needed: bool

    @property
    def expression(self) -> Expression:
        """How a module below `routes` calls it."""
        return Expression(f"headers.{self.name}", frozenset({HEADERS}))

    @property
    def imports(self) -> frozenset[tuple[str, str]]:
        """What the fields need."""
        return frozenset().union(*(each.imports for each in self.fields))


@dataclass(frozen=True, slots=True)
class HeaderReader:
    """Reads the headers of one contract's responses, each response once."""

    api: Api
    notes: list[Note] = field(default_factory=list)
    _read: dict[str, HeaderSet | None] = field(default_factory=dict)
    _made: dict[tuple[Expression, ...], HeaderSet] = field(default_factory=dict)
    _used: set[str] = field(default_factory=lambda: {name.casefold() for name in TAKEN})

    @property
    def sets(self) -> tuple[HeaderSet, ...]:
        """All that were made, as they were met."""
        return tuple(self._made.values())

    def read(self, response: Response) -> HeaderSet | None:
        """The headers of `response`; None where it has none."""
        pointer = response.node.pointer
        if pointer not in self._read:
            # A header called Content-Type is ignored (OAS 3.1, section 4.8.17).
            found = [each for each in response.headers if each.name.lower() != "content-type"]
            self._read[pointer] = self._made_of(found) if found else None
        return self._read[pointer]

    def _made_of(self, headers: Sequence[Parameter]) -> HeaderSet:
        fields = tuple(self._field(each) for each in headers)
        if fields not in self._made:
            name = claim(class_name(_words(each.name for each in headers)), self._used)
            needed = any(each.required for each in headers)
            self._made[fields] = HeaderSet(name, fields, needed)
        return self._made[fields]

    def _field(self, header: Parameter) -> Expression:
        wanted = self._type(header)
        parts = taken_apart(wanted.text)
        said: list[tuple[str, Json]] = [
            ("description", header.description),
            ("deprecated", header.deprecated),
        ]
        example = header.node.object.get("example")
        if example is not None:
            said.append(("examples", [example]))
        arguments = [*parts.arguments, *(f"{word}={literal(v)}" for word, v in said if v)]
        marks = [*parts.others, *([f"Field({', '.join(arguments)})"] if arguments else [])]
        found = f"Annotated[{', '.join([parts.inner, *marks])}]" if marks else parts.inner
        own = {ANNOTATED} if marks else set()
        own |= {FIELD} if arguments else set()
        if not header.required:
            found = f"NotRequired[{found}]"
            own.add(NOT_REQUIRED)
        return Expression(f"{literal(header.name)}: {found}", wanted.imports | own)

    def _type(self, header: Parameter) -> Expression:
        if header.schema is not None:
            return self.api.annotation(header.schema, Direction.RESPONSE)
        if header.content:
            note = "the content of a header is handed over as text"
            self.notes.append(Note(header.node.pointer, note))
        return Expression("str")


def _words(names: Iterable[str]) -> str:
    """The names, neighbours that begin alike as what they have in common: `X-RateLimit`."""
    groups = groupby((name.split("-") for name in names), key=_start)
    return " ".join(word for _, group in groups for word in _common([*group]))


def _common(names: Sequence[Sequence[str]]) -> Iterator[str]:
    """The words with which all of the names begin."""
    for words in zip(*names, strict=False):
        if len(set(words)) > 1:
            return
        yield words[0]


def _start(words: Sequence[str]) -> tuple[str, ...]:
    """Where names begin alike: by the first word, by two where that is a mere `X`."""
    return tuple(words[: 2 if words[0] in {"X", "x"} else 1])
