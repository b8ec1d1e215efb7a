"""Pure. The tree of a generated module, statement by statement (TRUST.md, rule R6).

A module consists of a docstring, imports, assignments, classes and, where its table says so,
functions that pass values on: no branch, no loop, nothing that is computed. What this accepts also
compiles, which the tests hold it to; so nothing is compiled here.
"""

from __future__ import annotations

import ast
import warnings
from typing import TYPE_CHECKING

from generator.options import Engine
from generator.trust.expressions import Expressions
from generator.trust.fault import ForeignCodeError, refused
from generator.trust.names import Names
from generator.trust.own import exports, imported, static_text
from generator.trust.tables import BUILTINS, DUNDER_METHODS, DUNDERS, table_for
from generator.trust.text import check_characters, check_comments
from oas.garbage import uncollected

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.trust.tables import Table

INDENT = 4


def check_modules(
    written: Mapping[str, str],
    rendered: Mapping[str, str],
    *,
    header: str,
    engine: Engine,
    comments: frozenset[str] = frozenset(),
) -> None:
    """Check every module of `written`, by path, which is `rendered` in another layout.

    `header` is the comment that each begins with, `engine` whoever made the models, `comments` are
    those of templates in place of ours. Raises
    ForeignCodeError with path and line, and SyntaxError where a module is no Python.
    """
    with uncollected(), warnings.catch_warnings():
        warnings.simplefilter("error")
        for path, text in written.items():
            own = static_text(path)
            if own and rendered[path] == header + own:
                continue
            try:
                check_module(path, text, header=header, engine=engine, comments=comments)
            except ForeignCodeError as fault:
                raise fault.within(path) from None


def check_module(
    path: str,
    text: str,
    *,
    header: str,
    engine: Engine = Engine.CONTRATO,
    comments: frozenset[str] = frozenset(),
) -> None:
    """Check the part of one module that a contract takes part in; see `check_modules`."""
    table = table_for(path, engine)
    if table is None:
        raise ForeignCodeError("a module that no table lists, and no template is word for word")
    if not text.startswith(header):
        raise ForeignCodeError("a module without its header")
    check_characters(text)
    statements = _Statements(table, text)
    statements.check(static_text(path), path.removesuffix(".py"))
    check_comments(text, comments | {header.strip()}, statements.expressions.marks)


