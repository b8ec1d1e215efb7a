"""Pure. All that can change: subjects, the edits of each, and the directions they have. A table.

A Change outside this table is a fault of ours, and a test shows that a rule claims each cell.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from oas.direction import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Edit(StrEnum):
    """What happened. Those with `required`: what came must be given, what went had to be."""

    ADDED = "added"
    ADDED_REQUIRED = "added-required"
    REMOVED = "removed"
    REMOVED_REQUIRED = "removed-required"
    BECAME_REQUIRED = "became-required"
    BECAME_OPTIONAL = "became-optional"
    NARROWED = "narrowed"
    WIDENED = "widened"
    CHANGED = "changed"


class Subject(StrEnum):
    """What it happened to. Names are the specification's, in the singular."""

    # The document.
    SPECIFICATION = "specification"  # the field `openapi`, jsonSchemaDialect, $self
    INFO = "info"  # a field of info but version and description; by name
    TAG = "tag"
    SERVER = "server"  # by url; of the document, path or operation
    SERVER_VARIABLE = "server-variable"  # its enum and default
    COMPONENT = "component"  # one that no operation uses
    # Security. An alternative is one requirement of the list; none at all is public.
    SECURITY = "security"  # ADDED: was public, is not any more. REMOVED: became public
    SECURITY_ALTERNATIVE = "security-alternative"
    SECURITY_SCOPE = "security-scope"
    SECURITY_SCHEME = "security-scheme"  # CHANGED by name of the field: type, in, name, scheme, ...
    OAUTH_FLOW = "oauth-flow"
    OAUTH_SCOPE = "oauth-scope"  # declared in a flow
    # Operations.
    OPERATION = "operation"
    PATH_PARAMETER_NAME = "path-parameter-name"  # the template is the same, a parameter is renamed
    OPERATION_ID = "operation-id"
    OPERATION_TAG = "operation-tag"
    CALLBACK = "callback"
    CALLBACK_OPERATION = "callback-operation"
    WEBHOOK = "webhook"
    WEBHOOK_OPERATION = "webhook-operation"
    # What an operation takes and gives.
    PARAMETER = "parameter"
    SERIALIZATION = (
        "serialization"  # style, explode, allowReserved, allowEmptyValue, schema<->content
    )
    REQUEST_BODY = "request-body"
    MEDIA_TYPE = "media-type"
    ENCODING = "encoding"
    RESPONSE = "response"  # by status
    HEADER = "header"  # of a response or an encoding
    LINK = "link"
    # Schemas: what a value may be.
    SCHEMA = "schema"  # nothing better can be said: replaced by another one
    TYPE = "type"
    NULL = "null"
    ENUM = "enum"  # the list of values as a whole came or went
    ENUM_VALUE = "enum-value"
    NUMBER_RANGE = "number-range"  # minimum, maximum and the exclusive ones; by name
    MULTIPLE_OF = "multiple-of"
    STRING_LENGTH = "string-length"
    PATTERN = "pattern"
    FORMAT = "format"
    CONTENT = "content"  # contentEncoding, contentMediaType, contentSchema of a string
    ITEM_COUNT = "item-count"
    UNIQUE_ITEMS = "unique-items"
    PREFIX_ITEM = "prefix-item"
    ITEMS = "items"  # the schema of the rest came, went or closes the array
    CONTAINS = "contains"
    UNEVALUATED_ITEMS = "unevaluated-items"
    PROPERTY = "property"
    PROPERTY_COUNT = "property-count"
    ADDITIONAL_PROPERTIES = "additional-properties"
    PATTERN_PROPERTY = "pattern-property"
    PROPERTY_NAMES = "property-names"
    UNEVALUATED_PROPERTIES = "unevaluated-properties"
    DEPENDENT_REQUIRED = "dependent-required"
    DEPENDENT_SCHEMA = "dependent-schema"
    UNION = "union"  # an anyOf or oneOf as a whole came, went, or became exclusive
    BRANCH = "branch"  # of a union
    NOT = "not"
    CONDITION = "condition"
    DYNAMIC_REFERENCE = "dynamic-reference"
    UNKNOWN_KEYWORD = "unknown-keyword"
    # Schemas: what is said of a value.
    DEFAULT = "default"  # of a schema
    ACCESS = "access"  # readOnly, writeOnly; by name
    DISCRIMINATOR = "discriminator"
    DISCRIMINATOR_MAPPING = "discriminator-mapping"
    EXTENSIBLE_ENUM = "extensible-enum"  # x-extensible-enum as a whole
    EXTENSIBLE_ENUM_VALUE = "extensible-enum-value"
    XML = "xml"
    # What is said of operations, parameters, headers, schemas alike.
    DEPRECATION = "deprecation"
    SUNSET = "sunset"
    STABILITY = "stability"
    DOCUMENTATION = "documentation"  # description, summary, title, externalDocs, examples; by name
    EXTENSION = "extension"  # x-...; by name
    UNKNOWN_FIELD = "unknown-field"  # neither the specification's nor an extension


class Cell(NamedTuple):
    """One kind of change."""

    subject: Subject
    edit: Edit
    direction: Direction


