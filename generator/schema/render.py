"""Pure. A type as Python source, with the imports it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.schema.scalar_source import boolean, decimal, fixed, number
from generator.schema.scalars import UNIQUE
from generator.schema.types import (
    ANYTHING,
    AllBut,
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
    Nothing,
    Scalar,
    Type,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ANNOTATED = ("typing", "Annotated")
FIELD = ("pydantic", "Field")
JSON_VALUE = ("pydantic", "JsonValue")
# What all values but those of one JSON type are called in the support module `kinds`.
ALL_BUT = {
    "object": "NotObject",
    "array": "NotArray",
    "string": "NotText",
    "number": "NotNumber",
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes types for one module. `package` is how that module reaches the models' package.

    Inside the models module itself `models` is empty, elsewhere `models.`. `elsewhere` gives the
    module of each name that another module of the models' package has.
    """

    package: str
    models: str
    elsewhere: Mapping[str, str] = field(default_factory=dict)
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
            case Nothing() | AllBut():
                name = ALL_BUT[wanted.kind] if isinstance(wanted, AllBut) else "Nothing"
                return Expression(name, frozenset({(f"{self.package}kinds", name)}))
            case Named(name):
                return Expression(self.models + name, self._named(name))
            case Scalar(kind, limits):
                return self._scalar(kind, limits)
            case Choice(literals):
                return fixed(literals, self.package)
            case ArrayOf(items, limits):
                return self._limited(self._generic("list[{}]", [items]), limits)
            case MapOf(values, limits, names):
                return self._limited(self._generic("dict[{}, {}]", [names, values]), limits)
            case Checked(inner, found_checks):
                return self._checked(inner, [*map(self.check, found_checks)])
            case Union(members, discriminator):
                found = self._generic(" | ".join("{}" for _ in members), members)
                chosen = (("discriminator", repr(discriminator)),) if discriminator else ()
                return self._limited(found, chosen)

    def _named(self, name: str) -> frozenset[tuple[str, str]]:
        if self.models:
            return frozenset({(self.package, "models")})
        return frozenset({(self.elsewhere[name], name)} if name in self.elsewhere else ())

    def check(self, wanted: Check) -> Expression:
        """A check as the call that makes it: `Not(models.Pet)`."""
        arguments = [(word, self._argument(value)) for word, value in wanted.arguments]
        said = ", ".join(
            f"{word}={value.text}" if word else value.text for word, value in arguments
        )
        imports = {(f"{self.package}{wanted.module}", wanted.name)}.union(
            *(value.imports for _, value in arguments)
        )
        return Expression(f"{wanted.name}({said})", frozenset(imports))

    def _argument(self, value: Argument) -> Expression:
        match value:
            case str():
                return Expression(value)
            case ((str(), _), *_):
                pairs = [part for part in value if isinstance(part, tuple)]
                found = [(str(key), self._argument(part)) for key, part in pairs]
                text = ", ".join(f"{key}: {part.text}" for key, part in found)
                return Expression(f"{{{text}}}", _imports(part for _, part in found))
            case tuple():
                parts = [self._part(part) for part in value]
                return Expression(f"[{', '.join(part.text for part in parts)}]", _imports(parts))
            case Checked(inner, (only,)) if inner == ANYTHING:
                # A check alone stands for the values that it lets pass.
                return self.check(only)
            case _:
                return self.expression(value)

    def _part(self, value: Argument) -> Expression:
        """One of a row, or two that belong together."""
        if not isinstance(value, tuple):
            return self._argument(value)
        parts = [self._argument(part) for part in value]
        return Expression(f"({', '.join(part.text for part in parts)})", _imports(parts))

    def _checked(self, inner: Type, checks: list[Expression]) -> Expression:
        found = self.expression(inner)
        text = annotated(found.text, inner, ", ".join(check.text for check in checks))
        return Expression(text, found.imports | _imports(checks) | {ANNOTATED})

    def _generic(self, layout: str, parts: Iterable[Type]) -> Expression:
        found = [self.expression(part) for part in parts]
        return Expression(layout.format(*(part.text for part in found)), _imports(found))

    def _scalar(self, kind: Kind, limits: Limits) -> Expression:
        if kind in {Kind.INTEGER, Kind.NUMBER}:
            return number(kind, limits, self.package)
        if kind is Kind.BOOLEAN:
            return boolean()
        if kind is Kind.DECIMAL:
            return decimal(limits, self.package)
        imports = frozenset({(self.package, "formats")} if "." in kind else ())
        return self._limited(Expression(str(kind), imports), limits)

    def _limited(self, found: Expression, limits: Limits) -> Expression:
        said = tuple(limit for limit in limits if limit[0] != UNIQUE)
        parts, imports = [found.text], set(found.imports)
        if said:
            parts.append(f"Field({arguments(said)})")
            imports |= {ANNOTATED, FIELD}
        if said != limits:
            parts.append("UniqueItems()")
            imports |= {ANNOTATED, (f"{self.package}arrays", "UniqueItems")}
        text = f"Annotated[{', '.join(parts)}]" if len(parts) > 1 else found.text
        return Expression(text, frozenset(imports))


def _imports(parts: Iterable[Expression]) -> frozenset[tuple[str, str]]:
    return frozenset().union(*(part.imports for part in parts))


def arguments(limits: Limits) -> str:
    """Limits as keyword arguments."""
    return ", ".join(f"{word}={value}" for word, value in limits)


def annotated(text: str, wanted: Type, said: str) -> str:
    """The source of a type with more that is said of it, in the same brackets where it has some."""
    is_row = isinstance(wanted, Union) and not wanted.discriminator
    if text.startswith("Annotated[") and not is_row:
        return f"{text[:-1]}, {said}]"
    return f"Annotated[{text}, {said}]"


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
    return frozenset().union(*(_names_in_argument(value) for _, value in check.arguments))


def _names_in_argument(value: Argument) -> frozenset[str]:
    if isinstance(value, str):
        return frozenset()
    if isinstance(value, tuple):
        return frozenset().union(*map(_names_in_argument, value))
    return names_in(value)
