"""One edit in a schema, and what a careful person says of it: in a request and in a response."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.pairs.contracts import NEW, OLD, things

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
WHOLE: JsonObject = {"type": "integer"}
BREAKING, RISKY, COMPATIBLE, COSMETIC, NOTHING = (
    "breaking",
    "risky",
    "compatible",
    "cosmetic",
    "nothing",
)


class SchemaPair(NamedTuple):
    """Base and head schema, and the worst impact in a request and in a response."""

    name: str
    base: Json
    head: Json
    request: str
    response: str
    version: str = NEW
    head_version: str = ""


def ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def _same(
    name: str, base: Json, head: Json, version: str = NEW, head_version: str = ""
) -> SchemaPair:
    return SchemaPair(name, base, head, NOTHING, NOTHING, version, head_version)


def _narrower(name: str, wide: Json, narrow: Json, version: str = NEW) -> tuple[SchemaPair, ...]:
    """A restriction that came, and the same one gone."""
    return (
        SchemaPair(f"{name}: tightened", wide, narrow, BREAKING, COMPATIBLE, version),
        SchemaPair(f"{name}: loosened", narrow, wide, COMPATIBLE, BREAKING, version),
    )


SPELLINGS = (
    _same(
        "null: nullable and type list",
        {"type": "string", "nullable": True},
        {"type": ["string", "null"]},
        OLD,
        NEW,
    ),
    _same(
        "null: type list and anyOf",
        {"type": ["string", "null"]},
        {"anyOf": [TEXT, {"type": "null"}]},
    ),
    _same(
        "null: anyOf and oneOf",
        {"anyOf": [TEXT, {"type": "null"}]},
        {"oneOf": [{"type": "null"}, TEXT]},
    ),
    _same("null: enum", {"enum": ["a", None]}, {"anyOf": [{"enum": ["a"]}, {"type": "null"}]}),
    _same(
        "null: order of the type list", {"type": ["string", "null"]}, {"type": ["null", "string"]}
    ),
    _same(
        "null: twice",
        {"type": ["string", "null"]},
        {"anyOf": [{"type": ["string", "null"]}, {"type": "null"}]},
    ),
    _same("allOf of one", TEXT, {"allOf": [TEXT]}),
    _same(
        "allOf of allOf", {**TEXT, "minLength": 2}, {"allOf": [{"allOf": [TEXT]}, {"minLength": 2}]}
    ),
    _same(
        "allOf of two objects",
        things(("a",), a=TEXT, b=WHOLE),
        {"allOf": [things(("a",), a=TEXT), things(b=WHOLE)]},
    ),
    _same("const and enum of one", {"const": "a"}, {"enum": ["a"]}),
    _same("enum in another order", {"enum": ["a", "b"]}, {"enum": ["b", "a"]}),
    _same(
        "anyOf of consts and enum",
        {"enum": ["a", "b"]},
        {"anyOf": [{"const": "a"}, {"const": "b"}]},
    ),
    _same(
        "oneOf of consts and enum",
        {"type": "string", "enum": ["a", "b"]},
        {"oneOf": [{"const": "b"}, {"const": "a"}], "type": "string"},
    ),
    _same("oneOf and anyOf of disjoint types", {"oneOf": [TEXT, WHOLE]}, {"anyOf": [WHOLE, TEXT]}),
    _same("type list and anyOf", {"type": ["string", "integer"]}, {"anyOf": [WHOLE, TEXT]}),
    _same(
        "oneOf and anyOf of tagged objects",
        {"oneOf": [things(("k",), k={"const": "a"}), things(("k",), k={"const": "b"}, n=WHOLE)]},
        {"anyOf": [things(("k",), k={"const": "a"}), things(("k",), k={"const": "b"}, n=WHOLE)]},
    ),
    _same(
        "required in another order",
        things(("a", "b"), a=TEXT, b=TEXT),
        things(("b", "a"), a=TEXT, b=TEXT),
    ),
    _same(
        "numbers spelt otherwise",
        {"type": "number", "minimum": 1},
        {"type": "number", "minimum": 1.0},
    ),
    _same(
        "integer: exclusive and inclusive bound",
        {"type": "integer", "exclusiveMinimum": 0},
        {"type": "integer", "minimum": 1},
    ),
    _same(
        "exclusiveMinimum of 3.0 and 3.1",
        {"type": "number", "minimum": 0, "exclusiveMinimum": True},
        {"type": "number", "exclusiveMinimum": 0},
        OLD,
        NEW,
    ),
    _same("defaults of JSON Schema", TEXT, {"type": "string", "minLength": 0}),
    _same(
        "additionalProperties: true",
        things(a=TEXT),
        {**things(a=TEXT), "additionalProperties": True},
    ),
    _same(
        "a type that the values imply", {"enum": ["a", "b"]}, {"type": "string", "enum": ["a", "b"]}
    ),
    _same("integer and number with multipleOf 1", WHOLE, {"type": "number", "multipleOf": 1}),
    _same("facet of another type", WHOLE, {"type": "integer", "maxLength": 4}),
    _same("reference and inline", things(a=ref("Name")), things(a=TEXT)),
    _same("another reference", things(a=ref("Name")), things(a=ref("Title"))),
    _same("a reference in allOf", things(a=ref("Name")), things(a={"allOf": [ref("Name")]})),
    _same("anyOf of one", TEXT, {"anyOf": [TEXT]}),
    _same(
        "anyOf in anyOf",
        {"anyOf": [TEXT, WHOLE, {"type": "boolean"}]},
        {"anyOf": [TEXT, {"anyOf": [WHOLE, {"type": "boolean"}]}]},
    ),
    _same("a branch twice", {"anyOf": [TEXT, WHOLE]}, {"anyOf": [TEXT, WHOLE, TEXT]}),
    _same("recursion unrolled once", ref("Tree"), things(next=ref("Tree"), label=TEXT)),
    _same("false and not everything", things(a=False), things(a={"not": {}})),
)

TIGHTER = (
    *_narrower("type", {"type": ["string", "integer"]}, TEXT),
    *_narrower("integer in number", {"type": "number"}, WHOLE),
    *_narrower("null", {"type": ["string", "null"]}, TEXT),
    *_narrower("null of 3.0", {"type": "string", "nullable": True}, TEXT, OLD),
    *_narrower("enum", TEXT, {"type": "string", "enum": ["a", "b"]}),
    *_narrower("enum value", {"enum": ["a", "b", "c"]}, {"enum": ["a", "b"]}),
    *_narrower("const", TEXT, {"type": "string", "const": "a"}),
    *_narrower("minimum", {"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}),
    *_narrower("maximum set", {"type": "number"}, {"type": "number", "maximum": 9.5}),
    *_narrower(
        "exclusive maximum",
        {"type": "number", "maximum": 9},
        {"type": "number", "exclusiveMaximum": 9},
    ),
    *_narrower("multipleOf set", WHOLE, {"type": "integer", "multipleOf": 5}),
    *_narrower(
        "multipleOf doubled",
        {"type": "integer", "multipleOf": 5},
        {"type": "integer", "multipleOf": 10},
    ),
    *_narrower("minLength", TEXT, {"type": "string", "minLength": 1}),
    *_narrower(
        "maxLength", {"type": "string", "maxLength": 10}, {"type": "string", "maxLength": 9}
    ),
    *_narrower("pattern", TEXT, {"type": "string", "pattern": "^[a-z]+$"}),
    *_narrower("format", TEXT, {"type": "string", "format": "uuid"}),
    *_narrower(
        "minItems",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": TEXT, "minItems": 1},
    ),
    *_narrower(
        "maxItems",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": TEXT, "maxItems": 3},
    ),
    *_narrower(
        "uniqueItems",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": TEXT, "uniqueItems": True},
    ),
    *_narrower("items", {"type": "array"}, {"type": "array", "items": TEXT}),
    *_narrower("prefixItems", {"type": "array"}, {"type": "array", "prefixItems": [TEXT]}),
    *_narrower("contains", {"type": "array"}, {"type": "array", "contains": WHOLE}),
    *_narrower(
        "minContains",
        {"type": "array", "contains": WHOLE},
        {"type": "array", "contains": WHOLE, "minContains": 2},
    ),
    *_narrower("required", things(a=TEXT), things(("a",), a=TEXT)),
    *_narrower(
        "minProperties",
        {**things(a=TEXT), "minProperties": 0},
        {**things(a=TEXT), "minProperties": 1},
    ),
    *_narrower(
        "map values",
        {"type": "object", "additionalProperties": True},
        {"type": "object", "additionalProperties": TEXT},
    ),
    *_narrower(
        "propertyNames",
        {"type": "object", "additionalProperties": TEXT},
        {"type": "object", "additionalProperties": TEXT, "propertyNames": {"maxLength": 3}},
    ),
    *_narrower(
        "maxProperties",
        {"type": "object", "additionalProperties": TEXT},
        {"type": "object", "additionalProperties": TEXT, "maxProperties": 2},
    ),
    *_narrower("not", TEXT, {"type": "string", "not": {"enum": ["admin"]}}),
    *_narrower(
        "dependentRequired",
        things(a=TEXT, b=TEXT),
        {**things(a=TEXT, b=TEXT), "dependentRequired": {"a": ["b"]}},
    ),
    *_narrower(
        "dependentSchemas",
        things(a=TEXT, b=TEXT),
        {**things(a=TEXT, b=TEXT), "dependentSchemas": {"a": {"required": ["b"]}}},
    ),
    *_narrower(
        "if and then",
        things(a=TEXT, b=TEXT),
        {
            **things(a=TEXT, b=TEXT),
            "if": {"required": ["a"], "properties": {"a": {"const": "x"}}},
            "then": {"required": ["b"]},
        },
    ),
    *_narrower("branch", {"anyOf": [TEXT, WHOLE]}, {"anyOf": [TEXT]}),
    *_narrower(
        "branch of tagged objects",
        {"oneOf": [things(("k",), k={"const": "a"}), things(("k",), k={"const": "b"}, n=WHOLE)]},
        {"oneOf": [things(("k",), k={"const": "a"})]},
    ),
    *_narrower(
        "branch after a move",
        {"oneOf": [TEXT, WHOLE, {"type": "boolean"}]},
        {"oneOf": [{"type": "boolean"}, TEXT]},
    ),
    *_narrower(
        "within items",
        {"type": "array", "items": TEXT},
        {"type": "array", "items": {"type": "string", "maxLength": 5}},
    ),
    *_narrower(
        "within allOf",
        {"allOf": [things(a=TEXT)]},
        {"allOf": [things(a=TEXT), {"required": ["a"]}]},
    ),
    *_narrower("within a tree", ref("Tree"), ref("NarrowTree")),
    *_narrower(
        "items of false", {"type": "array"}, {"type": "array", "items": False, "prefixItems": [{}]}
    ),
)

OTHER = (
    SchemaPair("type replaced", TEXT, WHOLE, BREAKING, BREAKING),
    SchemaPair(
        "deep type replaced",
        things(a=things(b=things(c=TEXT))),
        things(a=things(b=things(c=WHOLE))),
        BREAKING,
        BREAKING,
    ),
    SchemaPair(
        "format replaced",
        {**TEXT, "format": "date"},
        {**TEXT, "format": "date-time"},
        BREAKING,
        BREAKING,
    ),
    SchemaPair(
        "pattern replaced",
        {**TEXT, "pattern": "^a+$"},
        {**TEXT, "pattern": "^b+$"},
        BREAKING,
        BREAKING,
    ),
    SchemaPair(
        "pattern the same in effect",
        {**TEXT, "pattern": "^[0-9]$"},
        {**TEXT, "pattern": "^[0123456789]$"},
        RISKY,
        RISKY,
    ),
    SchemaPair(
        "int32 to int64",
        {**WHOLE, "format": "int32"},
        {**WHOLE, "format": "int64"},
        COMPATIBLE,
        BREAKING,
    ),
    SchemaPair(
        "optional property added", things(a=TEXT), things(a=TEXT, b=WHOLE), COMPATIBLE, COMPATIBLE
    ),
    SchemaPair(
        "required property added",
        things(a=TEXT),
        things(("b",), a=TEXT, b=WHOLE),
        BREAKING,
        COMPATIBLE,
    ),
    SchemaPair(
        "optional property removed", things(a=TEXT, b=WHOLE), things(a=TEXT), COMPATIBLE, RISKY
    ),
    SchemaPair(
        "required property removed",
        things(("b",), a=TEXT, b=WHOLE),
        things(a=TEXT),
        COMPATIBLE,
        BREAKING,
    ),
    SchemaPair(
        "property removed from a closed object",
        {**things(a=TEXT, b=WHOLE), "additionalProperties": False},
        {**things(a=TEXT), "additionalProperties": False},
        BREAKING,
        RISKY,
    ),
    SchemaPair(
        "property added to a closed object",
        {**things(a=TEXT), "additionalProperties": False},
        {**things(a=TEXT, b=WHOLE), "additionalProperties": False},
        COMPATIBLE,
        RISKY,
    ),
    SchemaPair(
        "read-only property removed",
        things(("i",), i={**TEXT, "readOnly": True}),
        things(),
        NOTHING,
        BREAKING,
    ),
    SchemaPair(
        "write-only property required",
        things(p={**TEXT, "writeOnly": True}),
        things(("p",), p={**TEXT, "writeOnly": True}),
        BREAKING,
        NOTHING,
    ),
    SchemaPair(
        "read-only property required",
        things(p={**TEXT, "readOnly": True}),
        things(("p",), p={**TEXT, "readOnly": True}),
        NOTHING,
        COMPATIBLE,
    ),
    SchemaPair(
        "enum value added to a list that may grow",
        {"enum": ["a"], "x-extensible-enum": True},
        {"enum": ["a", "b"], "x-extensible-enum": True},
        COMPATIBLE,
        COMPATIBLE,
    ),
    SchemaPair(
        "extensible enum value added",
        {**TEXT, "x-extensible-enum": ["a"]},
        {**TEXT, "x-extensible-enum": ["a", "b"]},
        COMPATIBLE,
        COMPATIBLE,
    ),
    SchemaPair(
        "description changed",
        {**TEXT, "description": "x"},
        {**TEXT, "description": "y"},
        COSMETIC,
        COSMETIC,
    ),
    SchemaPair("title added", TEXT, {**TEXT, "title": "Text"}, COSMETIC, COSMETIC),
    SchemaPair(
        "example changed",
        {**TEXT, "examples": ["x"]},
        {**TEXT, "examples": ["y"]},
        COSMETIC,
        COSMETIC,
    ),
    SchemaPair(
        "deprecated", things(a=TEXT), things(a={**TEXT, "deprecated": True}), COMPATIBLE, COMPATIBLE
    ),
)

SCHEMAS: dict[str, Json] = {
    "Name": TEXT,
    "Title": TEXT,
    "Tree": things(next=ref("Tree"), label=TEXT),
    "NarrowTree": things(next=ref("NarrowTree"), label={"type": "string", "maxLength": 4}),
}
PAIRS = (*SPELLINGS, *TIGHTER, *OTHER)
