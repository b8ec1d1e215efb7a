"""Flags a path that holds the same parameter twice, as `/brands/{id}/products/{id}`.

One name has one value, and two places would need two. Give them names of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.semantics.templates import names_in
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    for endpoint in inventory.endpoints:
        names = names_in(endpoint.path)
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                message = f"{show(endpoint.path)} holds its parameter {show(name)} more than once"
                yield Found(endpoint.pointer, message)


CHECK = Check(
    "path-parameter-doubled",
    Level.ERROR,
    "give each place a name of its own",
    _find,
)
