"""Pure. How much work a schema can make for a validator, which applies each branch wherever it stands.

Sixty components, each an allOf of the next one twice, are small to write and never end to validate.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from oas.json_value import as_object, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json, JsonObject

MOST_APPLIED = 200_000  # schemas applied to one value, were every part of it there
_DEFINITION = "#/$defs/"


def is_bearable(schema: JsonObject) -> bool:
    """Whether a value is judged in bounded time by a schema whose references are to its `$defs`.

    A reference back to where it comes from counts once: how often it is followed, the value decides.
    """
    definitions = as_object(schema.get("$defs"))
    whole = _own({key: value for key, value in schema.items() if key != "$defs"})
    own = {name: _own(definition) for name, definition in definitions.items()}
    return _applied(whole, _totals(own)) <= MOST_APPLIED


def _own(schema: Json) -> Counter[str]:
    """How many schemas stand in one, at the empty name, and how often it refers to each definition."""
    found: Counter[str] = Counter()
    waiting: list[Json] = [schema]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            found[""] += 1
            waiting += value.values()
            if reference := text(value.get("$ref")):
                found[reference.removeprefix(_DEFINITION)] += 1
    return found


def _totals(own: Mapping[str, Counter[str]]) -> dict[str, int]:
    """What each definition applies with all it refers to, from the innermost outwards."""
    totals: dict[str, int] = {}
    begun: set[str] = set()
    for start in own:
        stack = [start]
        while stack:
            name = stack[-1]
            below = [n for n in own[name] if n and n in own and n not in begun]
            if name not in begun:
                begun.add(name)
                stack += below
            else:
                stack.pop()
                totals.setdefault(name, _applied(own[name], totals))
    return totals


def _applied(own: Counter[str], totals: Mapping[str, int]) -> int:
    applied = sum(count * (totals.get(name, 1) if name else 1) for name, count in own.items())
    return min(applied, MOST_APPLIED + 1)
