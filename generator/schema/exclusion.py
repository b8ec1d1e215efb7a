"""Pure. Whether two branches of a `oneOf` share a value, as far as the schemas show it.

Where no two do, a union says what `oneOf` says. Nothing is proved that is not seen at once: by type,
by fixed values, by a property that both require with other values in each, or by one that the one
requires and the other refuses.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from generator.schema.flat import value_key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from generator.schema.flat import Flat
    from generator.schema.flatten import Flattener
    from oas.json_value import Json

# Branches of which every pair is looked at; of more, only what tells all apart.
MOST_PAIRS = 40
DEEPEST = 3


def exclusive(flats: Sequence[Flat], flattener: Flattener) -> bool:
    """Whether no value satisfies two of the schemas."""
    if _kinds_apart(flats) or _values_apart(flat.values for flat in flats):
        return True
    if any(tells_apart(flats, wire, flattener) for wire in _shared(flats)):
        return True
    pairs = combinations(flats, 2) if len(flats) <= MOST_PAIRS else ()
    return bool(pairs) and all(_apart(one, other, flattener) for one, other in pairs)


def tells_apart(flats: Iterable[Flat], wire: str, flattener: Flattener) -> bool:
    """Whether all require the property, with fixed values that each has for itself."""
    values = []
    for flat in flats:
        if flat.types != ("object",) or wire not in flat.required or wire not in flat.properties:
            return False
        values.append(flattener.merge(flat.properties[wire]).values)
    return _values_apart(values)


def _apart(one: Flat, other: Flat, flattener: Flattener, depth: int = 0) -> bool:
    if one.never or other.never or _kinds_apart((one, other)):
        return True
    if _values_apart((one.values, other.values)):
        return True
    if one.types != ("object",) or other.types != ("object",):
        return False
    if _misses(one, other) or _misses(other, one):
        return True
    common = one.required & other.required & one.properties.keys() & other.properties.keys()
    return depth < DEEPEST and any(
        _apart(
            flattener.merge(one.properties[name]),
            flattener.merge(other.properties[name]),
            flattener,
            depth + 1,
        )
        for name in sorted(common)
    )


def _misses(one: Flat, other: Flat) -> bool:
    """Whether `one` requires a property that `other` refuses."""
    if other.extra is False and not other.rules and not one.required <= other.properties.keys():
        return True
    return any(
        node.value is False for name in one.required for node in other.properties.get(name, ())
    )


def _shared(flats: Sequence[Flat]) -> list[str]:
    first, *others = flats
    return [name for name in first.properties if all(name in flat.required for flat in others)]


def _kinds_apart(flats: Sequence[Flat]) -> bool:
    if any(flat.types is None for flat in flats):
        return False
    types = [
        kind
        for flat in flats
        for kind in {"integer" if kind == "number" else kind for kind in flat.types or ()}
    ]
    return len(types) == len(set(types))


def _values_apart(values: Iterable[tuple[Json, ...] | None]) -> bool:
    seen: set[Hashable] = set()
    for allowed in values:
        if allowed is None:
            return False
        keys = {value_key(value) for value in allowed}
        if keys & seen:
            return False
        seen |= keys
    return True
