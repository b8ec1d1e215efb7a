"""Flags a name in a path's template for which an operation declares no path parameter.

Nobody knows what may stand there: a number, a uuid, any text. Declare it in the operation, or in the
path item for all its operations. (OAS 3.1.1, section 4.8.2, Path Templating.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.semantics.templates import names_in
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Endpoint, Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    for endpoint in inventory.endpoints:
        missing = {method: _undeclared(endpoint, method) for method in endpoint.operations}
        everywhere = set.intersection(*missing.values()) if missing else set()
        for name in names_in(endpoint.path):
            if name in everywhere:
                message = (
                    f"no operation of {show(endpoint.path)} declares its parameter {show(name)}"
                )
                yield Found(endpoint.pointer, message)
                continue
            for method, names in missing.items():
                if name in names:
                    message = f"{method} of {show(endpoint.path)} does not declare {show(name)}"
                    yield Found(endpoint.operations[method].pointer, message)


def _undeclared(endpoint: Endpoint, method: str) -> set[str]:
    listed = [*endpoint.shared, *endpoint.own[method]]
    if any(found.parameter is None for found in listed):
        return set()  # It may be the one whose reference is dangling, and that is said already.
    declared = {found.name for found in listed if found.location == "path"}
    return {name for name in names_in(endpoint.path) if name not in declared}


CHECK = Check(
    "path-parameter-undeclared",
    Level.ERROR,
    'add it to the parameters: {"name": …, "in": "path", "required": true, "schema": …}',
    _find,
)
