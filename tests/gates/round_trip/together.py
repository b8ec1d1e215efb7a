"""Many tiny contracts as one: each feature under a path and names of its own, so one build serves all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from oas.json_value import as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import JsonObject

_NAMES = ("useThings", "sendThing")
_SCHEMAS = "#/components/schemas/"


def mark(number: int) -> str:
    """What tells the names of a feature from those of others: none begins another."""
    return f"F{number:03}"


def can_join(contract: JsonObject) -> bool:
    """Whether all it says is said of an operation and its schemas."""
    components = as_object(contract.get("components"))
    whole = contract.keys() <= {"openapi", "info", "paths", "components"}
    return whole and components.keys() <= {"schemas"} and len(as_object(contract["info"])) == 2


def together(contracts: Mapping[int, JsonObject], version: str) -> JsonObject:
    """One contract of all; the number of each marks its path and its components."""
    paths: JsonObject = {}
    schemas: JsonObject = {}
    for number, contract in contracts.items():
        own = _marked(contract, mark(number))
        paths |= {f"/{mark(number)}{path}": item for path, item in as_object(own["paths"]).items()}
        found = as_object(as_object(own.get("components")).get("schemas"))
        schemas |= {mark(number) + name: schema for name, schema in found.items()}
    info: JsonObject = {"title": "Tiny", "version": "1.0.0"}
    return {"openapi": version, "info": info, "paths": paths, "components": {"schemas": schemas}}


def _marked(contract: JsonObject, own: str) -> JsonObject:
    text = json.dumps(contract).replace(_SCHEMAS, _SCHEMAS + own)
    for name in _NAMES:
        text = text.replace(f'"{name}"', f'"{name}{own}"')
    return as_object(json.loads(text))
