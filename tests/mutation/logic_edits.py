"""Edits that refuse by combining schemas what was allowed. False: does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_array, as_object

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import JsonObject
    from tests.mutation.spots import Spot

_CLAIMED = frozenset({"format", "maxLength", "minLength", "pattern"})


def restriction_added_by_all_of(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, {"allOf": [{"maxLength": 4}, {"minLength": 1}]})


def union_added(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, {"anyOf": [{"maxLength": 2}, {"minLength": 9}]})


def exclusive_union_added(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, {"oneOf": [{"maxLength": 5}, {"minLength": 3}]})


def not_added(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, {"not": {"maxLength": 2}})


def not_a_value_added(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, {"not": {"enum": ["forbidden"]}})


def condition_added(spot: Spot, _: Random) -> bool:
    branches: JsonObject = {"if": {"minLength": 5}, "then": {"maxLength": 7}}
    return not spot.is_3_0 and _is_free_text(spot) and _set(spot, branches)


def otherwise_added(spot: Spot, _: Random) -> bool:
    branches: JsonObject = {"if": {"minLength": 5}, "else": {"pattern": "^a"}}
    return not spot.is_3_0 and _is_free_text(spot) and _set(spot, branches)


def branch_removed(spot: Spot, random: Random) -> bool:
    """Of a union of objects with required properties that tell them apart, or of other types."""
    for union in ("oneOf", "anyOf"):
        branches = as_array(spot.schema.get(union))
        kinds = [as_object(branch).get("type") for branch in branches]
        is_distinct = len(set(map(str, kinds))) == len(kinds) > 1 and None not in kinds
        if is_distinct and "discriminator" not in spot.schema and "integer" not in kinds:
            gone = random.randrange(len(branches))
            return _set(spot, {union: [b for i, b in enumerate(branches) if i != gone]})
    return False


def replaced_by_dynamic_reference(spot: Spot, _: Random) -> bool:
    if spot.is_3_0 or not _is_free_text(spot):
        return False
    stricter: JsonObject = {"$dynamicAnchor": "stricter", "type": "string", "maxLength": 2}
    del spot.schema["type"]
    return _set(spot, {"$defs": {"s": stricter}, "$dynamicRef": "#stricter"})


def everything_refused(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, {"not": {}})


def _is_free_text(spot: Spot) -> bool:
    return spot.is_only("string") and not _CLAIMED & spot.schema.keys()


def _set(spot: Spot, keywords: JsonObject) -> bool:
    spot.schema.update(keywords)
    return True
