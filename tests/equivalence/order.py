"""Contracts in another order: of keys, of arrays that are sets, of numbers' digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_object
from oas.kinds import Kind
from tests.equivalence.editing import Copy

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import Json, JsonObject

_SETS = {
    Kind.OPERATION: ("parameters", "security", "tags"),
    Kind.PATH_ITEM: ("parameters",),
    Kind.SCHEMA: ("allOf", "anyOf", "enum", "oneOf", "required", "type"),
}
_LARGEST_EXACT = 2**53
# The official schema of 3.0 wants these without a point.
_COUNTS = frozenset({
    "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties",
})  # fmt: skip


def keys_shuffled(root: JsonObject, random: Random) -> JsonObject:
    """The keys of every object in another order."""
    return as_object(_shuffled(root, random))


def sets_reordered(root: JsonObject, random: Random) -> JsonObject:
    """Arrays that the specification reads as sets in another order; scopes, too."""
    copy = Copy(root)
    arrays = [copy.root.get("security")]
    for kind, names in _SETS.items():
        arrays += [place.value.get(name) for place in copy.places(kind) for name in names]
    for place in copy.places(Kind.SECURITY_REQUIREMENT):
        arrays += place.value.values()
    for place in copy.places(Kind.SCHEMA):
        arrays += as_object(place.value.get("dependentRequired")).values()
    for array in arrays:
        if isinstance(array, list):
            random.shuffle(array)
    return copy.root


def numbers_respelt(root: JsonObject, _: Random) -> JsonObject:
    """1 as 1.0, and 1.0 as 1, wherever a number stands."""
    return as_object(_respelt(root))


def _shuffled(value: Json, random: Random) -> Json:
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        return {key: _shuffled(value[key], random) for key in keys}
    return [_shuffled(item, random) for item in value] if isinstance(value, list) else value


def _respelt(value: Json) -> Json:
    if isinstance(value, dict):
        return {k: v if k in _COUNTS else _respelt(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_respelt(item) for item in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST_EXACT:
        return value
    return float(value)
