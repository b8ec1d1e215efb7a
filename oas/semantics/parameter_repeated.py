"""Flags a parameter that one list holds twice: the same name in the same location.

The first counts, and the build goes on; whether the two say the same is told, because where they
differ the second was meant to say something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import Node
from oas.grammar import Kind
from oas.json_value import Json, as_array, as_object, text
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory, Listed


def _find(inventory: Inventory) -> Iterator[Found]:
    for place in inventory.of(Kind.PATH_ITEM, Kind.OPERATION):
        if _may_repeat(inventory, as_array(place.value.get("parameters"))):
            first: dict[tuple[str, str], Listed] = {}
            for found in inventory.parameters(Node(place.value, place.pointer)):
                kept = first.setdefault((found.name, found.location), found)
                if found.name and kept is not found:
                    yield Found(found.pointer, _message(kept, found))


def _may_repeat(inventory: Inventory, parameters: list[Json]) -> bool:
    """Said without a pointer, which would be made for every operation."""
    found = [as_object(inventory.parameter(parameter)) for parameter in parameters]
    return len({(text(p.get("name")), text(p.get("in"))) for p in found}) < len(found)


def _message(kept: Listed, found: Listed) -> str:
    same = kept.parameter == found.parameter
    how = "word for word" if same else "and differs: the first one counts"
    return f"the {found.location} parameter {show(found.name)} is listed twice, {how}"


CHECK = Check("parameter-repeated", Level.WARNING, "remove one of the two", _find)
