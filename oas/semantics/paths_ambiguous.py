"""Flags two paths that differ in the names of their parameters only, and share a method.

`GET /products/{id}` and `GET /products/{sku}` match the same requests, so only the first of them is
ever answered. (OAS 3.1.1, section 4.8.8, Paths Object: such paths are identical and invalid.) One in
a hundred public contracts has such a pair, mostly written by a generator from code that tells them
apart by what the parameter holds. Two such paths with different methods have one meaning a request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.semantics.templates import without_names
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    first: dict[tuple[str, str], str] = {}
    for endpoint in inventory.endpoints:
        for method, operation in endpoint.operations.items():
            path = first.setdefault((without_names(endpoint.path), method), endpoint.path)
            if path != endpoint.path:
                message = f"{method} of {show(endpoint.path)} matches the same as {show(path)}"
                yield Found(operation.pointer, message)


CHECK = Check(
    "paths-ambiguous",
    Level.WARNING,
    "keep one of the two paths, or make them differ in more than a parameter's name",
    _find,
)
