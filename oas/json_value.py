"""Pure. The types of a parsed JSON value, and readers that narrow them without surprises."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = "dict[str, Json]"


def as_object(value: Json) -> JsonObject:
    """`value` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_array(value: Json) -> list[Json]:
    """`value` if it is an array, else an empty one."""
    return value if isinstance(value, list) else []


def objects(value: Json) -> list[JsonObject]:
    """The objects among the items of an array."""
    return [item for item in as_array(value) if isinstance(item, dict)]


def strings(value: Json) -> list[str]:
    """The strings among the items of an array."""
    return [item for item in as_array(value) if isinstance(item, str)]


def text(value: Json) -> str:
    """`value` if it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def flag(value: Json) -> bool:
    """Whether `value` is the JSON `true`."""
    return value is True
