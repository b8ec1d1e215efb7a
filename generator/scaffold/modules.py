"""The modules that hold a person's implementation, parsed. Reads; nothing in them is executed.

A class implements an interface where the interface is among its bases, whatever the class is called
and in whichever module below the folder it stands.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from console.place import shown_path
from generator.scaffold.bindings import bindings, dotted, statements
from generator.scaffold.packages import import_name
from oas.errors import OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.scaffold.interfaces import Interface

# Bases that implement nothing.
EMPTY = frozenset({"object", "typing.Generic", "typing.Protocol", "abc.ABC"})


@dataclass(frozen=True, slots=True, eq=False)
class Module:
    """One file: its dotted name, its bytes, and what its names mean."""

    path: Path
    name: str
    data: bytes
    tree: ast.Module
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Class:
    """A class of a module. `bases` are dotted names, None where one is not known."""

    module: Module
    node: ast.ClassDef
    bases: tuple[str | None, ...]

    @property
    def name(self) -> str:
        """What it is called in its module."""
        return self.node.name


@dataclass(frozen=True, slots=True, eq=False)
class Implementation:
    """A class that implements an interface.

    `methods` are those of the class and of its bases. `is_open` says that there is a base that could
    not be read, which may have more.
    """

    holder: Class
    methods: Mapping[str, tuple[Class, ast.stmt]]
    is_open: bool


@dataclass(frozen=True, slots=True, eq=False)
class Modules:
    """Every module below one folder that parses, and why the others do not."""

    root: Path
    modules: tuple[Module, ...]
    errors: tuple[OutputError, ...]
    _classes: dict[str, Class] = field(default_factory=dict)

    def classes(self) -> Iterator[Class]:
        """Every class, module by module."""
        for module in self.modules:
            yield from _classes(module)

    def implementations(self, interface: Interface, package: str) -> list[Implementation]:
        """What implements `interface` of the generated `package`, in the order of the files."""
        found = self.named(interface.name, package)
        return [self._implementation(each, interface.name, package) for each in found]

    def named(self, interface: str, package: str) -> list[Class]:
        """The classes that have the interface of this name among their bases."""
        return [c for c in self.classes() if any(_is(b, interface, package) for b in c.bases)]

    def _implementation(self, holder: Class, interface: str, package: str) -> Implementation:
        methods: dict[str, tuple[Class, ast.stmt]] = {}
        is_open = False
        waiting, seen = [holder], {id(holder.node)}
        while waiting:
            each = waiting.pop(0)
            for name, node in _members(each.node):
                methods.setdefault(name, (each, node))
            for base in each.bases:
                if base in EMPTY or _is(base, interface, package) or _is_generated(base, package):
                    continue
                known = self._find(base) if base else None
                if known is None:
                    is_open = True
                elif id(known.node) not in seen:
                    seen.add(id(known.node))
                    waiting.append(known)
        return Implementation(holder, methods, is_open)

    def _find(self, name: str) -> Class | None:
        """The class of this dotted name, here or in another module of the project."""
        if not self._classes:
            self._classes.update({f"{c.module.name}.{c.name}": c for c in self.classes()})
        if name not in self._classes:
            module, _, _ = name.rpartition(".")
            for top in (self.root, self.root / "src"):
                path = top.joinpath(*module.split(".")).with_suffix(".py")
                if module and path.is_file():
                    found = _read(path, module)
                    if isinstance(found, Module):
                        self._classes.update({f"{module}.{c.name}": c for c in _classes(found)})
        return self._classes.get(name)


def read_modules(folder: Path, root: Path) -> Modules:
    """Every Python module below `folder`, which need not exist. `root` is the project's folder."""
    name = import_name(folder, root)
    read = [_read(path, _dotted(path, folder, name)) for path in _paths(folder)]
    return Modules(
        root,
        tuple(each for each in read if isinstance(each, Module)),
        tuple(each for each in read if isinstance(each, OutputError)),
    )


def _paths(folder: Path) -> Iterable[Path]:
    found = folder.rglob("*.py") if folder.is_dir() else ()
    return sorted(path for path in found if path.is_file())


def _dotted(path: Path, folder: Path, name: str) -> str:
    parts = path.relative_to(folder).with_suffix("").parts
    return ".".join([name, *parts]).removesuffix(".__init__")


def _read(path: Path, name: str) -> Module | OutputError:
    try:
        data = path.read_bytes()
        tree = ast.parse(data, shown_path(path))
    except SyntaxError as problem:
        place = f"{shown_path(path)}:{problem.lineno or 1}:{problem.offset or 1}"
        reason = f"it is not Python: {show(problem.msg)}"
        return OutputError(reason, where=place, hint="correct it: it was left as it is")
    except (OSError, ValueError, RecursionError, MemoryError) as problem:
        reason = f"it cannot be read: {show(problem)}"
        return OutputError(reason, where=shown_path(path), hint="it was left as it is")
    is_package = path.name == "__init__.py"
    return Module(path, name, data, tree, bindings(tree, name, is_package=is_package))


def _classes(module: Module) -> Iterator[Class]:
    known = {**{name: name for name in EMPTY}, **module.names}
    for node in statements(module.tree.body):
        if isinstance(node, ast.ClassDef):
            yield Class(module, node, tuple(dotted(base, known) for base in node.bases))


def _members(node: ast.ClassDef) -> Iterator[tuple[str, ast.stmt]]:
    """What a class body binds: methods, and names that something is assigned to."""
    for part in statements(node.body):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            yield part.name, part
        elif isinstance(part, ast.Assign):
            yield from ((t.id, part) for t in part.targets if isinstance(t, ast.Name))
        elif isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name) and part.value:
            yield part.target.id, part


def _is(base: str | None, interface: str, package: str) -> bool:
    """Whether a base is this interface, by whichever module of the generated package it came."""
    return base is not None and base.endswith(f".{interface}") and _is_generated(base, package)


def _is_generated(base: str | None, package: str) -> bool:
    return base is not None and f".{package}." in f".{base}"
