"""Flags a path item that both refers to another and says something itself.

What holds where both speak is undefined (OAS 3.1.1, section 4.8.9, Path Item Object), and what
stands beside the `$ref` is not read here. Move all of it to one side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory

_HARMLESS = {"$ref", "summary", "description"}


def _find(inventory: Inventory) -> Iterator[Found]:
    for place in inventory.of(Kind.PATH_ITEM):
        if place.reference:
            for name in place.value:
                if name not in _HARMLESS and not name.startswith("x-"):
                    message = f"{show(name)} stands beside the $ref of a path item"
                    yield Found(f"{place.pointer}/{name}", message)
                    break


CHECK = Check(
    "path-item-divided",
    Level.ERROR,
    "move it into the path item that the $ref names, or remove the $ref",
    _find,
)
