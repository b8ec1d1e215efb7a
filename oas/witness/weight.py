"""Pure. How large a value is. Samples share their parts, so a small one in memory may be huge as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json

HEAVIEST = 20_000  # values inside a value; long strings count for several
_CHARACTERS = 50


def is_light(value: Json) -> bool:
    """Whether the value is small enough to be made and judged. It looks no further than that."""
    weight = 0
    waiting = [value]
    while waiting:
        one = waiting.pop()
        weight += 1
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str):
            weight += len(one) // _CHARACTERS
        if weight + len(waiting) > HEAVIEST:
            return False
    return True
