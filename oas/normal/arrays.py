"""Pure. What a schema says of arrays."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from oas.json_value import Json, JsonObject, as_array
from oas.normal.schema import Arrays, Contains
from oas.normal.sites import joined, key_of, site_at
from oas.normal.strings import count, smaller

if TYPE_CHECKING:
    from oas.normal.schema import Site

ANY = Arrays()


def read_arrays(value: JsonObject, pointer: str) -> Arrays:
    """The arrays' keywords of one schema but `unevaluatedItems`, which sees more than one."""
    items: Json = value.get("items", True)
    return Arrays(
        tuple(
            site_at(item, f"{pointer}/prefixItems/{index}")
            for index, item in enumerate(as_array(value.get("prefixItems")))
        ),
        site_at(items, f"{pointer}/items"),
        count(value.get("minItems")) or 0,
        count(value.get("maxItems")),
        value.get("uniqueItems") is True,
        _contains(value, pointer),
    )


def _contains(value: JsonObject, pointer: str) -> tuple[Contains, ...]:
    if "contains" not in value:
        return ()
    least, most = count(value.get("minContains")), count(value.get("maxContains"))
    least = 1 if least is None else least
    if least == 0 and most is None:
        return ()
    return (Contains(site_at(value["contains"], f"{pointer}/contains"), least, most),)


def meet_arrays(one: Arrays, other: Arrays) -> Arrays:
    """What both allow."""
    if one is ANY or other is ANY:
        return other if one is ANY else one
    return Arrays(
        tuple(_prefix(one, other)),
        joined(one.items, other.items),
        max(one.min_items, other.min_items),
        smaller(one.max_items, other.max_items),
        one.unique or other.unique,
        _both(one.contains, other.contains),
        joined(one.unevaluated, other.unevaluated),
    )


def _prefix(one: Arrays, other: Arrays) -> list[Site]:
    """Where one has no schema of its own for a position, its `items` speak of it."""
    pairs = zip_longest(one.prefix, other.prefix)
    return [
        joined(one.items if here is None else here, other.items if there is None else there)
        for here, there in pairs
    ]


def _both(one: tuple[Contains, ...], other: tuple[Contains, ...]) -> tuple[Contains, ...]:
    found = {(key_of(c.site), c.minimum, c.maximum): c for c in (*one, *other)}
    return tuple(found.values())


def is_impossible(arrays: Arrays) -> bool:
    """Whether the counts alone leave no array."""
    return arrays.max_items is not None and arrays.max_items < arrays.min_items
