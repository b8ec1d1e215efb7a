"""Pure. What the names of a Python module mean, as far as its imports and classes say so."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


def bindings(
    tree: ast.Module, module: str, *, is_package: bool = False, when_run: bool = False
) -> dict[str, str]:
    """The dotted name behind each name that `module` binds by an import or a class of its own.

    With `when_run`, what stands below `if TYPE_CHECKING` is left out.
    """
    found: dict[str, str] = {}
    for statement in statements(tree.body, when_run=when_run):
        if isinstance(statement, ast.ClassDef):
            found[statement.name] = f"{module}.{statement.name}"
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                whole = alias.name if alias.asname else alias.name.partition(".")[0]
                found[alias.asname or whole] = whole
        elif isinstance(statement, ast.ImportFrom):
            origin = _origin(statement, module, is_package=is_package)
            for alias in statement.names:
                found[alias.asname or alias.name] = f"{origin}.{alias.name}"
    return found


def statements(body: Iterable[ast.stmt], *, when_run: bool = False) -> Iterator[ast.stmt]:
    """The statements of a level, those below `if` and `try` included."""
    for statement in body:
        yield statement
        if isinstance(statement, ast.If | ast.Try):
            is_left_out = when_run and _is_for_checkers(statement)
            inner = [*([] if is_left_out else statement.body), *statement.orelse]
            yield from statements(inner, when_run=when_run)


def dotted(expression: ast.expr, known: Mapping[str, str]) -> str | None:
    """The dotted name that `models.Brand` or `Brand[T]` means; None where it is not known."""
    parts: list[str] = []
    while isinstance(expression, ast.Attribute | ast.Subscript):
        if isinstance(expression, ast.Attribute):
            parts.append(expression.attr)
        expression = expression.value
    if not isinstance(expression, ast.Name) or expression.id not in known:
        return None
    return ".".join([known[expression.id], *reversed(parts)])


def _is_for_checkers(statement: ast.If | ast.Try) -> bool:
    return isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test)


def _origin(statement: ast.ImportFrom, module: str, *, is_package: bool) -> str:
    """The absolute name of the module that a `from` names (`..` leaves one package)."""
    if not statement.level:
        return statement.module or ""
    parts = module.split(".")
    kept = parts[: len(parts) - statement.level + is_package]
    return ".".join([*kept, *([statement.module] if statement.module else [])])
