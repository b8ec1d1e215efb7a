"""A contract of OpenAPI 3.0 in the words of 3.1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.document import SpecVersion
from oas.kinds import FIELDS, Kind
from tests.equivalence.editing import Copy, put

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import JsonObject

_LIMITS = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
# Keywords that mean something in 3.1 and nothing in 3.0.
_NEW = FIELDS[SpecVersion.V3_1][Kind.SCHEMA].keys() - FIELDS[SpecVersion.V3_0][Kind.SCHEMA].keys()
_NEW_WORDS = _NEW | {
    "const",
    "contentEncoding",
    "contentMediaType",
    "dependentRequired",
    "examples",
}


def upgraded(root: JsonObject, _: Random) -> JsonObject:
    """`nullable`, boolean exclusive limits, `example`, and what stands beside references."""
    copy = Copy(root)
    if not copy.is_3_0:
        return copy.root
    for place in copy.places(Kind.SCHEMA):
        put(place, _schema(place.value))
    for place in copy.references():
        for key in place.value.keys() - {"$ref"}:
            del place.value[key]
    copy.root["openapi"] = "3.1.1"
    return copy.root


def _schema(value: JsonObject) -> JsonObject:
    new = {key: member for key, member in value.items() if key not in _NEW_WORDS}
    for limit, exclusive in _LIMITS.items():
        if new.get(exclusive) is True and limit in new:
            new[exclusive] = new.pop(limit)
        else:
            new.pop(exclusive, None)
    if new.pop("nullable", False) is True and isinstance(new.get("type"), str):
        new["type"] = [new["type"], "null"]
    if "example" in new:
        new["examples"] = [new.pop("example")]
    return new
