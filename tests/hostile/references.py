"""Pure. References that go astray: to other kinds of things, to themselves, to files and hosts.

PORT is where the trial listens. SECRET is a contract that lies outside the project.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import BUILDS, STRUCTURE, Case
from tests.hostile.document import JSON, OK, contract, of_schema, of_schemas
from tests.hostile.texts import RUN

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

PORT = "@PORT@"
HOST = f"127.0.0.1:{PORT}"
SECRET = "../secret.json"
BESIDE = json.dumps({"Thing": {"type": "string", "maxLength": 5}, "deep": {"er": {"type": "null"}}})

# Not to be followed, wherever they stand.
OUTSIDE = {
    "http": f"http://{HOST}/x.json#/Thing",
    "https": f"https://{HOST}/x.json",
    "ftp": f"ftp://{HOST}/x.json",
    "no scheme": f"//{HOST}/x.json",
    "file": "file:///etc/passwd",
    "file with a host": f"file://{HOST}/etc/passwd",
    "upper case": f"HTTP://{HOST}/x.json",
    "userinfo": f"http://user:pass@{HOST}/x.json",
    "data": "data:application/json,{}",
    "javascript": "javascript:alert(1)",
    "jar": "jar:file:///x.jar!/x.json",
    "gopher": f"gopher://{HOST}/x",
    "urn": "urn:uuid:0b7c1d7a-6f8b-4b0e-9a2e-2d6d1a3b8f10",
    "UNC": "\\\\127.0.0.1\\share\\x.json",
    "drive": "C:\\x.json",
    "absolute": "/etc/passwd",
    "above": f"{SECRET}#/Thing",
    "above, percent-encoded": "..%2fsecret.json#/Thing",
    "above, dots percent-encoded": "%2e%2e/secret.json#/Thing",
    "above, through a folder": "x/../../secret.json#/Thing",
    "above, far": "../" * 40 + "etc/passwd",
    "a device": "/dev/zero",
    "a process": "/proc/self/environ",
    "NUL": "beside.json\0.txt",
    "NUL, percent-encoded": "beside.json%00.txt",
    "missing": "missing.json#/Thing",
    "a folder": "./#/Thing",
    "a query": "beside.json?x=1#/Thing",
    "only blanks": "   ",
    "a long name": "x" * 5_000 + ".json",
    "code": RUN,
}
INSIDE = {
    "beside": ("beside.json#/Thing", BUILDS),
    "beside, with dots": ("./x/.././beside.json#/Thing", BUILDS),
    "beside, percent-encoded": ("%62eside.json#/deep/%65r", BUILDS),
    "beside, missing member": ("beside.json#/Nothing", "reference-dangling"),
    "the contract itself by name": ("openapi.json#/components/schemas/Other", BUILDS),
    "a percent-encoded pointer": ("#/components/schemas/%4Fther", BUILDS),
    "an escaped pointer": ("#/components/schemas/Other/properties/a~1b~0c", BUILDS),
    "an index": ("#/components/schemas/Other/allOf/0", BUILDS),
    "an index that is missing": ("#/components/schemas/Other/allOf/7", "reference-dangling"),
    "an index with a zero before it": ("#/components/schemas/Other/allOf/00", "reference-dangling"),
    "the end of an array": ("#/components/schemas/Other/allOf/-", "reference-dangling"),
    "a negative index": ("#/components/schemas/Other/allOf/-1", "reference-dangling"),
    "the schema of a parameter": ("#/paths/~1a/post/parameters/0/schema", BUILDS),
    "a private part": ("#/x-private/Thing", BUILDS),
    "the whole contract": ("#", "reference"),
    "an empty reference": ("", "reference"),
    "the empty key": ("#/", "reference-dangling"),
    "a path": ("#/paths/~1a", "reference"),
    "an operation": ("#/paths/~1a/post", "reference"),
    "a parameter": ("#/paths/~1a/post/parameters/0", "reference"),
    "a text": ("#/info/title", "reference"),
    "a number": ("#/x-private/number", "reference"),
    "null": ("#/x-private/null", "reference"),
    "an array": ("#/components/schemas/Other/allOf", "reference"),
    "its parent": ("#/components/schemas", "reference"),
    "itself": ("#/components/schemas/Thing", "endless"),
    "a property of itself": ("#/components/schemas/Thing/properties/a", "reference-dangling"),
    "a dunder": ("#/components/schemas/Other/__class__", "reference-dangling"),
    "an escape that is none": ("#/components/schemas/Other/properties/a~2b", "reference-dangling"),
    "a lone tilde": ("#/components/schemas/Other~", "reference-dangling"),
    "a lone percent": ("#/components/schemas/%", "reference-dangling"),
    "bytes that are no UTF-8": ("#/components/schemas/%ff", "reference-dangling"),
    "a fragment twice": ("#/components/schemas/Other#/allOf/0", "reference-dangling"),
    "a missing component": ("#/components/schemas/Nothing", "reference-dangling"),
    "an anchor": ("#here", BUILDS),
    "an anchor that is missing": ("#nowhere", "unknown-anchor"),
}


def to(reference: Json) -> JsonObject:
    """A schema that is this reference, among things to refer to."""
    other: JsonObject = {
        "$anchor": "here",
        "type": "object",
        "properties": {"a/b~c": {"type": "string"}},
        "allOf": [{"type": "object"}],
    }
    document = of_schemas({"Thing": {"$ref": reference}, "Other": other})
    parameter: JsonObject = {"name": "p", "in": "query", "schema": {"type": "string"}}
    return {
        **document,
        "paths": {
            "/a": {
                "post": {
                    "operationId": "send",
                    "parameters": [parameter],
                    "requestBody": {
                        "content": {JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}}
                    },
                    "responses": OK,
                }
            }
        },
        "x-private": {"Thing": {"type": "string"}, "number": 1, "null": None},
    }


def at_part(part: str, reference: str) -> JsonObject:
    """A reference in the place of another part than a schema."""
    target: JsonObject = {"$ref": reference}
    operation: JsonObject = {"operationId": "a", "responses": OK}
    if part == "path item":
        return contract(paths={"/a": target})
    if part == "parameter":
        operation["parameters"] = [target]
    elif part == "request body":
        operation["requestBody"] = target
    elif part == "response":
        operation["responses"] = {"200": target}
    elif part == "header":
        operation["responses"] = {"200": {"description": "", "headers": {"X-A": target}}}
    elif part == "link":
        operation["responses"] = {"200": {"description": "", "links": {"a": target}}}
    elif part == "callback":
        operation["callbacks"] = {"a": target}
    elif part == "example":
        operation["requestBody"] = {"content": {JSON: {"examples": {"a": target}}}}
    else:
        components: JsonObject = {"securitySchemes": {"a": target}}
        return contract(components=components, security=[{"a": []}])
    return contract(paths={"/a": {"post": operation}})


PARTS = (
    "path item", "parameter", "request body", "response", "header", "link", "callback", "example",
    "security scheme",
)  # fmt: skip


def keyword(schema: JsonObject, *, version: str = "3.1.1") -> JsonObject:
    """A schema that holds words of JSON Schema which point somewhere."""
    return of_schemas({"Thing": {"type": "object", **schema}}, version=version)


def urls() -> JsonObject:
    """Every place that holds an address which nobody is to open."""
    url = f"http://{HOST}/x"
    operation: JsonObject = {
        "operationId": "a",
        "externalDocs": {"url": url},
        "requestBody": {
            "content": {
                JSON: {
                    "schema": {"type": "string", "externalDocs": {"url": url}},
                    "examples": {"a": {"externalValue": url}},
                }
            }
        },
        "responses": {
            "200": {"description": "", "links": {"a": {"operationRef": "#/paths/~1a/post"}}}
        },
        "servers": [{"url": url}],
    }
    schemes: JsonObject = {
        "open": {"type": "openIdConnect", "openIdConnectUrl": url},
        "oauth": {"type": "oauth2", "flows": {"password": {"tokenUrl": url, "scopes": {}}}},
    }
    return contract(
        info={
            "title": "t",
            "version": "1",
            "termsOfService": url,
            "contact": {"url": url},
            "license": {"name": "x", "url": url},
        },
        servers=[{"url": url}],
        externalDocs={"url": url},
        tags=[{"name": "t", "externalDocs": {"url": url}}],
        paths={"/a": {"post": operation}},
        components={"securitySchemes": schemes},
        security=[{"open": []}, {"oauth": []}],
    )


URL = f"http://{HOST}/schema.json"
WORDS: dict[str, tuple[JsonObject, str]] = {
    "$id": ({"$id": URL, "properties": {"a": {"$ref": "#/components/schemas/Thing"}}}, BUILDS),
    "$id and a reference from it": ({"$id": URL, "properties": {"a": {"$ref": "x"}}}, "reference"),
    "$id alone": ({"$id": URL}, BUILDS),
    "$id of a file": ({"$id": "file:///etc/passwd"}, BUILDS),
    "$id that is code": ({"$id": f"urn:{RUN}"}, BUILDS),
    "$schema": ({"$schema": URL}, BUILDS),
    "$schema of draft 4": ({"$schema": "http://json-schema.org/draft-04/schema#"}, BUILDS),
    "$schema of a file": ({"$schema": "file:///etc/passwd"}, BUILDS),
    "$anchor twice": ({"$anchor": "a", "properties": {"x": {"$anchor": "a"}}}, BUILDS),
    "$anchor that is code": ({"$anchor": RUN}, STRUCTURE),
    "$dynamicRef": ({"$dynamicRef": "#node", "$dynamicAnchor": "node"}, BUILDS),
    "$dynamicRef to a host": ({"properties": {"a": {"$dynamicRef": URL}}}, "reference"),
    "$recursiveRef": ({"properties": {"a": {"$recursiveRef": "#"}}}, BUILDS),
    "$vocabulary": ({"$vocabulary": {URL: True}}, BUILDS),
    "$defs": ({"$defs": {"a": {"$ref": "#/components/schemas/Thing/$defs/a"}}}, "endless"),
    "$ref that is no text": ({"$ref": 1}, STRUCTURE),
    "$ref that is an object": ({"$ref": {"$ref": "#"}}, STRUCTURE),
    "$ref as a property": ({"properties": {"$ref": {"type": "string"}}}, BUILDS),
    "$ref in an example": ({"example": {"$ref": URL}, "examples": [{"$ref": URL}]}, BUILDS),
    "$ref in a default": ({"default": {"$ref": URL}}, BUILDS),
    "$ref in an enum": ({"enum": [{"$ref": URL}, {}]}, BUILDS),
    "$ref in a const": ({"const": {"$ref": URL}}, BUILDS),
    "$ref in an extension": ({"x-a": {"$ref": URL}}, BUILDS),
    "a discriminator that maps to a host": (
        {
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind", "mapping": {"a": URL}},
        },
        "remote-reference",
    ),
}


def cases() -> dict[str, Case]:
    """References of all kinds, in a schema; those outside in other parts as well."""
    beside = {"beside.json": BESIDE}
    found = {
        f"$ref outside: {name}": Case(partial(to, reference), "reference", beside=beside)
        for name, reference in OUTSIDE.items()
    }
    found |= {
        f"$ref inside: {name}": Case(partial(to, reference), verdict, beside=beside)
        for name, (reference, verdict) in INSIDE.items()
    }
    for part in PARTS:
        for name in ("http", "file", "above"):
            found[f"$ref of a {part}: {name}"] = Case(
                partial(at_part, part, OUTSIDE[name]), "reference"
            )
    found |= {
        f"schema with {name}": Case(partial(keyword, schema), verdict)
        for name, (schema, verdict) in WORDS.items()
    }
    found["a path item that is itself"] = Case(
        partial(at_part, "path item", "#/paths/~1a"), "endless"
    )
    found["addresses everywhere"] = Case(urls)
    found["a file beside it that is no contract"] = Case(
        partial(to, "beside.json"), "HTML", beside={"beside.json": "<html>"}
    )
    found["two files that refer to each other"] = Case(
        partial(to, "beside.json#/a"),
        "endless",
        beside={
            "beside.json": json.dumps({"a": {"$ref": "openapi.json#/components/schemas/Thing"}})
        },
    )
    found["a file beside it that leads out"] = Case(
        partial(to, "beside.json#/a"),
        "reference",
        beside={"beside.json": json.dumps({"a": {"$ref": f"{SECRET}#/Thing"}})},
    )
    found["a schema that is a text"] = Case(partial(of_schema, "text"), STRUCTURE)
    return found
