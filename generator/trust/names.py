"""Pure. The names of one generated module: what it imports and defines, and what it may ask of them.

A name is good where it is a builtin that can do nothing, an import of the table, or defined in the
module itself. None may be bound twice, so that a call reaches what its table means.
"""

from __future__ import annotations

import ast
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.trust.fault import refused
from generator.trust.own import exports
from generator.trust.tables import ANY, BUILTINS, FROM_CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.trust.tables import Table


class Names:
    """Raises ForeignCodeError where a name may not be bound, called or asked for an attribute.

    `used` are the names looked up so far, each with a node that does. `close` judges them.
    """

    def __init__(self, table: Table) -> None:
        self.used: dict[str, ast.AST] = {}
        self._called: set[str] = set()
        self._table = table
        self._bound: set[str] = set()
        self._outside: set[str] = set()
        # Our own support modules by the name they are reached through, and their names.
        self._modules: set[str] = set()
        self._callable: set[str] = set()

    def take_given(self, names: frozenset[str]) -> None:
        """What the static part of the module binds."""
        self._bound |= names
        self._outside |= names

    def public(self, node: ast.AST, name: str | None) -> None:
        """Refuse names that begin with an underscore: what is reached by them is not ours to reach."""
        if not name or name[0] == "_":
            raise refused(node, name or "**")

    def bind(self, node: ast.AST, name: str) -> None:
        """A definition at the top of the module."""
        self.public(node, name)
        if name in self._bound:
            raise refused(node, f"{name}, which is bound already")
        self._bound.add(name)

    def take_import(self, node: ast.ImportFrom) -> None:
        """An import: outside names by the table, own ones by the modules that we make."""
        module = node.module or ""
        for alias in node.names:
            self.public(node, alias.asname or alias.name)
            self.public(node, alias.name)
            if not node.level:
                self._take_outside(node, module, alias)
            elif not module:
                self._take_module(node, alias)
            else:
                self._take_own(node, module, alias)

    def _take_outside(self, node: ast.ImportFrom, module: str, alias: ast.alias) -> None:
        if alias.name not in self._table.imports.get(module, ()):
            raise refused(node, f"{module}.{alias.name}")
        if alias.asname and any(alias.asname in names for names in self._table.imports.values()):
            raise refused(node, f"{module}.{alias.name} as {alias.asname}")
        if module != "__future__":
            self._import(node, alias.asname or alias.name)
            self._outside.add(alias.asname or alias.name)

    def _take_module(self, node: ast.ImportFrom, alias: ast.alias) -> None:
        if alias.asname or not (exports(alias.name) or alias.name in FROM_CONTRACT):
            raise refused(node, alias.name)
        self._import(node, alias.name)
        self._modules.add(alias.name)

    def _take_own(self, node: ast.ImportFrom, module: str, alias: ast.alias) -> None:
        known = exports(module)
        from_contract = module.partition(".")[0] in FROM_CONTRACT
        if self._table.imports_siblings and node.level == 1:
            from_contract, known = True, frozenset()
        if not from_contract and alias.name not in known:
            raise refused(node, f"{module}.{alias.name}")
        name = alias.asname or alias.name
        self._import(node, name)
        if alias.name in known or alias.name in {"create_router", "create_webhooks"}:
            self._callable.add(name)

    def _import(self, node: ast.AST, name: str) -> None:
        if name in self._bound or name in BUILTINS or not name.isidentifier():
            raise refused(node, name)
        self._bound.add(name)

    def use(self, node: ast.Name) -> None:
        """A name that is looked up."""
        if node.id not in self.used:
            self.used[node.id] = node

    def holder(self, node: ast.Name) -> None:
        """A name that is asked for an attribute: a module of ours or a class of this one."""
        if node.id in self._outside or node.id in BUILTINS:
            raise refused(node, f"an attribute of {node.id}")
        self.use(node)

    def called(self, node: ast.Name) -> None:
        """A name that is called: one that the table lists and its module imports, or one of ours."""
        is_listed = node.id in self._table.calls and node.id in self._outside
        if not is_listed and node.id not in self._callable:
            raise refused(node, f"{node.id}()")
        self.use(node)
        self._called.add(node.id)

    def method(self, node: ast.Attribute, owner: str) -> None:
        """An attribute that is called."""
        self.public(node, node.attr)
        if owner in self._modules and node.attr in exports(owner):
            return
        allowed = self._table.methods.get(owner)
        if allowed is None or (allowed is not ANY and node.attr not in allowed):
            raise refused(node, f"{owner}.{node.attr}()")
        self._called.add(owner)

    def decorator(self, node: ast.expr) -> None:
        """What stands behind an at sign, its arguments apart."""
        if isinstance(node, ast.Name):
            name = node.id
            self.use(node)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            self.use(node.value)
        else:
            raise refused(node)
        if name not in self._table.decorators:
            raise refused(node, f"@{name}")

    @contextmanager
    def apart(self) -> Iterator[dict[str, ast.AST]]:
        """What is looked up while this lasts, by itself; afterwards it counts as everything does."""
        outer, self.used = self.used, {}
        yield self.used
        outer.update(self.used)
        self.used = outer

    @contextmanager
    def inside(self, node: ast.AST, arguments: list[str]) -> Iterator[set[str]]:
        """The body of a function: the names that it binds, which are nobody's outside.

        No argument may hide what the body calls.
        """
        scope = set(arguments)
        if len(scope) < len(arguments):
            raise refused(node, "an argument that is there twice")
        outer_used, outer_called = self.used, self._called
        self.used, self._called = {}, set()
        yield scope
        hidden = self._called.intersection(arguments)
        if hidden:
            raise refused(node, f"{min(hidden)}, an argument that hides what is called")
        free = {name: used for name, used in self.used.items() if name not in scope}
        self.used, self._called = outer_used, outer_called | self._called
        self.used.update(free)

    def close(self) -> None:
        """Refuse what was looked up and is nowhere bound."""
        for name in sorted(self.used.keys() - self._bound - BUILTINS):
            raise refused(self.used[name], name)
