"""Pure. The source of what is written once: a method that says it is missing, a class, a module.

It comes from the tree of the interface, so it is laid out by the formatter and not by hand.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.expression import import_lines
from generator.literal import docstring

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.scaffold.interfaces import Interface, Method, Wanted

EXCEPTION = "fastapi.HTTPException"
FUTURE = "from __future__ import annotations"
SUFFIXES = ("Service", "Implementation")


def class_name_of(interface: str) -> str:
    """`BrandsService` for `Brands`."""
    own, other = SUFFIXES
    return interface + (other if interface.endswith(own) else own)


def class_source(interface: Interface, base: str) -> str:
    """The class with all its methods; `base` is what its module calls the interface."""
    doc = docstring(interface.summary, 4)
    head = f"class {class_name_of(interface.name)}({base}):\n"
    methods = methods_source(interface.methods.values(), {})
    return head + (f"    {doc}\n\n" if doc else "") + (methods or "    pass\n")


def methods_source(methods: Iterable[Method], names: Mapping[str, str]) -> str:
    """The methods, indented by four; `names` maps names of the interface's to the module's own."""
    return "\n".join(_method_source(method, names) for method in methods)


def module_source(interface: Interface) -> str:
    """A whole module for one interface."""
    package = interface.module.partition(".routes.")[0]
    needed = names_in(interface.methods.values()) & interface.names.keys()
    names = {imported(interface.names[name]) for name in needed} | {imported(EXCEPTION)}
    own = {(module, name) for module, name in names if module.startswith(package)}
    own.add((interface.module, interface.name))
    lines = ["", *import_lines(names - own), "", *import_lines(own), "", ""]
    about = docstring(f"The implementation of {interface.name}.")
    return "\n".join([about, "", FUTURE, *lines, class_source(interface, interface.name)])


def main_source(wanted: Wanted, classes: Sequence[tuple[Interface, str, str]], name: str) -> str:
    """The module that makes the application; `classes` gives module and class by interface."""
    about = docstring(
        f"The application: the generated routes with what this folder implements.\n\n"
        f"Start it with: uvicorn {name}:app"
    )
    arguments = [f"    {each.argument}={cls}()," for each, _, cls in classes]
    if wanted.is_guarded:
        arguments.append(
            "    # authenticate=...: without it, what asks for credentials answers 501."
        )
    imports = import_lines({(f"{wanted.package}.app", "create_app")})
    imports += ["", *import_lines({(module, cls) for _, module, cls in classes})]
    return "\n".join([about, "", *imports, "", "app = create_app(", *arguments, ")", ""])


def names_in(methods: Iterable[Method]) -> set[str]:
    """The names that the signatures look up."""
    parts = (part for m in methods for part in _annotations(m.node))
    return {node.id for part in parts for node in ast.walk(part) if isinstance(node, ast.Name)}


def imported(name: str) -> tuple[str, str]:
    """The module and the name in it that a dotted name is imported by."""
    module, _, last = name.rpartition(".")
    return (module, last) if module else (last, "")


def _annotations(node: ast.AsyncFunctionDef) -> list[ast.expr]:
    arguments = [argument.annotation for argument in (*node.args.args, *node.args.kwonlyargs)]
    return [part for part in (*arguments, node.returns) if part is not None]


def _method_source(method: Method, names: Mapping[str, str]) -> str:
    arguments, returns = (_renamed(part, names) for part in (method.node.args, method.node.returns))
    answer = f" -> {returns}" if returns else ""
    doc = docstring(method.summary, 8)
    name = EXCEPTION.rpartition(".")[2]
    missing = f"raise {names.get(name, name)}(501)"
    body = [doc, missing] if doc else [missing]
    head = f"    async def {method.name}({arguments}){answer}:"
    return "\n".join([head, *(f"        {line}" for line in body), ""])


def _renamed(node: ast.AST | None, names: Mapping[str, str]) -> str:
    """The source of `node`, with other names where `names` gives some."""
    if node is None:
        return ""
    text = ast.unparse(node)
    if not names:
        return text
    tree = ast.parse(f"def f({text}): ..." if isinstance(node, ast.arguments) else text)
    for part in ast.walk(tree):
        if isinstance(part, ast.Name):
            part.id = names.get(part.id, part.id)
    again = tree.body[0]
    return ast.unparse(again.args if isinstance(again, ast.FunctionDef) else again)
