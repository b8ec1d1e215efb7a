"""Pure. A fragment of Python source together with the imports it needs."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Expression:
    """`text` is valid Python once every `(module, name)` of `imports` is imported.

    An import with an empty name is the module itself: `("datetime", "")` is `import datetime`.
    """

    text: str
    imports: frozenset[tuple[str, str]] = frozenset()


def import_lines(imports: Iterable[tuple[str, str]]) -> list[str]:
    """The import statements of a module as ruff's isort orders them; empty for no imports.

    Standard library, then packages, then the package's own modules, with a blank line between.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for module, name in imports:
        names[module].add(name)
    lines: list[str] = []
    for section in range(3):
        found = [m for m in sorted(names, key=_module_order) if _section(m) == section]
        block = [f"import {module}" for module in found if "" in names[module]]
        block += [_from(module, names[module] - {""}) for module in found if names[module] - {""}]
        lines += ["", *block] if lines and block else block
    return lines


def modules_of(package: str, imports: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The modules of `package` (`.`, `..`) that are imported, or something of them."""
    return frozenset(
        module.removeprefix(package) or name
        for module, name in imports
        if module.startswith(package)
    )


def _section(module: str) -> int:
    if module.startswith("."):
        return 2
    return 0 if module.partition(".")[0] in sys.stdlib_module_names else 1


def _module_order(module: str) -> tuple[int, str]:
    """Packages further up stand before nearer ones: `..` before `.`."""
    return (-(len(module) - len(module.lstrip("."))), module)


def _from(module: str, names: set[str]) -> str:
    """Constants before classes before the rest, as isort's `order-by-type` does."""
    ordered = sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
    return f"from {module} import {', '.join(ordered)}"
