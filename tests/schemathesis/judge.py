"""Whether a body fits the contract, by jsonschema-rs: Schemathesis calls some valid that are not.

It takes `""` for a date where null may stand as well.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import jsonschema_rs

from oas.json_value import Json, JsonObject, as_object, strings

CONTRACT = Path(__file__).parents[2] / "contracts" / "core" / "openapi.json"


def fits(path: str, method: str, body: Json) -> bool:
    """Whether the contract takes `body` there."""
    return _validator(path, method).is_valid(body)


@cache
def _validator(path: str, method: str) -> jsonschema_rs.Draft202012Validator:
    contract = as_object(_without_read_only(json.loads(CONTRACT.read_bytes())))
    operation = as_object(as_object(as_object(contract["paths"])[path])[method.lower()])
    content = as_object(as_object(operation["requestBody"])["content"])
    (media_type,) = content.values()
    schema = {"allOf": [as_object(media_type)["schema"]], "components": contract["components"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def _without_read_only(value: Json) -> Json:
    """The same with nothing required that only the service gives (OAS 3.1, section 4.8.24.1)."""
    if isinstance(value, list):
        return [_without_read_only(item) for item in value]
    if not isinstance(value, dict):
        return value
    found: JsonObject = {name: _without_read_only(member) for name, member in value.items()}
    properties = as_object(value.get("properties"))
    if "required" in value and properties:
        given = {name for name, of in properties.items() if as_object(of).get("readOnly") is True}
        found["required"] = [name for name in strings(value["required"]) if name not in given]
    return found
