"""Pure. Scalars and fixed values as annotations: which name of the support modules says what."""

from __future__ import annotations

from ast import literal_eval
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.schema.types import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.schema.types import Limits

ANNOTATED = ("typing", "Annotated")
FIELD = ("pydantic", "Field")
LITERAL = ("typing", "Literal")
FORMAT = "format"

# The names of the `values` module, by type and format.
NUMBERS = {
    (Kind.INTEGER, ""): "Integer",
    (Kind.INTEGER, "int32"): "Int32",
    (Kind.INTEGER, "int64"): "Int64",
    (Kind.NUMBER, ""): "Number",
    (Kind.NUMBER, "float"): "Float",
    (Kind.NUMBER, "double"): "Double",
}
JSON_TYPES = {Kind.INTEGER: "integer", Kind.NUMBER: "number"}


def number(kind: Kind, limits: Limits, package: str) -> Expression:
    """An integer or a number: `Annotated[Int32, Limits(ge=0)]`."""
    module = f"{package}values"
    said = dict(limits)
    form = said.pop(FORMAT, "''")
    name = NUMBERS.get((kind, literal_eval(form)))
    parts, imports = [name or str(kind)], {(module, name or "JsonNumber")}
    if name is None:
        parts.append(f"JsonNumber({JSON_TYPES[kind]!r}, {form})")
    if said:
        parts.append(f"Limits({arguments(said.items())})")
        imports.add((module, "Limits"))
    return annotated(parts, imports)


def boolean() -> Expression:
    """True or false; 1 and "true" are neither, wherever it stands."""
    return Expression("StrictBool", frozenset({("pydantic", "StrictBool")}))


def decimal(limits: Limits, package: str) -> Expression:
    """A decimal number that JSON carries as text."""
    said = ", ".join(["'decimal'", *(f"{word}={value}" for word, value in limits)])
    imports = {(package, "formats"), ("decimal", "Decimal")}
    return annotated(["Decimal", f"formats.FromText({said})"], imports)


def fixed(literals: tuple[str, ...], package: str) -> Expression:
    """Listed values; those that are no text need to be told that true is not 1."""
    parts, imports = [f"Literal[{', '.join(literals)}]"], {LITERAL}
    if not all(literal[0] in "'\"" for literal in literals):
        parts.append("JsonLiteral()")
        imports.add((f"{package}values", "JsonLiteral"))
    return annotated(parts, imports)


def annotated(parts: list[str], imports: set[tuple[str, str]]) -> Expression:
    """The first part alone, or with the others in `Annotated`."""
    if len(parts) == 1:
        return Expression(parts[0], frozenset(imports))
    return Expression(f"Annotated[{', '.join(parts)}]", frozenset({*imports, ANNOTATED}))


def arguments(limits: Iterable[tuple[str, str]]) -> str:
    """Limits as keyword arguments."""
    return ", ".join(f"{word}={value}" for word, value in limits)
