"""Pure. What any object may say besides its meaning: documentation, its life, extensions.

A field that nothing else compares is noted here, so that no edit of a document passes unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.examples import EXAMPLES, compare_examples
from oas.compare.lifecycle import LIFECYCLE, compare_lifecycle
from oas.compare.pairing import in_order
from oas.compare.space import Subject
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.compare.part import Part

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_VALUE = ("schema", "style", "explode", "allowReserved", "content", "required")

# The fields that have a comparer of their own.
COMPARED: Mapping[Kind, frozenset[str]] = {
    kind: frozenset(names)
    for kind, names in {
        Kind.OPENAPI: (
            *("openapi", "$self", "jsonSchemaDialect", "info", "servers", "paths", "webhooks"),
            *("components", "security", "tags"),
        ),
        Kind.INFO: ("title", "termsOfService", "contact", "license", "version"),
        Kind.SERVER: ("url", "name", "variables"),
        Kind.SERVER_VARIABLE: ("enum", "default"),
        Kind.COMPONENTS: (
            *("schemas", "responses", "parameters", "examples", "requestBodies", "headers"),
            *("securitySchemes", "links", "callbacks", "pathItems", "mediaTypes"),
        ),
        Kind.PATHS: (),
        Kind.PATH_ITEM: (*_METHODS, "$ref", "additionalOperations", "servers", "parameters"),
        Kind.OPERATION: (
            *("tags", "operationId", "parameters", "requestBody", "responses", "callbacks"),
            *("security", "servers"),
        ),
        Kind.PARAMETER: ("name", "in", "allowEmptyValue", *_VALUE),
        Kind.HEADER: ("allowEmptyValue", *_VALUE),
        Kind.REQUEST_BODY: ("content", "required"),
        Kind.MEDIA_TYPE: ("schema", "itemSchema", "encoding", "prefixEncoding", "itemEncoding"),
        Kind.ENCODING: (
            *("contentType", "headers", "style", "explode", "allowReserved"),
            *("encoding", "prefixEncoding", "itemEncoding"),
        ),
        Kind.RESPONSES: (),
        Kind.RESPONSE: ("headers", "content", "links"),
        Kind.CALLBACK: (),
        Kind.LINK: ("operationRef", "operationId", "parameters", "requestBody", "server"),
        Kind.TAG: ("name", "parent", "kind"),
        Kind.SECURITY_SCHEME: (
            *("type", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"),
            "oauth2MetadataUrl",
        ),
        Kind.OAUTH_FLOWS: (
            *("implicit", "password", "clientCredentials", "authorizationCode"),
            "deviceAuthorization",
        ),
        Kind.OAUTH_FLOW: (
            *("authorizationUrl", "deviceAuthorizationUrl", "tokenUrl", "refreshUrl", "scopes"),
        ),
    }.items()
}

# The fields that speak to people only.
_DOCUMENTATION: Mapping[Kind, frozenset[str]] = {
    kind: frozenset(names)
    for kind, names in {
        Kind.OPENAPI: ("externalDocs",),
        Kind.INFO: ("description", "summary"),
        Kind.SERVER: ("description",),
        Kind.SERVER_VARIABLE: ("description",),
        Kind.PATH_ITEM: ("description", "summary"),
        Kind.OPERATION: ("description", "summary", "externalDocs"),
        Kind.PARAMETER: ("description", "example"),
        Kind.HEADER: ("description", "example"),
        Kind.REQUEST_BODY: ("description",),
        Kind.MEDIA_TYPE: ("description", "example"),
        Kind.RESPONSE: ("description", "summary"),
        Kind.LINK: ("description",),
        Kind.TAG: ("description", "summary", "externalDocs"),
        Kind.SECURITY_SCHEME: ("description",),
    }.items()
}
# Kinds that have `examples`, and kinds that say whether they are deprecated.
_EXEMPLIFIED = frozenset({Kind.PARAMETER, Kind.HEADER, Kind.MEDIA_TYPE})
_MORTAL = frozenset({Kind.OPERATION, Kind.PARAMETER, Kind.HEADER, Kind.SECURITY_SCHEME})


def compare_fields(part: Part, kind: Kind) -> None:
    """Note what differs in the fields of an object that no other comparer reads."""
    before, after = part.base.object, part.head.object
    skipped = COMPARED[kind]
    if kind in _MORTAL:
        compare_lifecycle(part)
        skipped |= LIFECYCLE
    if kind in _EXEMPLIFIED:
        compare_examples(part)
        skipped |= {EXAMPLES}
    documentation = _DOCUMENTATION.get(kind, frozenset())
    for key in in_order(before, after):
        if key not in skipped and not _is_named(kind, key):
            part.note_field(_subject(key, documentation), key)


def _subject(key: str, documentation: frozenset[str]) -> Subject:
    if key in documentation:
        return Subject.DOCUMENTATION
    return Subject.EXTENSION if key.startswith("x-") else Subject.UNKNOWN_FIELD


def _is_named(kind: Kind, key: str) -> bool:
    """Whether a member is one of the objects that the user names, and no field."""
    if kind is Kind.PATHS:
        return key.startswith("/")
    return kind in {Kind.RESPONSES, Kind.CALLBACK} and not key.startswith("x-")
