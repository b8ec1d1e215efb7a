"""Flags a path parameter that is not declared as required.

A path without one of its parameters is another path, so it is required whatever is written, and the
build goes on. Say `"required": true`, as the specification demands.
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
    for place in inventory.of(Kind.PARAMETER):
        required = place.value.get("required", False)
        if place.value.get("in") == "path" and required is False and not place.reference:
            name = show(text(place.value.get("name")))
            yield Found(place.pointer, f"the path parameter {name} is not required")


CHECK = Check("path-parameter-optional", Level.WARNING, 'add "required": true', _find)
