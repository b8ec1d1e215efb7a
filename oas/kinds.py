"""Pure. What an OpenAPI document is made of: the kinds of objects, and which hold which. A table.

Fields that it does not name hold texts and data (examples, defaults, extensions). Source: the "Fixed
Fields" and "Patterned Fields" of OpenAPI 3.0.4, 3.1.1 and 3.2.0, and the keywords of JSON Schema
2020-12 that apply schemas. `oas.grammar` walks documents by it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oas.document import SpecVersion

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """The objects of the specification, by the names it gives them."""

    OPENAPI = "OpenAPI object"
    INFO = "info object"
    CONTACT = "contact"
    LICENSE = "license"
    SERVER = "server"
    SERVER_VARIABLE = "server variable"
    COMPONENTS = "components object"
    PATHS = "paths object"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    EXTERNAL_DOCUMENTATION = "external documentation"
    PARAMETER = "parameter"
    REQUEST_BODY = "request body"
    MEDIA_TYPE = "media type"
    ENCODING = "encoding"
    RESPONSES = "responses object"
    RESPONSE = "response"
    CALLBACK = "callback"
    EXAMPLE = "example"
    LINK = "link"
    HEADER = "header"
    TAG = "tag"
    SCHEMA = "schema"
    DISCRIMINATOR = "discriminator"
    XML = "XML object"
    SECURITY_SCHEME = "security scheme"
    OAUTH_FLOWS = "OAuth flows"
    OAUTH_FLOW = "OAuth flow"
    SECURITY_REQUIREMENT = "security requirement"
    # What stands between objects: `properties`, `parameters`. Never the kind of a Place.
    COLLECTION = "collection"


class Shape(StrEnum):
    """How a field holds objects: one, an array of them, or a map from names to them."""

    ONE = "one"
    ARRAY = "array"
    MAP = "map"


class Field(NamedTuple):
    """What a field holds."""

    kind: Kind
    shape: Shape


Table: TypeAlias = "dict[Kind, dict[str, Field]]"


def _one(kind: Kind, *names: str) -> dict[str, Field]:
    return dict.fromkeys(names, Field(kind, Shape.ONE))


def _array(kind: Kind, *names: str) -> dict[str, Field]:
    return dict.fromkeys(names, Field(kind, Shape.ARRAY))


def _map(kind: Kind, *names: str) -> dict[str, Field]:
    return dict.fromkeys(names, Field(kind, Shape.MAP))


# The name of all fields but extensions, in objects whose fields are the user's own names.
PATTERNED = "*"

_DOCS = _one(Kind.EXTERNAL_DOCUMENTATION, "externalDocs")
_CONTENT = _map(Kind.MEDIA_TYPE, "content")
_SCHEMA_AND_EXAMPLES = _one(Kind.SCHEMA, "schema") | _map(Kind.EXAMPLE, "examples")
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_FLOWS = ("implicit", "password", "clientCredentials", "authorizationCode")

_3_0: Table = {
    Kind.OPENAPI: _one(Kind.INFO, "info")
    | _array(Kind.SERVER, "servers")
    | _one(Kind.PATHS, "paths")
    | _one(Kind.COMPONENTS, "components")
    | _array(Kind.SECURITY_REQUIREMENT, "security")
    | _array(Kind.TAG, "tags")
    | _DOCS,
    Kind.INFO: _one(Kind.CONTACT, "contact") | _one(Kind.LICENSE, "license"),
    Kind.SERVER: _map(Kind.SERVER_VARIABLE, "variables"),
    Kind.COMPONENTS: _map(Kind.SCHEMA, "schemas")
    | _map(Kind.RESPONSE, "responses")
    | _map(Kind.PARAMETER, "parameters")
    | _map(Kind.EXAMPLE, "examples")
    | _map(Kind.REQUEST_BODY, "requestBodies")
    | _map(Kind.HEADER, "headers")
    | _map(Kind.SECURITY_SCHEME, "securitySchemes")
    | _map(Kind.LINK, "links")
    | _map(Kind.CALLBACK, "callbacks"),
    Kind.PATHS: _one(Kind.PATH_ITEM, PATTERNED),
    Kind.PATH_ITEM: _one(Kind.OPERATION, *_METHODS)
    | _array(Kind.SERVER, "servers")
    | _array(Kind.PARAMETER, "parameters"),
    Kind.OPERATION: _array(Kind.PARAMETER, "parameters")
    | _one(Kind.REQUEST_BODY, "requestBody")
    | _one(Kind.RESPONSES, "responses")
    | _map(Kind.CALLBACK, "callbacks")
    | _array(Kind.SECURITY_REQUIREMENT, "security")
    | _array(Kind.SERVER, "servers")
    | _DOCS,
    Kind.PARAMETER: _SCHEMA_AND_EXAMPLES | _CONTENT,
    Kind.REQUEST_BODY: _CONTENT,
    Kind.MEDIA_TYPE: _SCHEMA_AND_EXAMPLES | _map(Kind.ENCODING, "encoding"),
    Kind.ENCODING: _map(Kind.HEADER, "headers"),
    Kind.RESPONSES: _one(Kind.RESPONSE, PATTERNED),
    Kind.RESPONSE: _map(Kind.HEADER, "headers") | _CONTENT | _map(Kind.LINK, "links"),
    Kind.CALLBACK: _one(Kind.PATH_ITEM, PATTERNED),
    Kind.LINK: _one(Kind.SERVER, "server"),
    Kind.HEADER: _SCHEMA_AND_EXAMPLES | _CONTENT,
    Kind.TAG: _DOCS,
    Kind.SCHEMA: _array(Kind.SCHEMA, "allOf", "anyOf", "oneOf")
    | _one(Kind.SCHEMA, "not", "items", "additionalProperties")
    | _map(Kind.SCHEMA, "properties")
    | _one(Kind.DISCRIMINATOR, "discriminator")
    | _one(Kind.XML, "xml")
    | _DOCS,
    Kind.SECURITY_SCHEME: _one(Kind.OAUTH_FLOWS, "flows"),
    Kind.OAUTH_FLOWS: _one(Kind.OAUTH_FLOW, *_FLOWS),
}

_NEW_IN_3_1: Table = {
    Kind.OPENAPI: _map(Kind.PATH_ITEM, "webhooks"),
    Kind.COMPONENTS: _map(Kind.PATH_ITEM, "pathItems"),
    Kind.SCHEMA: _array(Kind.SCHEMA, "prefixItems")
    | _one(Kind.SCHEMA, "contains", "propertyNames", "if", "then", "else", "contentSchema")
    | _one(Kind.SCHEMA, "unevaluatedItems", "unevaluatedProperties")
    | _map(Kind.SCHEMA, "patternProperties", "dependentSchemas", "$defs")
    # Deprecated, but the dialect's schema still reads them.
    | _map(Kind.SCHEMA, "definitions", "dependencies"),
}

_NEW_IN_3_2: Table = {
    Kind.COMPONENTS: _map(Kind.MEDIA_TYPE, "mediaTypes"),
    Kind.PATH_ITEM: _one(Kind.OPERATION, "query") | _map(Kind.OPERATION, "additionalOperations"),
    Kind.MEDIA_TYPE: _one(Kind.SCHEMA, "itemSchema")
    | _array(Kind.ENCODING, "prefixEncoding")
    | _one(Kind.ENCODING, "itemEncoding"),
    Kind.ENCODING: _map(Kind.ENCODING, "encoding")
    | _array(Kind.ENCODING, "prefixEncoding")
    | _one(Kind.ENCODING, "itemEncoding"),
    Kind.OAUTH_FLOWS: _one(Kind.OAUTH_FLOW, "deviceAuthorization"),
}


def _with(table: Table, new: Table) -> Table:
    return {kind: table.get(kind, {}) | new.get(kind, {}) for kind in Kind}


_3_1 = _with(_3_0, _NEW_IN_3_1)

FIELDS: Mapping[SpecVersion, Table] = {
    SpecVersion.V3_0: _with(_3_0, {}),
    SpecVersion.V3_1: _3_1,
    SpecVersion.V3_2: _with(_3_1, _NEW_IN_3_2),
}

# Kinds in whose place a Reference Object may stand; its other fields are then without meaning.
_REPLACEABLE = frozenset(
    {
        Kind.PARAMETER,
        Kind.REQUEST_BODY,
        Kind.RESPONSE,
        Kind.CALLBACK,
        Kind.EXAMPLE,
        Kind.LINK,
        Kind.HEADER,
        Kind.SECURITY_SCHEME,
    }
)
REPLACEABLE: Mapping[SpecVersion, frozenset[Kind]] = {
    SpecVersion.V3_0: _REPLACEABLE | {Kind.SCHEMA},
    SpecVersion.V3_1: _REPLACEABLE,
    SpecVersion.V3_2: _REPLACEABLE | {Kind.MEDIA_TYPE},
}
