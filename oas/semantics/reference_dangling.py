"""Flags a `$ref` that names a place where nothing stands.

What was meant cannot be known. Correct the reference, or add what it names. References to other
files and to the network are judged earlier, where the contract is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    for place, _, reference in inventory.references:
        # The mapping of a discriminator has a check of its own.
        if place.kind is not Kind.DISCRIMINATOR and inventory.target(reference) is None:
            yield Found(f"{place.pointer}/$ref", f"{show(reference)} names nothing")


CHECK = Check(
    "reference-dangling",
    Level.ERROR,
    "correct the $ref, or add what it names",
    _find,
)
