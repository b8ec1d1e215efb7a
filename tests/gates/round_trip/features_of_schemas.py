"""What a contract says of values: the keywords of JSON Schema, and what OpenAPI adds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gates.round_trip.tiny import TEXT, THING, part, schema

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject
    from tests.gates.round_trip.tiny import Features

_INTEGER: JsonObject = {"type": "integer"}
_NUMBER: JsonObject = {"type": "number"}
_ARRAY: JsonObject = {"type": "array"}
_OBJECT: JsonObject = {"type": "object"}
_ALL, _NONE = True, False
_AT = "#/components/schemas/"
# Two objects that a discriminator tells apart.
_CAT: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": TEXT, "lives": _INTEGER},
}
_DOG: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": TEXT, "tricks": _INTEGER},
}
_PETS: JsonObject = {"oneOf": [{"$ref": f"{_AT}Cat"}, {"$ref": f"{_AT}Dog"}]}
_FORMATS = (
    *("date-time", "date", "time", "duration", "uuid", "uri", "uri-reference", "email", "hostname"),
    *("ipv4", "ipv6", "json-pointer", "regex", "byte", "binary", "password", "x-own"),
)


def _pets(discriminator: JsonObject) -> JsonObject:
    return schema({**_PETS, "discriminator": discriminator}, Cat=_CAT, Dog=_DOG)


def _object(properties: JsonObject, **beside: Json) -> JsonObject:
    return schema({"type": "object", "properties": properties, **beside})


TYPES: Features = {
    **{f"type {name}": schema({"type": name}) for name in ("string", "integer", "number")},
    **{f"type {name}": schema({"type": name}) for name in ("boolean", "array", "object", "null")},
    "types of a list": schema({"type": ["string", "integer"]}),
    "types with null": schema({"type": ["string", "null"]}),
    "any value": schema({}),
    "any value, by true": part(_ALL),
    "no value, by false": part(_NONE),
    "nullable (3.0)": part({**TEXT, "nullable": True}, "3.0.3"),
    "nullable reference (3.0)": schema(
        {"type": "object", "nullable": True, "allOf": [{"$ref": f"{_AT}Thing"}]},
        "3.0.3",
        Thing=THING,
    ),
    "nullable enum (3.0)": part({**TEXT, "nullable": True, "enum": ["a", None]}, "3.0.3"),
    "enum of strings": schema({**TEXT, "enum": ["a", "b c", ""]}),
    "enum of integers": schema({**_INTEGER, "enum": [1, 2]}),
    "enum of mixed values": schema({"enum": ["a", 1, None, True]}),
    "enum in a property": part({**TEXT, "enum": ["a", "b"]}),
    "const": schema({"const": "a"}),
    "const number": schema({"const": 1}),
    "const object": schema({"const": {"a": [1]}}),
}

NUMBERS: Features = {
    "minimum": schema({**_INTEGER, "minimum": 1}),
    "maximum": schema({**_NUMBER, "maximum": 1.5}),
    "exclusive minimum": schema({**_NUMBER, "exclusiveMinimum": 0}),
    "exclusive maximum": schema({**_NUMBER, "exclusiveMaximum": 9}),
    "exclusive minimum (3.0)": schema({**_NUMBER, "minimum": 0, "exclusiveMinimum": True}, "3.0.3"),
    "multiple of": schema({**_NUMBER, "multipleOf": 0.01}),
    **{f"format {name}": schema({**_INTEGER, "format": name}) for name in ("int32", "int64")},
    **{f"format {name}": schema({**_NUMBER, "format": name}) for name in ("float", "double")},
}

STRINGS: Features = {
    "shortest": schema({**TEXT, "minLength": 1}),
    "longest": schema({**TEXT, "maxLength": 9}),
    "pattern": schema({**TEXT, "pattern": r"^\d{2}$"}),
    "pattern with lookahead": schema({**TEXT, "pattern": "^(?!x)[a-z]+$"}),
    "content encoding": schema({**TEXT, "contentEncoding": "base64"}),
    "content media type": schema({**TEXT, "contentMediaType": "application/json"}),
    **{f"format {name}": schema({**TEXT, "format": name}) for name in _FORMATS},
}

ARRAYS: Features = {
    "items": schema({**_ARRAY, "items": _INTEGER}),
    "items of items": schema({**_ARRAY, "items": {**_ARRAY, "items": THING}}),
    "fewest items": schema({**_ARRAY, "items": TEXT, "minItems": 1}),
    "most items": schema({**_ARRAY, "items": TEXT, "maxItems": 9}),
    "unique items": schema({**_ARRAY, "items": TEXT, "uniqueItems": True}),
    "prefix items": schema({**_ARRAY, "prefixItems": [TEXT, _INTEGER]}),
    "prefix items and no more": schema({**_ARRAY, "prefixItems": [TEXT], "items": False}),
    "contains": schema({**_ARRAY, "contains": {"const": 1}}),
    "contains so many": schema(
        {**_ARRAY, "contains": {"const": 1}, "minContains": 2, "maxContains": 3}
    ),
    "unevaluated items": schema({**_ARRAY, "prefixItems": [TEXT], "unevaluatedItems": False}),
}

OBJECTS: Features = {
    "property required": _object({"a": TEXT}, required=["a"]),
    "property optional": _object({"a": TEXT}),
    "property default": part({**TEXT, "default": "a"}),
    "property read only": part({**TEXT, "readOnly": True}, required=["value"]),
    "property write only": part({**TEXT, "writeOnly": True}, required=["value"]),
    "property deprecated": part({**TEXT, "deprecated": True}),
    "property description": part({**TEXT, "description": "A word."}),
    "property title": part({**TEXT, "title": "Word"}),
    "property examples": part({**TEXT, "examples": ["a", "b"]}),
    "property example (3.0)": part({**TEXT, "example": "a"}, "3.0.3"),
    "property extension": part({**TEXT, "x-unit": "mm"}),
    "property external documentation": part({**TEXT, "externalDocs": {"url": "https://e.com"}}),
    "property XML": part({**TEXT, "xml": {"name": "v", "attribute": True}}),
    "properties of odd names": _object(
        dict.fromkeys(("class", "@type", "model_config", "_id", "a-b", "a_b", "1", ""), TEXT)
    ),
    "property named $ref": _object({"$ref": TEXT}),
    "no other properties": _object({"a": TEXT}, additionalProperties=False),
    "other properties of a schema": _object({"a": TEXT}, additionalProperties=_INTEGER),
    "map": schema({**_OBJECT, "additionalProperties": THING}),
    "pattern properties": schema({**_OBJECT, "patternProperties": {"^x-": _INTEGER}}),
    "property names": schema({**_OBJECT, "propertyNames": {"pattern": "^[a-z]+$"}}),
    "fewest properties": schema({**_OBJECT, "minProperties": 1}),
    "most properties": schema({**_OBJECT, "maxProperties": 3}),
    "dependent required": _object({"a": TEXT, "b": TEXT}, dependentRequired={"a": ["b"]}),
    "dependent schemas": _object({"a": TEXT}, dependentSchemas={"a": {"required": ["b"]}}),
    "unevaluated properties": schema(
        {"allOf": [THING], "properties": {"b": TEXT}, "unevaluatedProperties": False}
    ),
    "description of a schema": schema({**THING, "description": "A thing."}),
    "title of a schema": schema({**THING, "title": "The thing"}),
    "example of a schema": schema({**THING, "examples": [{"a": "b"}]}),
    "deprecated schema": schema({**THING, "deprecated": True}),
}

COMPOSITION: Features = {
    "all of": schema({"allOf": [THING, {"required": ["b"], "properties": {"b": _INTEGER}}]}),
    "all of, with siblings": schema(
        {"allOf": [{"$ref": f"{_AT}Thing"}], "minProperties": 2}, Thing=THING
    ),
    "any of": schema({"anyOf": [TEXT, _INTEGER]}),
    "any of objects": schema({"anyOf": [_CAT, _DOG]}),
    "one of": schema({"oneOf": [{**TEXT, "maxLength": 3}, _INTEGER]}),
    "one of that overlap": schema(
        {"oneOf": [{**_INTEGER, "multipleOf": 2}, {**_INTEGER, "multipleOf": 3}]}
    ),
    "one of objects": schema({"oneOf": [_CAT, _DOG]}),
    "not": schema({"not": TEXT}),
    "not, beside a type": schema({**TEXT, "not": {"enum": ["a"]}}),
    "if, then, else": schema(
        {
            "properties": {"a": TEXT},
            "if": {"properties": {"a": {"const": "x"}}, "required": ["a"]},
            "then": {"required": ["b"]},
            "else": {"required": ["c"]},
        }
    ),
    "discriminator": _pets({"propertyName": "kind"}),
    "discriminator with a mapping": _pets(
        {"propertyName": "kind", "mapping": {"c": f"{_AT}Cat", "d": f"{_AT}Dog"}}
    ),
    "reference": schema({"$ref": f"{_AT}Thing"}, Thing=THING),
    "reference with siblings": schema(
        {"$ref": f"{_AT}Thing", "description": "Mine.", "maxProperties": 2}, Thing=THING
    ),
    "reference in a property, described": part(
        {"$ref": f"{_AT}Whole/$defs/in", "description": "Mine."}, more={"$defs": {"in": TEXT}}
    ),
    "schema that contains itself": schema(
        {**_OBJECT, "properties": {"next": {"$ref": f"{_AT}Whole"}}}
    ),
    "definitions": schema({"$ref": f"{_AT}Whole/$defs/in", "$defs": {"in": TEXT}}),
}

FEATURES: Features = {**TYPES, **NUMBERS, **STRINGS, **ARRAYS, **OBJECTS, **COMPOSITION}
