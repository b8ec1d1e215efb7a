"""Pure. One argument of an operation: in the interface, in the route, and passed between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.literal import literal
from generator.routes.source import ANNOTATED, bare, or_none, taken_apart, using

if TYPE_CHECKING:
    from oas.json_value import Json


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
    """FastAPI's word for where a value comes from (`Query`, `Body`), and what it is told."""

    word: str
    alias: str = ""
    description: str = ""
    deprecated: bool = False
    media_type: str = ""
    validators: tuple[Expression, ...] = ()

    def source(self, limits: tuple[str, ...]) -> str:
        """The call that stands in the annotation."""
        said: list[tuple[str, Json]] = [
            ("alias", self.alias),
            ("description", self.description),
            ("deprecated", self.deprecated),
            ("media_type", self.media_type),
        ]
        arguments = [f"{word}={literal(value)}" for word, value in said if value]
        first, rest = arguments[: bool(self.alias)], arguments[bool(self.alias) :]
        return f"{self.word}({', '.join([*first, *limits, *rest])})"

    @property
    def imports(self) -> frozenset[tuple[str, str]]:
        """What the annotation needs beside the type."""
        own = {ANNOTATED, ("fastapi", self.word)}
        return frozenset(own).union(*(each.imports for each in self.validators))


def argument(
    name: str, wanted: Expression, marker: Marker, *, required: bool, default: str = ""
) -> Argument:
    """The argument that FastAPI reads. Without a `default`, one that may be absent is None."""
    optional = not required and not default
    parts = taken_apart(wanted.text)
    inner = or_none(parts.inner) if optional else parts.inner
    validators = [each.text for each in marker.validators]
    metadata = [*parts.others, *validators, marker.source(parts.arguments)]
    annotation = f"Annotated[{', '.join([inner, *metadata])}]"
    imports = wanted.imports | marker.imports
    value = " = None" if optional else f" = {default}" if default and not required else ""
    plain = bare(inner)
    return Argument(
        name,
        _named(name, using(plain, imports)),
        Expression(f"{name}: {annotation}{value}", using(annotation, imports).imports),
        Expression(f"{name}={name}"),
        has_default=bool(value),
    )


def read_by_route(name: str, wanted: Expression, passed: Expression) -> Argument:
    """The argument whose value the route makes itself."""
    plain = using(bare(wanted.text), wanted.imports)
    return Argument(
        name,
        _named(name, plain),
        Expression(""),
        Expression(f"{name}={passed.text}", passed.imports),
    )


def _named(name: str, wanted: Expression) -> Expression:
    return Expression(f"{name}: {wanted.text}", wanted.imports)
