"""Edits of the schemas of strings and numbers that refuse what was allowed. False: does not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.json_value import as_array

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import Json
    from tests.mutation.spots import Spot

_CLAIMED = frozenset({"contentEncoding", "contentMediaType", "format", "maxLength", "pattern"})
_LIMITS = frozenset({"exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"})


def enum_value_removed(spot: Spot, random: Random) -> bool:
    values = as_array(spot.schema.get("enum"))
    texts = [value for value in values if value is not None]
    if not spot.is_plain or len(texts) < 2:
        return False
    gone = random.choice(texts)
    spot.schema["enum"] = [value for value in values if value != gone]
    return True


def enum_added(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, enum=["one", "two"])


def const_added(spot: Spot, _: Random) -> bool:
    return not spot.is_3_0 and _is_free_text(spot) and _set(spot, const="one")


def type_changed(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _set(spot, type="integer")


def type_member_removed(spot: Spot, random: Random) -> bool:
    if spot.is_3_0 or not spot.is_plain or len(spot.types) < 2:
        return False
    return _set(spot, type=random.choice(spot.types))


def null_refused(spot: Spot, _: Random) -> bool:
    declared = spot.schema.get("type")
    if not spot.is_plain or "enum" in spot.schema:
        return False
    if isinstance(declared, list) and "null" in declared:
        return _set(spot, type=[name for name in declared if name != "null"])
    if spot.is_3_0 and spot.schema.get("nullable") is True and isinstance(declared, str):
        return _set(spot, nullable=False)
    return False


def max_length_added(spot: Spot, _: Random) -> bool:
    return _is_free_text(spot) and _least(spot, "minLength") < 4 and _set(spot, maxLength=4)


def max_length_lowered(spot: Spot, _: Random) -> bool:
    most = spot.schema.get("maxLength")
    is_free = spot.is_only("string") and not {"format", "pattern"} & spot.schema.keys()
    if not is_free or not isinstance(most, int) or most <= _least(spot, "minLength"):
        return False
    return _set(spot, maxLength=most - 1)


def min_length_raised(spot: Spot, _: Random) -> bool:
    least = _least(spot, "minLength")
    return _is_free_text(spot) and _set(spot, minLength=least + 1)


def pattern_added(spot: Spot, _: Random) -> bool:
    is_short = _least(spot, "minLength") < 4
    return _is_free_text(spot) and is_short and _set(spot, pattern="^[a-c]{4}$")


def format_added(spot: Spot, random: Random) -> bool:
    known = random.choice(["uuid", "date", "ipv4", "date-time"])
    return _is_free_text(spot) and not _least(spot, "minLength") and _set(spot, format=known)


def minimum_raised(spot: Spot, _: Random) -> bool:
    return _is_number(spot) and _raise(spot, "minimum", 1, default=10)


def maximum_lowered(spot: Spot, _: Random) -> bool:
    return _is_number(spot) and _raise(spot, "maximum", -1, default=1_000)


def minimum_became_exclusive(spot: Spot, _: Random) -> bool:
    least = spot.schema.get("minimum")
    if not _is_number(spot) or least is None:
        return False
    if spot.is_3_0:
        return _set(spot, exclusiveMinimum=True)
    del spot.schema["minimum"]
    return _set(spot, exclusiveMinimum=least)


def multiple_of_added(spot: Spot, _: Random) -> bool:
    return _is_number(spot) and not _LIMITS & spot.schema.keys() and _set(spot, multipleOf=7)


def number_became_whole(spot: Spot, _: Random) -> bool:
    if not spot.is_only("number") or spot.schema["type"] != "number" or "format" in spot.schema:
        return False
    return _set(spot, type="integer")


def _is_free_text(spot: Spot) -> bool:
    return spot.is_only("string") and not _CLAIMED & spot.schema.keys()


def _is_number(spot: Spot) -> bool:
    return spot.is_only("integer") or spot.is_only("number")


def _least(spot: Spot, keyword: str) -> int:
    found = spot.schema.get(keyword)
    return found if isinstance(found, int) else 0


def _raise(spot: Spot, keyword: str, by: int, *, default: int) -> bool:
    limits = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}
    before = spot.schema.get(keyword)
    if not isinstance(before, int):
        return not (limits | {"multipleOf"}) & spot.schema.keys() and _set(
            spot, **{keyword: default}
        )
    other = spot.schema.get("maximum" if keyword == "minimum" else "minimum")
    is_room = not isinstance(other, int | float) or abs(other - before) >= 1
    return is_room and _set(spot, **{keyword: before + by})


def _set(spot: Spot, **keywords: Json) -> bool:
    spot.schema.update(keywords)
    return True
