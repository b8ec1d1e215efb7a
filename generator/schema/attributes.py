"""Pure. The attributes of a class: their names in Python and the defaults they can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.literal import literal
from generator.names import identifier, unique
from generator.schema.scalars import FORMATS, json_type

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.schema.flat import Flat
    from oas.document import Node
    from oas.json_value import Json


def attribute_names(wires: Iterable[str]) -> dict[str, str]:
    """A Python name for each property, distinct within the class."""
    found = {wire: identifier(wire) for wire in wires}
    return found if len({*found.values()}) == len(found) else unique(found, identifier)


def default_source(flat: Flat, nodes: tuple[Node, ...]) -> str:
    """The `default` of a property as source, empty where there is none that its type can hold.

    A default of another type than the schema's is no default (TRUST.md, rule R7); lists, objects
    and formats that are a type of their own are left to the caller.
    """
    for node in nodes:
        if "default" in node.object:
            value = node.object["default"]
            return literal(value) if _can_hold(flat, value) else ""
    return ""


def _can_hold(flat: Flat, value: Json) -> bool:
    if value is None:
        return "null" in (flat.types or ())
    if isinstance(value, list | dict) or flat.groups:
        return False
    if flat.types is None and flat.values is None:
        return False
    if flat.values is not None:
        return any(value == other and type(value) is type(other) for other in flat.values)
    kind = json_type(value)
    types = flat.types or ()
    is_text = isinstance(value, str) and str(flat.limits.get("format")) not in FORMATS
    is_number = kind == "integer" and isinstance(value, int) and "number" in types
    return (kind in types or is_number) and (is_text or not isinstance(value, str))
