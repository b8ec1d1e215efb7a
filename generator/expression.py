"""Pure. A fragment of Python source together with the imports it needs."""

from __future__ import annotations

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
    """The import statements of a module, one a source module, sorted; empty for no imports."""
    names: dict[str, set[str]] = defaultdict(set)
    for module, name in imports:
        names[module].add(name)
    plain = [f"import {module}" for module in sorted(names) if "" in names[module]]
    from_lines = [
        f"from {module} import {', '.join(sorted(names[module] - {''}))}"
        for module in sorted(names)
        if names[module] - {""}
    ]
    return plain + from_lines
