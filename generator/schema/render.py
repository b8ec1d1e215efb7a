"""Pure. A type as Python source, with the imports it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.schema.scalars import UNIQUE
from generator.schema.types import (
    Anything,
    Argument,
    ArrayOf,
    Check,
    Checked,
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
            case Checked(inner, found_checks):
                return self._checked(self.expression(inner), [*map(self.check, found_checks)])
            case Union(members, discriminator):
                found = self._generic(" | ".join("{}" for _ in members), members)
                chosen = (("discriminator", repr(discriminator)),) if discriminator else ()
                return self._limited(found, chosen)

    def check(self, wanted: Check) -> Expression:
        """A check as the call that makes it: `Not(models.Pet)`."""
        arguments = [(word, self._argument(value)) for word, value in wanted.arguments]
        said = ", ".join(f"{word}={value.text}" for word, value in arguments)
        imports = {(f"{self.package}{wanted.module}", wanted.name)}.union(
            *(value.imports for _, value in arguments)
        )
        return Expression(f"{wanted.name}({said})", frozenset(imports))

    def _argument(self, value: Argument) -> Expression:
        if isinstance(value, str):
            return Expression(value)
        if not isinstance(value, tuple):
            return self.expression(value)
        pairs = [part if isinstance(part, tuple) else ("", part) for part in value]
        found = [(key, self.expression(part)) for key, part in pairs]
        imports = frozenset().union(*(part.imports for _, part in found))
        if any(key for key, _ in found):
            text = ", ".join(f"{key}: {part.text}" for key, part in found)
            return Expression(f"{{{text}}}", imports)
        return Expression(f"[{', '.join(part.text for _, part in found)}]", imports)

    def _checked(self, inner: Expression, checks: list[Expression]) -> Expression:
        text = f"Annotated[{', '.join([inner.text, *(check.text for check in checks)])}]"
        imports = inner.imports.union({ANNOTATED}, *(check.imports for check in checks))
        return Expression(text, imports)

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
        case Checked(inner, checks):
            return names_in(inner).union(*(names_in_check(check) for check in checks))
        case _:
            return frozenset()


def names_in_check(check: Check) -> frozenset[str]:
    """The names of the models module that the arguments of a check mention."""
    found: set[str] = set()
    for _, value in check.arguments:
        if isinstance(value, tuple):
            parts = [part[1] if isinstance(part, tuple) else part for part in value]
            found.update(*map(names_in, parts))
        elif not isinstance(value, str):
            found |= names_in(value)
    return frozenset(found)
