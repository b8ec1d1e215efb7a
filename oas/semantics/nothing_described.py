"""Flags a contract without any path, webhook or component.

There is nothing to build, to check or to publish: most likely it is the wrong file, or its content
was lost on the way. Describe at least one operation, or one schema for other contracts to use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_object
from oas.problem import Level
from oas.semantics.check import Check, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    root = inventory.document.root
    components = as_object(root.get("components"))
    if not any([root.get("paths"), root.get("webhooks"), *components.values()]):
        yield Found("", "the contract describes no operation and no component")


CHECK = Check(
    "nothing-described",
    Level.ERROR,
    "is this the right file? describe at least one path",
    _find,
)
