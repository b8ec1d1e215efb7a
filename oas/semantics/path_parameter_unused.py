"""Flags a declared path parameter whose name the path's template does not hold.

It can never be sent. Either the template or the parameter is misspelt, and only its author knows
which: put it into the template, or take it out of the parameters.
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
        for listed in (endpoint.shared, *endpoint.own.values()):
            for found in listed:
                if found.location == "path" and found.name and found.name not in names:
                    message = (
                        f"{show(endpoint.path)} has no place for its parameter {show(found.name)}"
                    )
                    yield Found(found.pointer, message)


CHECK = Check(
    "path-parameter-unused",
    Level.ERROR,
    "write {NAME} into the path, or remove the parameter",
    _find,
)
