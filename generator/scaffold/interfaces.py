"""Pure. What a generated package asks to be implemented, read from the text of its routes.

The text is the seam: whatever the generator makes of a contract, the interfaces are the protocols
below `routes` for which `create_app` has a parameter.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.scaffold.bindings import bindings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROTOCOL = "typing.Protocol"


@dataclass(frozen=True, slots=True, eq=False)
class Method:
    """One operation, as the interface declares it. `summary` is the first line of its docstring."""

    name: str
    node: ast.AsyncFunctionDef
    summary: str


@dataclass(frozen=True, slots=True, eq=False)
class Interface:
    """One protocol. `module` is dotted, `argument` the parameter of `create_app` that takes it.

    `names` is what the names in the signatures mean.
    """

    name: str
    module: str
    argument: str
    summary: str
    methods: Mapping[str, Method]
    names: Mapping[str, str]

    @property
    def stem(self) -> str:
        """The last part of the module's name."""
        return self.module.rpartition(".")[2]


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """All interfaces of one package, and whether its application asks for credentials."""

    package: str
    interfaces: tuple[Interface, ...]
    is_guarded: bool


def read_interfaces(files: Mapping[str, bytes], package: str) -> Wanted:
    """The interfaces in `files`, the modules of the generated `package` by their paths."""
    application = files.get("app.py")
    arguments = _arguments(ast.parse(application)) if application else {}
    found = {each.name: each for path in files for each in _protocols(files, path, package)}
    interfaces = [
        replace(found[name], argument=argument)
        for name, argument in arguments.items()
        if name in found
    ]
    return Wanted(package, tuple(interfaces), "Authenticate" in arguments)


def _arguments(application: ast.Module) -> dict[str, str]:
    """The parameters of `create_app` by each name that their annotations mention."""
    found: dict[str, str] = {}
    for node in application.body:
        if isinstance(node, ast.FunctionDef) and node.name == "create_app":
            for argument in node.args.kwonlyargs:
                for part in ast.walk(argument.annotation or ast.Constant(None)):
                    if isinstance(part, ast.Name):
                        found.setdefault(part.id, argument.arg)
    return found


def _protocols(files: Mapping[str, bytes], path: str, package: str) -> Iterator[Interface]:
    if not path.startswith("routes/") or b"Protocol" not in files[path]:
        return
    tree = ast.parse(files[path])
    module = f"{package}.{path.removesuffix('.py').replace('/', '.')}"
    names = bindings(tree, module)
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and _is_protocol(node, names):
            yield Interface(node.name, module, "", _summary(node), _methods(node), names)


def _is_protocol(node: ast.ClassDef, names: Mapping[str, str]) -> bool:
    return any(isinstance(b, ast.Name) and names.get(b.id) == PROTOCOL for b in node.bases)


def _methods(node: ast.ClassDef) -> dict[str, Method]:
    return {
        part.name: Method(part.name, part, _summary(part))
        for part in node.body
        if isinstance(part, ast.AsyncFunctionDef)
    }


def _summary(node: ast.ClassDef | ast.AsyncFunctionDef) -> str:
    lines = (ast.get_docstring(node) or "").splitlines()
    return lines[0].strip() if lines else ""
