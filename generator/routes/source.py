"""Pure. What can be done to a fragment of Python source that is a type: taken apart, made bare."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Sequence

ANNOTATED = ("typing", "Annotated")


@dataclass(frozen=True, slots=True)
class Parts:
    """`Annotated[inner, Field(arguments), *others]`; for another type only `inner` is there."""

    inner: str
    arguments: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@lru_cache(maxsize=10_000)
def taken_apart(text: str) -> Parts:
    """The outermost Annotated of a type, its Field's arguments apart from the rest."""
    if not text.startswith("Annotated["):
        return Parts(text)
    tree = ast.parse(text, mode="eval").body
    if not (isinstance(tree, ast.Subscript) and isinstance(tree.slice, ast.Tuple)):
        return Parts(text)
    inner, *metadata = tree.slice.elts
    fields = [item for item in metadata if _is_field(item)]
    arguments = [
        part for field in fields if isinstance(field, ast.Call) for part in _arguments(text, field)
    ]
    others = [_segment(text, item) for item in metadata if item not in fields]
    return Parts(_segment(text, inner), tuple(arguments), tuple(others))


@lru_cache(maxsize=10_000)
def bare(text: str) -> str:
    """A type without what Annotated and Json add to it, at any depth."""
    if "Annotated[" not in text and "Json[" not in text:
        return text
    return ast.unparse(_Bare().visit(ast.parse(text, mode="eval")))


def using(text: str, imports: frozenset[tuple[str, str]]) -> Expression:
    """`text` with those of `imports` that it uses."""
    used = names(text)
    return Expression(text, frozenset(each for each in imports if (each[1] or each[0]) in used))


def plain(wanted: Expression) -> Expression:
    """A type without what Annotated and Json add to it."""
    text = bare(wanted.text)
    return wanted if text == wanted.text else using(text, wanted.imports)


def any_of(types: Sequence[Expression]) -> Expression:
    """One of several types, each named once."""
    if len(types) == 1:
        return types[0]
    imports = frozenset().union(*(each.imports for each in types))
    return Expression(either([each.text for each in types]), imports)


@lru_cache(maxsize=10_000)
def names(text: str) -> frozenset[str]:
    """The names that an expression looks up."""
    tree = ast.parse(text, mode="eval")
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def or_none(text: str) -> str:
    """A type, or None."""
    return text if text == "None" or text.endswith("| None") else f"{text} | None"


def either(texts: list[str]) -> str:
    """One of several types, each named once."""
    return " | ".join(dict.fromkeys(texts))


class _Bare(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        name = node.value.id if isinstance(node.value, ast.Name) else ""
        if name == "Annotated" and isinstance(node.slice, ast.Tuple):
            return node.slice.elts[0]
        return node.slice if name == "Json" else node


def _is_field(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Field"
        and not node.args
    )


def _arguments(text: str, field: ast.Call) -> list[str]:
    return [f"{word.arg}={_segment(text, word.value)}" for word in field.keywords]


def _segment(text: str, node: ast.expr) -> str:
    return ast.get_source_segment(text, node) or ast.unparse(node)
