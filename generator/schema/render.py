"""Pure. A type as Python source, with the imports it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.schema.scalars import UNIQUE
from generator.schema.types import (
    Anything,
    ArrayOf,
    Choice,
    Kind,
    Limits,
    MapOf,
    Named,
    Scalar,
    Type,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

ANNOTATED = ("typing", "Annotated")
FIELD = ("pydantic", "Field")
LITERAL = ("typing", "Literal")
JSON_VALUE = ("pydantic", "JsonValue")


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes types for one module. `package` is how that module reaches the models' package.

    Inside the models module itself `models` is empty, elsewhere `models.`.
    """

    package: str
    models: str
    _written: dict[Type, Expression] = field(default_factory=dict)

    def expression(self, wanted: Type) -> Expression:
        """`wanted` as an annotation."""
        found = self._written.get(wanted)
        if found is None:
            found = self._written[wanted] = self._write(wanted)
        return found

    def _write(self, wanted: Type) -> Expression:
        match wanted:
            case Anything():
                return Expression("JsonValue", frozenset({JSON_VALUE}))
            case Named(name):
                imports = {(self.package, "models")} if self.models else set()
                return Expression(self.models + name, frozenset(imports))
            case Scalar(kind, limits):
                return self._scalar(kind, limits)
            case Choice(literals):
                return Expression(f"Literal[{', '.join(literals)}]", frozenset({LITERAL}))
            case ArrayOf(items, limits):
                return self._limited(self._generic("list[{}]", [items]), limits)
            case MapOf(values, limits, names):
                return self._limited(self._generic("dict[{}, {}]", [names, values]), limits)
            case Union(members, discriminator):
                found = self._generic(" | ".join("{}" for _ in members), members)
                chosen = (("discriminator", repr(discriminator)),) if discriminator else ()
                return self._limited(found, chosen)

    def _generic(self, layout: str, parts: Iterable[Type]) -> Expression:
        found = [self.expression(part) for part in parts]
        imports = frozenset().union(*(part.imports for part in found))
        return Expression(layout.format(*(part.text for part in found)), imports)

    def _scalar(self, kind: Kind, limits: Limits) -> Expression:
        formats = {(self.package, "formats")}
        if kind is Kind.DECIMAL and limits:
            text = f"Annotated[Decimal, formats.FromText('decimal', {_arguments(limits)})]"
            return Expression(text, frozenset({*formats, ANNOTATED, ("decimal", "Decimal")}))
        imports = frozenset(formats if "." in kind else set())
        return self._limited(Expression(str(kind), imports), limits)

    def _limited(self, found: Expression, limits: Limits) -> Expression:
        said = tuple(limit for limit in limits if limit[0] != UNIQUE)
        parts, imports = [found.text], set(found.imports)
        if said:
            parts.append(f"Field({_arguments(said)})")
            imports |= {ANNOTATED, FIELD}
        if said != limits:
            parts.append("UniqueItems()")
            imports |= {ANNOTATED, (f"{self.package}checks", "UniqueItems")}
        text = f"Annotated[{', '.join(parts)}]" if len(parts) > 1 else found.text
        return Expression(text, frozenset(imports))


def _arguments(limits: Limits) -> str:
    return ", ".join(f"{word}={value}" for word, value in limits)


def names_in(wanted: Type) -> frozenset[str]:
    """The names of the models module that a type mentions."""
    match wanted:
        case Named(name):
            return frozenset({name})
        case ArrayOf(inner, _):
            return names_in(inner)
        case MapOf(values, _, names):
            return names_in(values) | names_in(names)
        case Union(members, _):
            return frozenset().union(*(names_in(member) for member in members))
        case _:
            return frozenset()
