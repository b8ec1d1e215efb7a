"""Flags a `default` that is not of the schema's own `type`.

The specification demands that it is (OAS 3.0.4, section 4.7.24, and JSON Schema's advice), and the
field does not always keep to it, so the build goes on. Only the `type` beside it is looked at.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.json_value import Json, strings
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory

_CLASSES: dict[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int, float),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}


def _find(inventory: Inventory) -> Iterator[Found]:
    for place in inventory.of(Kind.SCHEMA):
        if "default" in place.value and not place.reference:
            default, declared = place.value["default"], place.value.get("type")
            types = [declared] if isinstance(declared, str) else strings(declared)
            if place.value.get("nullable") is True:
                types.append("null")
            if declared is not None and not any(_is_of(default, name) for name in types):
                message = (
                    f"the default {show(json.dumps(default))} is not of type {' or '.join(types)}"
                )
                yield Found(f"{place.pointer}/default", message)


def _is_of(value: Json, name: str) -> bool:
    """Whether `value` is of a JSON Schema type; of one that does not exist, anything is."""
    if name not in _CLASSES or (isinstance(value, bool) and name != "boolean"):
        return name not in _CLASSES
    fits = isinstance(value, _CLASSES[name])
    return fits and not (name == "integer" and isinstance(value, float) and not value.is_integer())


CHECK = Check(
    "default-mistyped",
    Level.WARNING,
    "correct the default or the type",
    _find,
    words=frozenset({"default"}),
)
