"""Flags a `$ref` to another kind of object than the one that belongs there.

A response where a schema belongs describes nothing; most likely the section of the components is
misspelt. What stands below an extension, or in a file of its own, is of the kind that the first
reference to it expects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import SpecVersion
from oas.grammar import Kind
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.document import Node
    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    told: dict[tuple[Kind, str], str] = {}
    for place, expected, reference in inventory.references:
        if (expected, reference) not in told:
            told[expected, reference] = _mistake(inventory, expected, reference)
        if message := told[expected, reference]:
            yield Found(place.pointer + ("/$ref" if place.reference else ""), message)


def _mistake(inventory: Inventory, expected: Kind, reference: str) -> str:
    """What is wrong with the kind of a reference's target, empty where it is right."""
    target = inventory.target(reference)
    if target is None:
        return ""
    kind = inventory.kind(target.pointer) or expected
    if kind is not expected:
        return f"{show(reference)} is a {kind}, and a {expected} belongs here"
    if not _is_object(inventory, target, expected):
        return f"{show(reference)} is no object, and a {expected} belongs here"
    return ""


def _is_object(inventory: Inventory, target: Node, expected: Kind) -> bool:
    if isinstance(target.value, bool):
        return expected is Kind.SCHEMA and inventory.document.version is not SpecVersion.V3_0
    return isinstance(target.value, dict)


CHECK = Check(
    "reference-mistaken",
    Level.ERROR,
    "refer to an object of the right kind, as #/components/schemas/… for a schema",
    _find,
)
