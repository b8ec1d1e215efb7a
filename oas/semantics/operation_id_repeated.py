"""Flags an operationId that more than one operation bears.

It names the operation: in generated code, in links, in documentation. Webhooks and callbacks count
as well (OAS 3.1.1, section 4.8.10, Operation Object). Give each operation a name of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.json_value import text
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.grammar import Place
    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    first: dict[str, Place] = {}
    for place in inventory.of(Kind.OPERATION):
        name = text(place.value.get("operationId"))
        if name and first.setdefault(name, place) is not place:
            message = f"the operationId {show(name)} is also that of {show(first[name].pointer)}"
            yield Found(f"{place.pointer}/operationId", message)


CHECK = Check(
    "operation-id-repeated",
    Level.ERROR,
    "give each operation an operationId of its own",
    _find,
)
