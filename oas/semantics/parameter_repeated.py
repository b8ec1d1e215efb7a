"""Flags a parameter that one list holds twice: the same name in the same location.

The first counts, and the build goes on; whether the two say the same is told, because where they
differ the second was meant to say something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import Node
from oas.grammar import Kind
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory, Listed


def _find(inventory: Inventory) -> Iterator[Found]:
    for place in inventory.of(Kind.PATH_ITEM, Kind.OPERATION):
        if "parameters" in place.value:
            first: dict[tuple[str, str], Listed] = {}
            for found in inventory.parameters(Node(place.value, place.pointer)):
                kept = first.setdefault((found.name, found.location), found)
                if found.name and kept is not found:
                    yield Found(found.listed.pointer, _message(kept, found))


def _message(kept: Listed, found: Listed) -> str:
    same = kept.parameter is not None and kept.parameter.object == (
        found.parameter and found.parameter.object
    )
    how = "word for word" if same else "and differs: the first one counts"
    return f"the {found.location} parameter {show(found.name)} is listed twice, {how}"


CHECK = Check("parameter-repeated", Level.WARNING, "remove one of the two", _find)
