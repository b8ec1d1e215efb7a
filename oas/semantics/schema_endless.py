"""Flags schemas that contain themselves through `allOf`, directly or by way of others.

`A: {allOf: [{$ref: A}]}` says of a value that it is valid if it is valid: no validator ever answers
(JSON Schema 2020-12, core, section 9.4.1). A schema may well refer to itself through a property or
through `items`: there another value is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.json_value import Json, as_array, as_object, text
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.semantics.rings import rings
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    expected = {reference: kind for _, kind, reference in inventory.references}
    schemas = {
        node.pointer: node.value
        for reference, node in inventory.targets.items()
        if node is not None and expected[reference] is Kind.SCHEMA
    }
    steps = {pointer: list(_steps(inventory, value)) for pointer, value in schemas.items()}
    for ring in rings(steps):
        # A ring of nothing but references has a check of its own.
        if any("$ref" not in as_object(schemas[pointer]) for pointer in ring):
            way = " → ".join(show(pointer) for pointer in [*ring, ring[0]][:4])
            yield Found(ring[0], f"this schema contains itself through allOf: {way}")


def _steps(inventory: Inventory, schema: Json) -> Iterator[str]:
    """What judges the same value as `schema`: its reference, and those in its `allOf`."""
    inside = [schema]
    while inside:
        value = as_object(inside.pop())
        target = inventory.target(text(value.get("$ref")))
        if target is not None:
            yield target.pointer
        inside += as_array(value.get("allOf"))


CHECK = Check(
    "schema-endless",
    Level.ERROR,
    "take the reference out of the allOf, or put it under a property",
    _find,
)
