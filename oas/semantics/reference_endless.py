"""Flags references that lead in a ring, and chains of them that are too long to follow.

`A: {$ref: B}` and `B: {$ref: A}` define each other and nothing else. Make one of them a definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import LONGEST_REFERENCE_CHAIN
from oas.json_value import text
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.semantics.rings import rings
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory


def _find(inventory: Inventory) -> Iterator[Found]:
    steps: dict[str, str] = {}
    for node in inventory.targets.values():
        following = inventory.target(text(node.object.get("$ref"))) if node else None
        if node is not None and following is not None:
            steps[node.pointer] = following.pointer
    for ring in rings({pointer: [step] for pointer, step in steps.items()}):
        way = " → ".join(show(pointer) for pointer in [*ring, ring[0]][:4])
        yield Found(f"{ring[0]}/$ref", f"these references lead in a ring: {way}")
    for pointer in steps:
        # Every longer chain passes through one of exactly this length.
        if _length(steps, pointer) == LONGEST_REFERENCE_CHAIN - 1:
            message = f"more than {LONGEST_REFERENCE_CHAIN} references in a row lead through here"
            yield Found(f"{pointer}/$ref", message)


def _length(steps: dict[str, str], pointer: str) -> int:
    length = 0
    while pointer in steps and length < LONGEST_REFERENCE_CHAIN:
        pointer = steps[pointer]
        length += 1
    return length


CHECK = Check(
    "reference-endless",
    Level.ERROR,
    "make one of them a definition instead of a reference",
    _find,
)
