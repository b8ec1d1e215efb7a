"""Pure. Schemas whose words mean trouble: extensions, patterns, numbers, defaults, contradictions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import BUILDS, STRUCTURE, Case
from tests.hostile.document import of_schema, of_schemas
from tests.hostile.patterns import PATTERNS
from tests.hostile.texts import LOUD, RUN, for_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json, JsonObject

# What other generators take from a contract as code, a module, a class or a file.
EXTENSIONS: JsonObject = {
    "x-python-type": RUN,
    "x-python-import": {"module": "os", "name": "system"},
    "x-type": RUN,
    "x-enum-varnames": [RUN, LOUD],
    "x-enum-descriptions": [RUN, LOUD],
    "x-enumNames": [RUN, LOUD],
    "x-ms-enum": {"name": RUN, "values": [{"value": "a", "name": RUN}]},
    "x-go-type": "os.Exit",
    "x-java-class": "java.lang.Runtime",
    "x-class-name": RUN,
    "x-model-name": "../../evil",
    "x-file": "../../evil.py",
    "x-module": "os",
    "x-decorators": [RUN],
    "x-validators": [RUN],
    "x-default-factory": RUN,
    "x-imports": ["os"],
    "x-extra-template-data": {"a": RUN},
    "x-discriminator-value": RUN,
    "x-handler": RUN,
    "x-openapi-router-controller": "os",
    "x-propertyNames": {"$ref": "file:///etc/passwd"},
    "customTypePath": "os.system",
    "customBasePath": "os.system",
    "default_factory": RUN,
    "init_var": True,
    "typing": RUN,
}
NUMBERS: dict[str, Json] = {
    "large floats": {"type": "number", "maximum": 1e308, "minimum": -1e308, "default": 1.5e300},
    "tiny floats": {"type": "number", "exclusiveMinimum": 5e-324, "multipleOf": 1e-300},
    "minus zero": {"type": "number", "default": -0.0, "enum": [-0.0, 0]},
    "large integers": {"type": "integer", "maximum": 10**38, "enum": [10**38, -(10**38)]},
    "past 2 ** 53": {"type": "integer", "enum": [9007199254740993, 9007199254740992.0]},
    "an integer with a fraction": {"type": "integer", "default": 1.5, "minimum": 0.5},
    "a length with a fraction": {"type": "string", "maxLength": 5.0, "minLength": 1e1},
    "a huge length": {"type": "string", "maxLength": 10**30, "minLength": 10**30},
    "huge counts": {"type": "array", "items": {}, "minItems": 10**20, "maxItems": 10**25},
    "a huge object": {"type": "object", "minProperties": 10**20},
}
WRONG: dict[str, Json] = {
    "a negative length": {"type": "string", "maxLength": -1},
    "a length that is a text": {"type": "string", "maxLength": RUN},
    "a limit that is a text": {"type": "integer", "maximum": RUN},
    "a limit that is an object": {"type": "integer", "maximum": {"$ref": "#"}},
    "a count that is a boolean": {"type": "array", "items": {}, "maxItems": True},
    "multiples of nothing": {"type": "number", "multipleOf": 0},
    "unique texts": {"type": "array", "items": {}, "uniqueItems": RUN},
    "a type that is code": {"type": RUN},
    "types that are code": {"type": ["string", RUN]},
    "no types": {"type": []},
    "required that is a text": {"type": "object", "required": RUN},
    "required that holds numbers": {"type": "object", "required": [1, None]},
    "properties that are an array": {"type": "object", "properties": [RUN]},
    "items that are a text": {"type": "array", "items": RUN},
    "a pattern that is a number": {"type": "string", "pattern": 1},
    "an enum that is a text": {"enum": RUN},
    "a discriminator that is a text": {"discriminator": RUN},
    "a mapping that is a number": {"discriminator": {"propertyName": "a", "mapping": {"a": 1}}},
    "allOf of nothing": {"allOf": []},
    "oneOf that is an object": {"oneOf": {"type": "string"}},
    "anyOf of null": {"anyOf": [None]},
    "a format that is an object": {"type": "string", "format": {"a": RUN}},
    "external documentation that is a text": {"externalDocs": RUN},
    "readOnly that is a text": {"type": "string", "readOnly": RUN},
}
# What says nothing about values is a warning, and is passed over.
WRONG_ANNOTATIONS: dict[str, Json] = {
    "a description that is an object": {"description": {"a": RUN}},
    "a title that is an array": {"title": [RUN]},
    "deprecated that is a text": {"type": "string", "deprecated": RUN},
    "examples that are an object": {"type": "string", "examples": {"a": RUN}},
}
VALUES: dict[str, Json] = {
    "a default of another type": {"type": "integer", "default": RUN},
    "a default that is an object": {"type": "string", "default": {"__class__": RUN}},
    "a default that is null": {"type": "string", "default": None},
    "a default outside of the enum": {"enum": ["a", "b"], "default": RUN},
    "a default for an object": {
        "type": "object",
        "properties": {"a": {"type": "object", "default": {"b": [RUN, {"c": RUN}]}}},
    },
    "a default for an array": {"type": "array", "items": {"type": "integer"}, "default": [RUN]},
    "a default for a date": {"type": "string", "format": "date-time", "default": RUN},
    "defaults for formats": {
        "type": "object",
        "properties": {
            name: {"type": "string", "format": name, "default": RUN}
            for name in ("uuid", "date", "date-time", "decimal", "email", "uri", "byte", "binary")
        },
    },
    "a default of another type in a union": {
        "anyOf": [{"type": "integer"}, {"type": "boolean"}],
        "default": RUN,
    },
    "an enum of everything": {"enum": [1, 1.5, True, None, "a", [1, [RUN]], {"a": RUN}, -1, ""]},
    "an enum of one and its twins": {"enum": [1, True, 1.0, "1", 0, False, -0.0]},
    "an enum of objects": {"enum": [{"a": 1, "b": [None]}, {"__class__": RUN}]},
    "an enum of another type": {"type": "integer", "enum": ["a", RUN]},
    "an enum of twins": {"enum": ["a", "a", "A"]},
    "an empty enum": {"enum": []},
    "a const that is an object": {"const": {"a": [RUN, {"b": None}]}},
    "a const that is a float": {"const": 1.0},
    "a const of another type": {"type": "string", "const": 5},
    "examples of other types": {"type": "integer", "examples": [RUN, None, {}], "example": RUN},
    "true": True,
    "false": False,
    "not anything": {"not": {}},
    "limits upside down": {"type": "string", "minLength": 5, "maxLength": 1},
    "counts upside down": {"type": "array", "items": {}, "minItems": 5, "maxItems": 1},
    "a closed object that requires": {
        "type": "object",
        "required": ["a", RUN],
        "additionalProperties": False,
    },
    "an intersection of strangers": {"allOf": [{"type": "string"}, {"type": "integer"}]},
    "words of other types": {"type": "string", "minimum": 1, "items": {}, "properties": {"a": {}}},
    "all types": {"type": ["string", "number", "integer", "object", "array", "boolean", "null"]},
    "unknown formats": {"type": "string", "format": "__import__"},
    "unknown words": {"type": "string", "exec": RUN, "__class__": RUN, "const_": RUN},
    "required twice": {"type": "object", "required": ["a", "a"], "properties": {"a": {}}},
    "patterns as names": {
        "type": "object",
        "patternProperties": {"^(a+)+$": {"type": "string"}, "(((": {}, RUN: {"type": "integer"}},
    },
    "dependents": {
        "type": "object",
        "dependentRequired": {RUN: [RUN], "a": ["b", RUN]},
        "dependentSchemas": {RUN: {"required": [RUN]}},
    },
    "content": {
        "type": "string",
        "contentMediaType": RUN,
        "contentEncoding": RUN,
        "contentSchema": {"const": RUN},
    },
    "conditions": {
        "if": {"properties": {"a": {"const": RUN}}},
        "then": {"required": [RUN]},
        "else": False,
    },
    "unevaluated": {
        "type": "object",
        "properties": {"a": {}},
        "unevaluatedProperties": {"const": RUN},
        "unevaluatedItems": False,
    },
}


def with_extensions() -> JsonObject:
    """Extensions at every level of a schema."""
    return of_schema(
        {
            "type": "object",
            **EXTENSIONS,
            "properties": {
                "a": {"type": "string", **EXTENSIONS},
                "b": {"type": "string", "enum": ["x", "y"], **EXTENSIONS},
                "c": {"type": "array", "items": {"type": "object", **EXTENSIONS}, **EXTENSIONS},
            },
        }
    )


def extensions_everywhere() -> JsonObject:
    """Extensions in each object of a contract that may have some."""
    document = with_extensions()
    extensions: JsonObject = {k: v for k, v in EXTENSIONS.items() if k.startswith("x-")}
    operation: JsonObject = {
        "operationId": "a",
        "parameters": [{"name": "p", "in": "query", "schema": {"type": "string"}, **extensions}],
        "responses": {"200": {"description": "", **extensions}, **extensions},
        **extensions,
    }
    info: JsonObject = {"title": "t", "version": "1", **extensions}
    paths: JsonObject = {"/a": {"get": operation, **extensions}, **extensions}
    tags: list[Json] = [{"name": "t", **extensions}]
    return {**document, "info": info, "paths": paths, "tags": tags, **extensions}


def patterned(pattern: str) -> JsonObject:
    """A pattern that must be looked at: there is a default, an example and a bound text."""
    text = "a" * 60 + "!"
    return of_schema(
        {
            "type": "object",
            "properties": {
                "a": {"type": "string", "pattern": pattern, "default": text, "example": text},
                "b": {"type": "array", "items": {"type": "string", "pattern": pattern}},
            },
            "patternProperties": {for_key(pattern): {"type": "string"}},
        }
    )


def together(schemas: Mapping[str, Json]) -> JsonObject:
    """Many schemas in one, each a property and each inside of others."""
    inline: JsonObject = {**schemas}
    arrays: JsonObject = {f"{name}s": {"type": "array", "items": s} for name, s in schemas.items()}
    return of_schema({"type": "object", "properties": {**inline, **arrays}})


def all_patterns() -> JsonObject:
    """Every pattern, on texts and on names."""
    texts: JsonObject = {
        name: {"type": "string", "pattern": pattern} for name, pattern in PATTERNS.items()
    }
    names: JsonObject = {for_key(pattern): {"type": "string"} for pattern in PATTERNS.values()}
    return of_schema({"type": "object", "properties": texts, "patternProperties": names})


def old_dialect() -> JsonObject:
    """What 3.0 says in its own way, each with hostile values."""
    return of_schemas(
        {
            "Thing": {
                "type": "object",
                "nullable": True,
                "properties": {
                    "a": {"type": "string", "nullable": True, "enum": [None, RUN], "default": RUN},
                    "b": {"type": "number", "exclusiveMinimum": True, "minimum": 1},
                    "c": {"type": "string", "example": {"a": RUN}, "x-nullable": RUN},
                    "d": {"allOf": [{"$ref": "#/components/schemas/Thing"}], "nullable": True},
                },
            }
        },
        version="3.0.3",
    )


def cases() -> dict[str, Case]:
    """Each of the words above."""
    found = {
        f"pattern: {name}": Case(partial(patterned, pattern), is_part=True)
        for name, pattern in PATTERNS.items()
    }
    found |= {
        f"values: {name}": Case(partial(of_schema, schema), is_part=True)
        for name, schema in (NUMBERS | WRONG_ANNOTATIONS | VALUES).items()
    }
    found |= {
        f"wrong: {name}": Case(partial(of_schema, schema), STRUCTURE)
        for name, schema in WRONG.items()
    }
    found["all patterns"] = Case(all_patterns)
    found["all values"] = Case(partial(together, VALUES))
    found["all numbers"] = Case(partial(together, NUMBERS))
    found["all wrong annotations"] = Case(partial(together, WRONG_ANNOTATIONS))
    found["extensions in schemas"] = Case(with_extensions)
    found["extensions everywhere"] = Case(extensions_everywhere)
    found["the dialect of 3.0"] = Case(old_dialect, BUILDS)
    return found
