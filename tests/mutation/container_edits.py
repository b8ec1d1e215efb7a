"""Edits of the schemas of arrays and objects that refuse what was allowed. False: does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_object
from tests.mutation.spots import Spot, optional, required

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import Json

_FEW = frozenset({"contains", "maxItems", "minItems", "prefixItems", "uniqueItems"})


def min_items_raised(spot: Spot, _: Random) -> bool:
    least, most = spot.schema.get("minItems", 0), spot.schema.get("maxItems", 9)
    if not _is_list(spot) or not isinstance(least, int) or not isinstance(most, int):
        return False
    return least < most and _set(spot, minItems=least + 1)


def max_items_lowered(spot: Spot, _: Random) -> bool:
    most = spot.schema.get("maxItems", 3)
    least = spot.schema.get("minItems", 0)
    if not _is_list(spot) or not isinstance(most, int) or not isinstance(least, int):
        return False
    # A list of thousands proves nothing more, and is beyond the bound of work.
    return 50 > most > least and _set(spot, maxItems=most - 1)


def items_became_unique(spot: Spot, _: Random) -> bool:
    most = spot.schema.get("maxItems", 2)
    is_repeatable = isinstance(most, int) and most > 1 and "uniqueItems" not in spot.schema
    return _is_list(spot) and is_repeatable and _set(spot, uniqueItems=True)


def items_refused(spot: Spot, _: Random) -> bool:
    is_free = not spot.is_3_0 and _is_list(spot) and not _FEW & spot.schema.keys()
    return is_free and _set(spot, items=False)


def contains_added(spot: Spot, _: Random) -> bool:
    return _is_list_of_text(spot) and _set(spot, contains={"const": "must"})


def prefix_item_added(spot: Spot, _: Random) -> bool:
    return _is_list_of_text(spot) and _set(spot, prefixItems=[{"const": "first"}])


def property_became_required(spot: Spot, random: Random) -> bool:
    names = optional(spot)
    if not _is_object(spot) or not names:
        return False
    return _set(spot, required=[*required(spot.schema), random.choice(names)])


def required_property_added(spot: Spot, _: Random) -> bool:
    if not _is_object(spot) or spot.schema.get("additionalProperties") is False:
        return False
    properties = as_object(spot.schema["properties"])
    properties["brand_new"] = {"type": "string"}
    return _set(spot, required=[*required(spot.schema), "brand_new"])


def min_properties_raised(spot: Spot, _: Random) -> bool:
    least = max(len(required(spot.schema)), 1)
    has_room = len(optional(spot)) > 1 and "minProperties" not in spot.schema
    return _is_object(spot) and has_room and _set(spot, minProperties=least + 1)


def max_properties_added(spot: Spot, _: Random) -> bool:
    least = max(len(required(spot.schema)), 1)
    has_room = len(optional(spot)) > 1 and "maxProperties" not in spot.schema
    return _is_object(spot) and has_room and _set(spot, maxProperties=least)


def object_closed(spot: Spot, _: Random) -> bool:
    return _is_map(spot) and _set(spot, additionalProperties=False)


def map_values_narrowed(spot: Spot, _: Random) -> bool:
    inside = as_object(spot.schema.get("additionalProperties"))
    is_text = inside.get("type") == "string" and not {"enum", "format", "pattern"} & inside.keys()
    return _is_map(spot) and is_text and _set(spot, additionalProperties={**inside, "enum": ["x"]})


def property_names_restricted(spot: Spot, _: Random) -> bool:
    is_free = not spot.is_3_0 and _is_map(spot) and "propertyNames" not in spot.schema
    return is_free and not required(spot.schema) and _set(spot, propertyNames={"maxLength": 3})


def pattern_property_refused(spot: Spot, _: Random) -> bool:
    is_free = not spot.is_3_0 and _is_map(spot) and "patternProperties" not in spot.schema
    return is_free and _set(spot, patternProperties={"^z": False})


def unevaluated_properties_refused(spot: Spot, _: Random) -> bool:
    if spot.is_3_0 or not _is_map(spot):
        return False
    del spot.schema["additionalProperties"]
    return _set(spot, unevaluatedProperties=False)


def dependent_required_added(spot: Spot, random: Random) -> bool:
    names = optional(spot)
    if spot.is_3_0 or not _is_object(spot) or len(names) < 2:
        return False
    one, other = random.sample(names, 2)
    return _set(spot, dependentRequired={one: [other]})


def dependent_schema_added(spot: Spot, random: Random) -> bool:
    names = optional(spot)
    if spot.is_3_0 or not _is_object(spot) or len(names) < 2:
        return False
    one, other = random.sample(names, 2)
    return _set(spot, dependentSchemas={one: {"required": [other]}})


def property_refused(spot: Spot, random: Random) -> bool:
    names = optional(spot)
    if spot.is_3_0 or not _is_object(spot) or not names:
        return False
    properties: dict[str, Json] = {**as_object(spot.schema["properties"])}
    properties[random.choice(names)] = False
    return _set(spot, properties=properties)


def _is_list(spot: Spot) -> bool:
    return spot.is_only("array") and isinstance(spot.schema.get("items"), dict)


def _is_list_of_text(spot: Spot) -> bool:
    items = as_object(spot.schema.get("items"))
    is_text = items.get("type") == "string" and not {"enum", "format", "pattern"} & items.keys()
    is_short = {"maxLength", "minLength", "const", "allOf"} & items.keys()
    is_free = not spot.is_3_0 and not _FEW & spot.schema.keys()
    return is_free and spot.is_only("array") and is_text and not is_short


def _is_object(spot: Spot) -> bool:
    limits = {"maxProperties", "minProperties", "dependentRequired", "unevaluatedProperties"}
    is_free = spot.is_only("object") and not limits & spot.schema.keys()
    return is_free and bool(as_object(spot.schema.get("properties")))


def _is_map(spot: Spot) -> bool:
    return spot.is_only("object") and isinstance(spot.schema.get("additionalProperties"), dict)


def _set(spot: Spot, **keywords: Json) -> bool:
    spot.schema.update(keywords)
    return True
