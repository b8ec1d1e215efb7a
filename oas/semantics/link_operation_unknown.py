"""Flags a link to an operationId that no operation bears.

Links are advice to clients and change no operation, so the build goes on. (OAS 3.1.1, section
4.8.20, Link Object.)
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

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    known = {text(place.value.get("operationId")) for place in inventory.of(Kind.OPERATION)}
    for place in inventory.of(Kind.LINK):
        name = text(place.value.get("operationId"))
        if name and name not in known:
            message = f"the link leads to the operation {show(name)}, and there is none"
            yield Found(f"{place.pointer}/operationId", message)


CHECK = Check(
    "link-operation-unknown",
    Level.WARNING,
    "correct the operationId, or remove the link",
    _find,
)
