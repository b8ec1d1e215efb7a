"""Flags an entry of a discriminator's `mapping` that names no schema.

A value that the contract announces then has no meaning. An entry is the name of a schema of the
components, or a reference (OAS 3.1.1, section 4.8.25, Discriminator Object).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.json_value import as_object
from oas.pointer import join
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    schemas = as_object(as_object(inventory.document.root.get("components")).get("schemas"))
    for place in inventory.of(Kind.DISCRIMINATOR):
        for value, target in as_object(place.value.get("mapping")).items():
            if not isinstance(target, str) or target in schemas or inventory.target(target):
                continue
            message = f"the discriminator's value {show(value)} names no schema: {show(target)}"
            yield Found(join(place.pointer, "mapping", value), message)


CHECK = Check(
    "discriminator-mapping-dangling",
    Level.ERROR,
    "correct it, or add the schema to the components",
    _find,
)
