"""Pure. A path template with the names that Starlette can read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """`path` with other names; `undeclared` are the expressions that no parameter is for."""

    path: str
    undeclared: tuple[str, ...]


def renamed(path: str, names: Mapping[str, str]) -> Template:
    """`path` with each `{name}` as `names` calls it; what is not there gets a name of its own.

    An expression that stands twice gets another name the second time: Starlette refuses it else.
    """
    undeclared: list[str] = []
    used: set[str] = set()

    def rename(match: re.Match[str]) -> str:
        found = names.get(match.group(1), "")
        if not found or found in used:
            undeclared.append(match.group(1))
            found = f"undeclared_{len(undeclared)}"
        used.add(found)
        return f"{{{found}}}"

    return Template(TEMPLATE.sub(rename, path), tuple(undeclared))


def is_reachable(path: str) -> bool:
    """Whether a request can have this path: a query or a fragment is not part of one."""
    return "?" not in path and "#" not in path
