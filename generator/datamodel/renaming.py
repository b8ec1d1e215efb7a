"""Pure. Names in a generated module become others: in code and quoted annotations, nowhere else.

A class that is called like something the engine imports would be numbered by it. Such a class is
generated under a name of its own; then it gets its name back here, and the import another.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

from generator.datamodel.source import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class _Edit(NamedTuple):
    """Bytes `start` to `end` of a line become `text`."""

    line: int
    start: int
    end: int
    text: str


def renamed(text: str, names: Mapping[str, str]) -> str:
    """`text` with every name that `names` maps replaced; attributes keep theirs.

    Raises OutputError where `text`, or what it quotes as an annotation, is no Python.
    """
    lines = [line.encode() for line in text.split("\n")]
    edits = {edit for one in parsed(text).body for edit in _edits(one, names)}
    for line, start, end, new in sorted(edits, reverse=True):
        old = lines[line - 1]
        lines[line - 1] = old[:start] + new.encode() + old[end:]
    return b"\n".join(lines).decode()


def _edits(statement: ast.stmt, names: Mapping[str, str]) -> Iterator[_Edit]:
    match statement:
        case ast.ImportFrom(names=aliases):
            for alias in aliases:
                if alias.asname is None and alias.name in names:
                    yield _replaced(alias, f"{alias.name} as {names[alias.name]}")
        case ast.ClassDef(name=name, body=body):
            start = statement.col_offset + len("class ")
            if name in names:
                end = start + len(name.encode())
                yield _Edit(statement.lineno, start, end, names[name])
            yield from _mentioned(statement, names, ast.Load)
            for inner in body:
                if isinstance(inner, ast.AnnAssign):
                    yield from _quoted(inner.annotation, names)
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            yield from _mentioned(statement, names, ast.expr_context)
            yield from _quoted(value, names)
        case ast.Expr():
            # An annotation that stood in quotes; text that documents something mentions no name.
            yield from _mentioned(statement, names, ast.expr_context)


def _mentioned(
    node: ast.AST, names: Mapping[str, str], context: type[ast.expr_context]
) -> Iterator[_Edit]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and inner.id in names and isinstance(inner.ctx, context):
            yield _replaced(inner, names[inner.id])


def _quoted(node: ast.expr, names: Mapping[str, str]) -> Iterator[_Edit]:
    """The annotations that stand in quotes, and the name that an alias is made with."""
    waiting: list[ast.AST] = [node]
    while waiting:
        match waiting.pop():
            case ast.Constant(str(text)) as constant:
                new = renamed(text, names)
                if new != text:
                    yield _replaced(constant, repr(new))
            case ast.Subscript(ast.Name("Literal")) | ast.Dict():
                pass
            case ast.Call(ast.Name(called)) if called not in {"TypeAliasType", "TypedDict"}:
                pass
            case other:
                waiting.extend(ast.iter_child_nodes(other))


def _replaced(node: ast.expr | ast.alias, text: str) -> _Edit:
    end = node.end_col_offset
    return _Edit(node.lineno, node.col_offset, node.col_offset if end is None else end, text)
