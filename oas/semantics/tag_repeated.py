"""Flags a tag that the contract describes twice.

Tag names are unique (OAS 3.1.1, section 4.8.1, OpenAPI Object). Nothing depends on the description,
so the build goes on; remove one of the two.
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
    seen: set[str] = set()
    for place in inventory.of(Kind.TAG):
        name = text(place.value.get("name"))
        if name and name in seen:
            yield Found(place.pointer, f"the tag {show(name)} is described twice")
        seen.add(name)


CHECK = Check("tag-repeated", Level.WARNING, "remove one of the two", _find)
