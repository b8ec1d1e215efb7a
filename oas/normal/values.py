"""Pure. The values that `enum` and `const` list: canonical, each once, in one order.

Numbers are equal however they are written, also beyond 2^53, where a float is read as the shortest
decimal that names it: 1e23 is 10^23 (JSON Schema 2020-12, core, section 4.2.2).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from oas.canonical import canonical_bytes
from oas.json_value import Json, as_array
from oas.normal.schema import Type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.json_value import JsonObject

# By canonical bytes.
Values: TypeAlias = "dict[bytes, Json]"

_TYPES: dict[type, Type] = {
    bool: Type.BOOLEAN,
    int: Type.NUMBER,
    float: Type.NUMBER,
    str: Type.STRING,
    list: Type.ARRAY,
    dict: Type.OBJECT,
}
_EXACT = 2**53


def whole(number: float) -> int | float:
    """A whole number as an integer, any other as it is."""
    if isinstance(number, int) or not number.is_integer():
        return number
    return int(number) if abs(number) < _EXACT else int(Decimal(repr(number)))


def plain(value: Json) -> Json:
    """A copy of `value` in which every whole number is an integer. Depth is that of the document."""
    if isinstance(value, float):
        return whole(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(member) for name, member in value.items()}
    return value


def keyed(values: Iterable[Json]) -> Values:
    """Values by what tells them apart; null is left out."""
    plain_ones = (plain(value) for value in values if value is not None)
    return {canonical_bytes(value): value for value in plain_ones}


def read_values(value: JsonObject) -> Values | None:
    """What `enum` and `const` of one schema allow, but null; None where it has neither."""
    found = keyed(as_array(value["enum"])) if isinstance(value.get("enum"), list) else None
    if "const" in value:
        found = meet_values(found, keyed([value["const"]]))
    return found


def meet_values(one: Values | None, other: Values | None) -> Values | None:
    """The values that both allow."""
    if one is None or other is None:
        return other if one is None else one
    return {key: value for key, value in one.items() if key in other}


def in_order(values: Values) -> tuple[Json, ...]:
    """The values in the order of their canonical bytes."""
    return tuple(values[key] for key in sorted(values))


def type_of(value: Json) -> Type | None:
    """The type of a JSON value, None for null."""
    return _TYPES.get(type(value))