class _Statements:
    """The statements of one module. A line that stands there twice is looked at once."""

    def __init__(self, table: Table, text: str) -> None:
        self.table = table
        self.names = Names(table)
        self.expressions = Expressions(table, self.names)
        self._text = text
        self._lines = text.split("\n")
        # What a statement adds: the `#` in its strings, and the names that it looks up.
        self._seen: dict[str, tuple[int, Mapping[str, ast.AST]]] = {}

    def check(self, own: str, module: str) -> None:
        """Look at all of them, and at the names they use; not at those of the static text `own`."""
        body = ast.parse(self._text).body
        if own:
            given = ast.parse(own).body
            if [*map(ast.dump, given)] != [*map(ast.dump, body[: len(given)])]:
                raise ForeignCodeError("a beginning that is not its template's")
            body = body[len(given) :]
            self.names.take_given(exports(module) | imported(module))
        future_may_stand = True
        for node in body:
            if isinstance(node, ast.ImportFrom):
                if node.module == "__future__" and not future_may_stand:
                    raise refused(node, "__future__")
                self.names.take_import(node)
            elif isinstance(node, ast.If) and self.table.imports_siblings:
                self._checked_imports(node)
            elif not _is_text(node):
                future_may_stand = False
                self._top(node)
            else:
                self._once(node, 0)
        self.names.close()

    def _top(self, node: ast.stmt) -> None:
        if isinstance(node, ast.ClassDef):
            self.names.bind(node, node.name)
            self._class(node)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            self.names.bind(node, _target(node))
            self._once(node, 0)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and self.table.has_functions:
            self.names.bind(node, node.name)
            self._function(node)
        else:
            raise refused(node)

    def _checked_imports(self, node: ast.If) -> None:
        """`if TYPE_CHECKING:` and names of modules beside, under the same names."""
        if not isinstance(node.test, ast.Name) or node.test.id != "TYPE_CHECKING" or node.orelse:
            raise refused(node)
        for statement in node.body:
            if not isinstance(statement, ast.ImportFrom) or statement.level != 1:
                raise refused(statement)
            if any(alias.name != alias.asname for alias in statement.names):
                raise refused(statement, "another name")
            self.names.take_import(statement)

    def _class(self, node: ast.ClassDef) -> None:
        self._decorators(node.decorator_list)
        for base in node.bases:
            if isinstance(base, ast.Name) and base.id in BUILTINS:
                raise refused(base, base.id)
            self.expressions.type(base)
        for word in node.keywords:
            if word.arg not in self.table.class_words:
                raise refused(word, word.arg or "**")
            self.expressions.value(word.value)
        defined: set[str] = set()
        with self.names.apart() as used:
            for statement in node.body:
                name = self._member(statement)
                if name in defined:
                    raise refused(statement, f"{name}, which is defined twice")
                defined.update([name] if name else ())
        if hidden := defined & used.keys():
            raise refused(node, f"{min(hidden)}, an attribute that hides what is looked up")

    def _member(self, node: ast.stmt) -> str:
        """One statement in the body of a class; the name it defines."""
        if isinstance(node, ast.AnnAssign | ast.Assign):
            name = _target(node)
            if name[0] == "_" and name not in DUNDERS:
                raise refused(node, name)
            self._once(node, INDENT)
            return name
        if _is_text(node):
            self._once(node, INDENT)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and self.table.has_functions:
            if node.name.startswith("__") and node.name not in DUNDER_METHODS:
                raise refused(node, node.name)
            self._function(node)
            return node.name
        elif not isinstance(node, ast.Pass):
            raise refused(node)
        return ""

    def _once(self, node: ast.stmt, indent: int) -> None:
        """A statement on lines of its own: the same text was, or is now, found to be good."""
        first, last = node.lineno - 1, node.end_lineno or 0
        text = self._lines[first] if last == first + 1 else "\n".join(self._lines[first:last])
        end = self._lines[last - 1]
        width = len(end) if end.isascii() else len(end.encode())
        if node.col_offset != indent or node.end_col_offset != width:
            # Something else stands on the same line, which is looked at apart.
            self._simple(node)
        elif text in self._seen:
            marks, names = self._seen[text]
            self.expressions.marks += marks
            self.names.used.update(names)
        else:
            before = self.expressions.marks
            with self.names.apart() as names:
                self._simple(node)
            self._seen[text] = self.expressions.marks - before, names

    def _simple(self, node: ast.stmt) -> None:
        look = self.expressions
        if isinstance(node, ast.AnnAssign):
            look.type(node.annotation)
            if node.value is not None:
                is_alias = (
                    isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias"
                )
                (look.type if is_alias else look.value)(node.value)
        elif isinstance(node, ast.Assign | ast.Expr | ast.Return) and node.value is not None:
            look.value(node.value)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        look, given = self.expressions, node.args
        self._decorators(node.decorator_list)
        if given.vararg or given.kwarg or given.posonlyargs:
            raise refused(node, "arguments")
        for value in (*given.defaults, *given.kw_defaults):
            if value is not None:
                look.value(value)
        if node.returns is not None:
            look.type(node.returns)
        local = [argument.arg for argument in (*given.args, *given.kwonlyargs)]
        for argument in (*given.args, *given.kwonlyargs):
            self.names.public(argument, argument.arg)
            if argument.annotation is not None:
                look.type(argument.annotation)
        outer, look.may_await = look.may_await, isinstance(node, ast.AsyncFunctionDef)
        with self.names.inside(node, local) as scope:
            for statement in node.body:
                self._step(statement, scope)
        look.may_await = outer

    def _step(self, node: ast.stmt, scope: set[str]) -> None:
        """One statement in the body of a function."""
        if _is_text(node):
            self._once(node, node.col_offset)
        elif isinstance(node, ast.Return) or _is_call(node):
            self._simple(node)
        elif isinstance(node, ast.Assign):
            self._simple(node)
            scope.add(_target(node))
        elif isinstance(node, ast.AsyncFunctionDef):
            self.names.public(node, node.name)
            scope.add(node.name)
            self._function(node)
        elif not _is_ellipsis(node):
            raise refused(node)

    def _decorators(self, nodes: list[ast.expr]) -> None:
        for node in nodes:
            if isinstance(node, ast.Call):
                self.names.decorator(node.func)
                self.expressions.arguments(node)
            else:
                self.names.decorator(node)


def _is_text(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _is_call(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _is_ellipsis(node: ast.stmt) -> bool:
    """The body of a method that has nothing to say."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and node.value.value is Ellipsis
    )


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    """The one name that is assigned."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    if len(targets) == 1 and isinstance(targets[0], ast.Name):
        return targets[0].id
    raise refused(targets[0])
