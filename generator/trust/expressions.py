"""Pure. The expressions of a generated module: literals, types, and calls of names in its table."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.trust.fault import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.trust.names import Names
    from generator.trust.tables import Table

# What a literal can be. Bytes, complex numbers and `...` are none that we write.
LITERALS = frozenset({str, int, float, bool, type(None)})


class Expressions:
    """Raises ForeignCodeError at the first node that may not stand where it does.

    `type` looks at an annotation, where a string is source as well; `value` at everything else,
    where a string is text. Both collect the names that are looked up in `names.used`.
    """

    def __init__(self, table: Table, names: Names) -> None:
        self.table = table
        self.names = names
        # How many `#` stand in strings, so that comments can be told by counting.
        self.marks = 0
        self.may_await = False
        self._values: dict[type[ast.AST], Callable[..., None]] = {
            ast.Name: self._name,
            ast.Constant: self._constant,
            ast.Attribute: self._attribute,
            ast.Subscript: self._subscript,
            ast.BinOp: self._union,
            ast.Call: self.call,
            ast.Tuple: self._row,
            ast.List: self._row,
            ast.Dict: self._dict,
            ast.UnaryOp: self._negative,
            ast.Await: self._await,
        }
        self._types: dict[type[ast.AST], Callable[..., None]] = {
            ast.Name: self._name,
            ast.Constant: self._quoted,
            ast.Attribute: self._attribute,
            ast.Subscript: self._subscript,
            ast.BinOp: self._union,
            ast.Tuple: self._types_row,
            ast.List: self._types_row,
        }

    def value(self, node: ast.expr) -> None:
        """A literal, a type, or a call of the table."""
        look = self._values.get(node.__class__)
        if look is None:
            raise refused(node)
        look(node)

    def type(self, node: ast.expr) -> None:
        """An annotation. Somebody evaluates the strings in it."""
        look = self._types.get(node.__class__)
        if look is None:
            raise refused(node)
        look(node)

    def values(self, nodes: Iterable[ast.expr]) -> None:
        """Each of them."""
        for node in nodes:
            self.value(node)

    def call(self, node: ast.Call) -> None:
        """A call whose function the table knows; only `TypeAliasType` and its like read types."""
        func = node.func
        if isinstance(func, ast.Name):
            self.names.called(func)
            evaluated = func.id in self.table.evaluated
        else:
            self._method(func)
            evaluated = False
        self.arguments(node, evaluated=evaluated)

    def arguments(self, node: ast.Call, *, evaluated: bool = False) -> None:
        """What a call is given. Where it is `evaluated`, all but the first are types."""
        for number, argument in enumerate(node.args):
            (self.type if evaluated and number else self.value)(argument)
        words = [word.arg for word in node.keywords]
        if len(set(words)) < len(words) or None in words:
            raise refused(node, "keyword")
        for word in node.keywords:
            self.names.public(word, word.arg)
            self.value(word.value)

    def _method(self, func: ast.expr) -> None:
        if not isinstance(func, ast.Attribute):
            raise refused(func, "called")
        holder = func.value
        if isinstance(holder, ast.Call):
            self.call(holder)
            owner = f"{getattr(holder.func, 'id', '')}()"
        elif isinstance(holder, ast.Name):
            self.names.use(holder)
            owner = holder.id
        else:
            raise refused(func, func.attr)
        self.names.method(func, owner)

    def _name(self, node: ast.Name) -> None:
        self.names.use(node)

    def _constant(self, node: ast.Constant) -> None:
        value = node.value
        if value.__class__ not in LITERALS:
            raise refused(node)
        if isinstance(value, str) and "#" in value:
            self.marks += value.count("#")

    def _quoted(self, node: ast.Constant) -> None:
        if node.value is None:
            return
        if not isinstance(node.value, str):
            raise refused(node)
        marks = self.marks + node.value.count("#")
        self.type(_parsed(node, node.value))
        self.marks = marks

    def _attribute(self, node: ast.Attribute) -> None:
        """`models.Pet`, and `Colour.RED` or `models.Colour.RED` for a member of an enumeration."""
        self.names.public(node, node.attr)
        holder = node.value
        if isinstance(holder, ast.Attribute) and isinstance(holder.value, ast.Name):
            self.names.public(holder, holder.attr)
            holder = holder.value
        if not isinstance(holder, ast.Name):
            raise refused(node, node.attr)
        self.names.holder(holder)

    def _subscript(self, node: ast.Subscript) -> None:
        generic, inner = node.value, node.slice
        if not isinstance(generic, ast.Name | ast.Attribute):
            raise refused(node)
        self.type(generic)
        name = generic.id if isinstance(generic, ast.Name) else ""
        if name == "Literal":
            self.values(inner.elts if isinstance(inner, ast.Tuple) else [inner])
        elif name == "Annotated" and isinstance(inner, ast.Tuple):
            self.type(inner.elts[0])
            self.values(inner.elts[1:])
        else:
            self.type(inner)

    def _union(self, node: ast.expr) -> None:
        """`A | B | C`, which is deep on its left side only."""
        while isinstance(node, ast.BinOp):
            if not isinstance(node.op, ast.BitOr):
                raise refused(node.op)
            self.type(node.right)
            node = node.left
        self.type(node)

    def _row(self, node: ast.Tuple | ast.List) -> None:
        self.values(node.elts)

    def _types_row(self, node: ast.Tuple | ast.List) -> None:
        for part in node.elts:
            self.type(part)

    def _dict(self, node: ast.Dict) -> None:
        for key in node.keys:
            if key is None:
                raise refused(node, "**")
            self.value(key)
        self.values(node.values)

    def _await(self, node: ast.Await) -> None:
        if not self.may_await:
            raise refused(node)
        self.value(node.value)

    def _negative(self, node: ast.UnaryOp) -> None:
        if not isinstance(node.op, ast.USub) or not isinstance(node.operand, ast.Constant):
            raise refused(node)
        if node.operand.value.__class__ not in {int, float}:
            raise refused(node)


def _parsed(node: ast.expr, text: str) -> ast.expr:
    """The annotation that stands in quotes."""
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError) as problem:
        raise refused(node, text) from problem
