"""Flags `nullable` in OpenAPI 3.1 and later, where it means nothing.

Since 3.1 schemas are JSON Schema 2020-12, and null is a type like others. A contract that was moved
from 3.0 and kept the word says something else than it did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import SpecVersion
from oas.grammar import Kind
from oas.problem import Level
from oas.semantics.check import Check, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    version = inventory.document.version
    if version is not SpecVersion.V3_0:
        for place in inventory.of(Kind.SCHEMA):
            if place.value.get("nullable") is True:
                message = f"'nullable' means nothing in OpenAPI {version}"
                yield Found(f"{place.pointer}/nullable", message)


CHECK = Check(
    "nullable-ignored",
    Level.WARNING,
    'write "type": [TYPE, "null"]',
    _find,
    words=frozenset({"nullable"}),
)