_WIRE = (Direction.REQUEST, Direction.RESPONSE)
_NEITHER = (Direction.NONE,)
_ALL = (*_WIRE, Direction.NONE)
_CAME_OR_WENT = (Edit.ADDED, Edit.REMOVED)
_ANY = (*_CAME_OR_WENT, Edit.CHANGED)
_MOVED = (Edit.NARROWED, Edit.WIDENED, Edit.CHANGED)
_REQUIRED = (
    Edit.ADDED,
    Edit.ADDED_REQUIRED,
    Edit.REMOVED,
    Edit.REMOVED_REQUIRED,
    Edit.BECAME_REQUIRED,
    Edit.BECAME_OPTIONAL,
)


def _edits(
    directions: tuple[Direction, ...], edits: tuple[Edit, ...], *subjects: Subject
) -> set[Cell]:
    return {Cell(s, e, d) for s in subjects for e in edits for d in directions}


def _cells(groups: Iterable[set[Cell]]) -> frozenset[Cell]:
    return frozenset().union(*groups)


_S = Subject
CELLS: frozenset[Cell] = _cells(
    (
        _edits(_NEITHER, (Edit.CHANGED,), _S.SPECIFICATION, _S.PATH_PARAMETER_NAME),
        _edits(_NEITHER, _ANY, _S.INFO, _S.TAG, _S.SERVER, _S.COMPONENT, _S.OAUTH_FLOW),
        _edits(_NEITHER, _MOVED, _S.SERVER_VARIABLE),
        _edits(_NEITHER, _CAME_OR_WENT, _S.SECURITY, _S.SECURITY_ALTERNATIVE, _S.SECURITY_SCOPE),
        _edits(_NEITHER, _ANY, _S.SECURITY_SCHEME, _S.OAUTH_SCOPE, _S.OPERATION_ID),
        _edits(_NEITHER, _CAME_OR_WENT, _S.OPERATION, _S.OPERATION_TAG, _S.CALLBACK, _S.WEBHOOK),
        _edits(_NEITHER, _CAME_OR_WENT, _S.CALLBACK_OPERATION, _S.WEBHOOK_OPERATION),
        _edits(_WIRE, _REQUIRED, _S.PARAMETER, _S.REQUEST_BODY, _S.HEADER, _S.PROPERTY),
        _edits(_WIRE, _MOVED, _S.SERIALIZATION),
        _edits(_WIRE, _CAME_OR_WENT, _S.MEDIA_TYPE, _S.RESPONSE),
        _edits(_WIRE, _ANY, _S.ENCODING, _S.LINK),
        _edits(_WIRE, (Edit.CHANGED,), _S.SCHEMA, _S.DYNAMIC_REFERENCE),
        _edits(_WIRE, _MOVED, _S.TYPE, _S.NUMBER_RANGE, _S.MULTIPLE_OF, _S.STRING_LENGTH),
        _edits(_WIRE, _MOVED, _S.ITEM_COUNT, _S.UNIQUE_ITEMS, _S.PROPERTY_COUNT),
        _edits(_WIRE, _MOVED, _S.PATTERN, _S.FORMAT, _S.CONTENT, _S.ITEMS),
        _edits(_WIRE, _MOVED, _S.ADDITIONAL_PROPERTIES, _S.PROPERTY_NAMES, _S.CONTAINS),
        _edits(_WIRE, _MOVED, _S.UNEVALUATED_ITEMS, _S.UNEVALUATED_PROPERTIES),
        _edits(_WIRE, _MOVED, _S.DEPENDENT_REQUIRED, _S.NOT, _S.CONDITION, _S.UNION),
        _edits(_WIRE, _CAME_OR_WENT, _S.NULL, _S.ENUM, _S.ENUM_VALUE, _S.PREFIX_ITEM, _S.BRANCH),
        _edits(_WIRE, _CAME_OR_WENT, _S.PATTERN_PROPERTY, _S.DEPENDENT_SCHEMA),
        _edits(_WIRE, _ANY, _S.UNKNOWN_KEYWORD, _S.DEFAULT, _S.DISCRIMINATOR),
        _edits(_WIRE, _CAME_OR_WENT, _S.ACCESS, _S.EXTENSIBLE_ENUM, _S.EXTENSIBLE_ENUM_VALUE),
        _edits(_WIRE, _ANY, _S.DISCRIMINATOR_MAPPING, _S.XML),
        _edits(_ALL, _CAME_OR_WENT, _S.DEPRECATION),
        _edits(_ALL, _ANY, _S.SUNSET, _S.STABILITY, _S.DOCUMENTATION, _S.EXTENSION),
        _edits(_ALL, _ANY, _S.UNKNOWN_FIELD),
    )
)

# Words for messages: what a subject is called in a sentence, where its name alone will not do.
WORDS: Mapping[Subject, str] = {
    Subject.PATH_PARAMETER_NAME: "path parameter",
    Subject.NUMBER_RANGE: "range of the number",
    Subject.STRING_LENGTH: "length of the string",
    Subject.ITEM_COUNT: "number of items",
    Subject.PROPERTY_COUNT: "number of properties",
}
