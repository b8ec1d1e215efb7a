"""Flags a path that does not begin with a slash, or whose braces do not pair.

Such a path is appended to no server's URL, and where its parameters begin and end is a guess. An
empty name, `{}`, names no parameter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.document import Node
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory

_WELL_FORMED = re.compile(r"([^{}]|\{[^{}]+\})*+")


def _find(inventory: Inventory) -> Iterator[Found]:
    paths = Node(inventory.document.root, "").child("paths")
    for path in paths.object:
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            yield Found(paths.child(path).pointer, f"the path {show(path)} begins with no slash")
        elif not _WELL_FORMED.fullmatch(path):
            yield Found(paths.child(path).pointer, f"the braces of {show(path)} do not pair")


CHECK = Check(
    "path-malformed",
    Level.ERROR,
    "write it as /things/{thingId}",
    _find,
)
