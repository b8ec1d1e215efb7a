"""Pure. How new methods are called by their names in a module that has names of its own."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.expression import import_lines
from generator.names import claim
from generator.scaffold.bindings import bindings
from generator.scaffold.stubs import EXCEPTION, imported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.scaffold.modules import Module


def scope(module: Module, needed: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """What the module calls each of the `needed` names, and the imports that it lacks for that.

    `needed` gives dotted names. A name that means something else in the module gets another one.
    """
    taken = {name.casefold() for name in _bound(module.tree)}
    known = {whole: name for name, whole in _usable(module).items()}
    called: dict[str, str] = {}
    lines: list[str] = []
    for name, whole in {**needed, EXCEPTION.rpartition(".")[2]: EXCEPTION}.items():
        if whole in known:
            called[name] = known[whole]
            continue
        called[name] = claim(name, taken)
        (line,) = import_lines({imported(whole)})
        lines.append(line if called[name] == name else f"{line} as {called[name]}")
    return {name: new for name, new in called.items() if name != new}, lines


def _usable(module: Module) -> dict[str, str]:
    """The names that annotations may use: all of them, where annotations are not evaluated."""
    if "annotations" in bindings(module.tree, ""):
        return dict(module.names)
    is_package = module.path.name == "__init__.py"
    return bindings(module.tree, module.name, is_package=is_package, when_run=True)


def _bound(tree: ast.Module) -> set[str]:
    """Every name that something in the module binds."""
    found = set(bindings(tree, ""))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
    return found
