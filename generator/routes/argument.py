"""Pure. One argument of an operation: in the interface, in the route, and passed between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.literal import literal
from generator.routes.source import ANNOTATED, bare, or_none, taken_apart, using

if TYPE_CHECKING:
    from oas.json_value import Json

MARKERS = "..parameters"
MISSING = ("pydantic", "MISSING")
NO_SOURCE = Expression("")


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether an argument must be there, and what it is where it is not.

    `default` is Python source; `absent` that of JSON, where Python cannot write it. `nullable` says
    that null is a value of its own.
    """

    required: bool
    default: Expression = NO_SOURCE
    absent: str = ""
    nullable: bool = False

    @property
    def value(self) -> str:
        """What stands behind the equals sign, empty for nothing."""
        if self.required or self.absent:
            return ""
        return self.default.text or ("MISSING" if self.nullable else "None")


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument as source, in three places.

    `declared` is `name: type` in the interface; `taken` is the route's parameter, empty where the
    route reads the value itself; `passed` is what the route hands over.
    """

    name: str
    declared: Expression
    taken: Expression
    passed: Expression
    has_default: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """The word for where a value comes from (`Query`, `Body`), and what it is told.

    `media_types` stand before the words; `sources` are words that are source already,
    and need the imports `needs`.
    """

    word: str
    alias: str = ""
    media_types: tuple[str, ...] = ()
    words: tuple[tuple[str, Json], ...] = ()
    sources: tuple[str, ...] = ()
    needs: frozenset[tuple[str, str]] = frozenset()

    def source(self, limits: tuple[str, ...], absent: str) -> str:
        """The call that stands in the annotation; words that say nothing are left out."""
        said = [f"{word}={literal(value)}" for word, value in self.words if value not in (None, "")]
        if absent:
            said.append(f"absent={absent}")
        names = [literal(name) for name in self.media_types]
        names += [f"alias={literal(self.alias)}"] if self.alias else []
        return f"{self.word}({', '.join([*names, *limits, *said, *self.sources])})"

    @property
    def imports(self) -> frozenset[tuple[str, str]]:
        """What the annotation needs beside the type."""
        return self.needs | {ANNOTATED, (MARKERS, self.word)}


def argument(name: str, wanted: Expression, marker: Marker, presence: Presence) -> Argument:
    """The argument that FastAPI reads. Without a default, one that may be absent is None.

    Where null is a value of its own, it is MISSING instead.
    """
    value = presence.value
    parts = taken_apart(wanted.text)
    inner = parts.inner
    if value == "MISSING":
        inner = f"{inner} | MISSING"
    elif value == "None":
        inner = or_none(inner)
    word = marker.source(parts.arguments, presence.absent)
    annotation = f"Annotated[{', '.join([inner, *parts.others, word])}]"
    imports = wanted.imports | marker.imports | presence.default.imports | {MISSING}
    taken = f"{name}: {annotation}{f' = {value}' if value else ''}"
    return Argument(
        name,
        _named(name, using(bare(inner), imports)),
        Expression(taken, using(annotation, imports).imports | presence.default.imports),
        Expression(f"{name}={name}"),
        has_default=bool(value),
    )


def read_by_route(name: str, wanted: Expression, passed: Expression) -> Argument:
    """The argument whose value the route makes itself."""
    plain = using(bare(wanted.text), wanted.imports)
    return Argument(
        name,
        _named(name, plain),
        NO_SOURCE,
        Expression(f"{name}={passed.text}", passed.imports),
    )


def _named(name: str, wanted: Expression) -> Expression:
    return Expression(f"{name}: {wanted.text}", wanted.imports)
