"""Pure. The keywords of schemas, by what of a value they speak of. A table.

Source: JSON Schema 2020-12 (core, validation), and the Schema Object of OpenAPI 3.0.4 and 3.1.1.
Keywords that neither names are unknown, but for extensions (`x-…`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oas.document import SpecVersion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import JsonObject

# Bits: one look at all keywords of a schema tells which readers it needs.
NUMBERS, STRINGS, ARRAYS, OBJECTS = 1, 2, 4, 8
TYPES, VALUES = 16, 32
# Further schemas that must hold as well; branches; what is refused, and conditions.
INNER, UNIONS, OTHERS = 64, 128, 256
NOTES, UNKNOWN = 512, 1024
# What sees through other schemas, and so depends on how they are put together.
UNEVALUATED = 2048
NOTHING = 0

Table: TypeAlias = "Mapping[str, int]"

_ALL_VERSIONS = {
    "type": TYPES,
    "enum": VALUES,
    "$ref": INNER,
    "allOf": INNER,
    "anyOf": UNIONS,
    "oneOf": UNIONS,
    "not": OTHERS,
    "format": NUMBERS | STRINGS,
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), NUMBERS
    ),
    **dict.fromkeys(("minLength", "maxLength", "pattern"), STRINGS),
    **dict.fromkeys(("items", "minItems", "maxItems", "uniqueItems"), ARRAYS),
    **dict.fromkeys(
        ("properties", "required", "additionalProperties", "minProperties", "maxProperties"),
        OBJECTS,
    ),
    **dict.fromkeys(
        ("title", "description", "default", "deprecated", "readOnly", "writeOnly"), NOTES
    ),
    **dict.fromkeys(("discriminator", "xml", "externalDocs", "example"), NOTES),
    "nullable": NOTHING,  # `oas.normal.null` reads it; it means nothing since 3.1
}
_NEW_IN_3_1 = {
    "const": VALUES,
    "$dynamicRef": INNER,
    "if": OTHERS,
    "then": OTHERS,
    "else": OTHERS,
    **dict.fromkeys(("contentEncoding", "contentMediaType", "contentSchema"), STRINGS),
    **dict.fromkeys(("prefixItems", "contains", "minContains", "maxContains"), ARRAYS),
    **dict.fromkeys(
        ("patternProperties", "propertyNames", "dependentRequired", "dependentSchemas"), OBJECTS
    ),
    "dependencies": OBJECTS,
    **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties"), UNEVALUATED),
    **dict.fromkeys(("examples", "$comment"), NOTES),
    **dict.fromkeys(
        ("$id", "$anchor", "$dynamicAnchor", "$schema", "$vocabulary", "$defs", "definitions"),
        NOTHING,
    ),
}

KEYWORDS: Mapping[SpecVersion, Table] = {
    SpecVersion.V3_0: _ALL_VERSIONS,
    SpecVersion.V3_1: _ALL_VERSIONS | _NEW_IN_3_1,
    SpecVersion.V3_2: _ALL_VERSIONS | _NEW_IN_3_1,
}

# Words that bring other schemas to bear on the same value, and so may hide what one looks for.
COMPOSING = frozenset({"$ref", "$dynamicRef", "allOf", "anyOf", "oneOf"})


def bits_of(value: JsonObject, table: Table) -> int:
    """Of which kinds a schema has keywords."""
    bits = NOTHING
    for name in value:
        bits |= table.get(name, UNKNOWN)
    return bits
