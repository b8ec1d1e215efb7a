"""Documents that are nothing but named schemas, and an outside judge of what these accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs

from oas.direction import Direction
from oas.document import Document, Node, Source, SpecVersion
from oas.json_value import as_object
from oas.normal.children import children
from oas.normal.normals import Normals
from oas.normal.sites import key_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Schema, Site

MAPS = ("properties", "patternProperties", "dependentSchemas", "$defs")
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
SINGLE = (
    *("items", "not", "additionalProperties", "propertyNames", "contains", "if", "then", "else"),
    *("unevaluatedProperties", "unevaluatedItems"),
)


def document(schemas: JsonObject, version: SpecVersion = SpecVersion.V3_1) -> Document:
    """A contract whose only path answers with the first of the schemas."""
    first: JsonObject = {"$ref": f"#/components/schemas/{next(iter(schemas), '')}"}
    content: Json = {"application/json": {"schema": first}}
    response: Json = {"description": "Here it is", "content": content}
    root: JsonObject = {
        "openapi": f"{version}.1",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {"/things": {"get": {"responses": {"200": response}}}},
        "components": {"schemas": schemas},
    }
    return Document(Source("openapi.json", b""), root, version)


def one(schema: Json, version: SpecVersion = SpecVersion.V3_1, **others: Json) -> Document:
    """A contract with a schema named `It`, and others that it may refer to."""
    return document({"It": schema, **others}, version)


def site(contract: Document, name: str = "It") -> Site:
    """The Site of a named schema."""
    schemas = as_object(as_object(contract.root["components"])["schemas"])
    return (Node(schemas[name], f"/components/schemas/{name}"),)


def read(
    schema: Json,
    version: SpecVersion = SpecVersion.V3_1,
    direction: Direction = Direction.NONE,
    **others: Json,
) -> Schema:
    """The normal form of a schema."""
    contract = one(schema, version, **others)
    return Normals(contract).schema(site(contract), direction)


def inside(schema: Json, change: Callable[[Json], Json]) -> Json:
    """A schema with each schema directly in it changed."""
    if not isinstance(schema, dict):
        return schema
    found: JsonObject = {}
    for keyword, value in schema.items():
        if keyword in MAPS and isinstance(value, dict):
            found[keyword] = {name: change(child) for name, child in value.items()}
        elif keyword in LISTS and isinstance(value, list):
            found[keyword] = [change(child) for child in value]
        else:
            found[keyword] = change(value) if keyword in SINGLE else value
    return found


def as_2020(schema: Json) -> Json:
    """A schema of OpenAPI 3.0 as one of JSON Schema 2020-12, by the text of the specification."""
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    found = as_object(inside(schema, as_2020))
    for limit, strict in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if found.pop(strict, False) is True and limit in found:
            found[strict] = found.pop(limit)
    kind = found.get("type")
    if found.pop("nullable", False) is True and isinstance(kind, str):
        found["type"] = [kind, "null"]
    return found


def original(contract: Document, name: str = "It") -> Callable[[Json], bool]:
    """Whether a named schema, as written, accepts a value: jsonschema-rs says."""
    schemas = as_object(as_object(contract.root["components"])["schemas"])
    if contract.version is SpecVersion.V3_0:
        schemas = {key: as_2020(schema) for key, schema in schemas.items()}
    whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
    return jsonschema_rs.Draft202012Validator(whole).is_valid


def accepting(schema: Json) -> Callable[[Json], bool]:
    """Whether a schema that stands alone accepts a value: jsonschema-rs says."""
    assert isinstance(schema, dict | bool)
    return jsonschema_rs.Draft202012Validator(schema).is_valid


def is_understood(normals: Normals, start: Site, direction: Direction = Direction.NONE) -> bool:
    """Whether nothing that a Site leads to is out of the normal form's reach."""
    seen = set()
    waiting = [start]
    while waiting:
        schema = normals.schema(waiting.pop(), direction)
        if schema.unknown:
            return False
        key = key_of(schema.site)
        if key not in seen:
            seen.add(key)
            waiting += children(schema)
    return True
