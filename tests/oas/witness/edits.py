"""Edits that narrow a schema, one for each subject that can hurt, and places to put them in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oas.compare.space import Subject
from oas.direction import Direction
from oas.witness.finder import Step, StepKind, Trail

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.document import Document, Node
    from oas.json_value import Json, JsonObject


class Narrowing(NamedTuple):
    """A schema, and one that allows less of it. `name` is what the Change is about.

    In the `unproved` directions only names tell the two apart that the base does not declare.
    """

    subject: Subject
    wide: JsonObject
    narrow: JsonObject
    name: str = ""
    unproved: tuple[Direction, ...] = ()

    def __str__(self) -> str:
        return f"{self.subject.value}-{self.name}" if self.name else self.subject.value


def _object(**properties: Json) -> JsonObject:
    return {"type": "object", "properties": properties}


def _closed(**properties: Json) -> JsonObject:
    return {**_object(**properties), "additionalProperties": False}


TEXT: JsonObject = {"type": "string"}
NUMBER: JsonObject = {"type": "number"}
WHOLE: JsonObject = {"type": "integer"}
LIST: JsonObject = {"type": "array", "items": TEXT}
MAP: JsonObject = {"type": "object", "additionalProperties": TEXT}
PET = _object(name=TEXT, age=WHOLE)
_S = Subject
_GIVEN = (Direction.RESPONSE,)

# In the words that OpenAPI 3.0 has too.
EDITS_3_0: tuple[Narrowing, ...] = (
    Narrowing(_S.TYPE, NUMBER, WHOLE),
    Narrowing(_S.ENUM, TEXT, {**TEXT, "enum": ["a", "b"]}),
    Narrowing(_S.ENUM_VALUE, {**TEXT, "enum": ["red", "blue"]}, {**TEXT, "enum": ["red"]}, "blue"),
    Narrowing(_S.NUMBER_RANGE, {**WHOLE, "minimum": 1}, {**WHOLE, "minimum": 5}, "minimum"),
    Narrowing(_S.NUMBER_RANGE, NUMBER, {**NUMBER, "maximum": 1.5}, "maximum"),
    Narrowing(_S.MULTIPLE_OF, {**NUMBER, "multipleOf": 0.1}, {**NUMBER, "multipleOf": 0.3}),
    Narrowing(_S.STRING_LENGTH, {**TEXT, "minLength": 1}, {**TEXT, "minLength": 4}, "minLength"),
    Narrowing(
        _S.STRING_LENGTH,
        {**TEXT, "pattern": "^[a-z]+$"},
        {**TEXT, "pattern": "^[a-z]+$", "maxLength": 40},
        "maxLength",
    ),
    Narrowing(_S.PATTERN, TEXT, {**TEXT, "pattern": "^[a-z]{3}$"}),
    Narrowing(
        _S.PATTERN, {**TEXT, "pattern": "^[A-Z0-9]{2,9}$"}, {**TEXT, "pattern": "^[A-Z]{2,9}$"}
    ),
    Narrowing(_S.FORMAT, TEXT, {**TEXT, "format": "uuid"}),
    Narrowing(_S.FORMAT, {**TEXT, "format": "date-time"}, {**TEXT, "format": "date"}),
    Narrowing(_S.ITEM_COUNT, LIST, {**LIST, "maxItems": 3}, "maxItems"),
    Narrowing(_S.ITEM_COUNT, {**LIST, "minItems": 1}, {**LIST, "minItems": 2}, "minItems"),
    Narrowing(
        _S.ITEM_COUNT,
        {**LIST, "uniqueItems": True},
        {**LIST, "uniqueItems": True, "maxItems": 20},
        "maxItems",
    ),
    Narrowing(_S.UNIQUE_ITEMS, LIST, {**LIST, "uniqueItems": True}),
    Narrowing(_S.ITEMS, {"type": "array", "items": {}}, LIST),
    Narrowing(_S.PROPERTY, PET, {**PET, "required": ["age"]}, "age"),
    Narrowing(_S.PROPERTY, _closed(name=TEXT, age=WHOLE), _closed(name=TEXT), "age", _GIVEN),
    Narrowing(_S.PROPERTY_COUNT, PET, {**PET, "minProperties": 2}, "minProperties"),
    Narrowing(_S.PROPERTY_COUNT, MAP, {**MAP, "maxProperties": 2}, "maxProperties"),
    Narrowing(_S.ADDITIONAL_PROPERTIES, MAP, _closed(), unproved=_GIVEN),
    Narrowing(_S.ADDITIONAL_PROPERTIES, {"type": "object"}, MAP),
    Narrowing(_S.UNION, {"maxLength": 9}, {"anyOf": [TEXT, WHOLE]}),
    Narrowing(_S.UNION, {"anyOf": [TEXT, {"minLength": 1}]}, {"oneOf": [TEXT, {"minLength": 1}]}),
    Narrowing(_S.BRANCH, {"anyOf": [TEXT, WHOLE, PET]}, {"anyOf": [TEXT, WHOLE]}),
    Narrowing(_S.BRANCH, {"oneOf": [TEXT, LIST]}, {"oneOf": [LIST]}),
    Narrowing(_S.NOT, TEXT, {**TEXT, "not": {"enum": ["x", "y"]}}),
    Narrowing(_S.SCHEMA, LIST, {"type": "object", "required": ["a"]}),
)
_KINDS: JsonObject = {"kind": {"enum": ["a", "b"]}, "note": TEXT}
EDITS_3_1: tuple[Narrowing, ...] = (
    Narrowing(_S.TYPE, {"type": ["string", "integer"]}, TEXT),
    Narrowing(_S.NULL, {"type": ["string", "null"]}, TEXT),
    Narrowing(_S.ENUM, TEXT, {"const": "a"}),
    Narrowing(
        _S.PREFIX_ITEM,
        {"type": "array", "prefixItems": [TEXT]},
        {"type": "array", "prefixItems": [TEXT, WHOLE]},
    ),
    Narrowing(_S.ITEMS, {**LIST, "prefixItems": [WHOLE]}, {"prefixItems": [WHOLE], "items": False}),
    Narrowing(_S.CONTAINS, LIST, {**LIST, "contains": {"const": "x"}}),
    Narrowing(_S.CONTAINS, LIST, {**LIST, "contains": {"const": "x"}, "maxContains": 0}),
    Narrowing(
        _S.UNEVALUATED_ITEMS,
        {**LIST, "prefixItems": [TEXT]},
        {"type": "array", "prefixItems": [TEXT], "unevaluatedItems": False},
    ),
    Narrowing(
        _S.PATTERN_PROPERTY,
        {"type": "object", "patternProperties": {"^x_": {}}},
        {"type": "object", "patternProperties": {"^x_": TEXT}},
    ),
    Narrowing(_S.PROPERTY_NAMES, MAP, {**MAP, "propertyNames": {"pattern": "^[a-z]+$"}}),
    Narrowing(
        _S.UNEVALUATED_PROPERTIES,
        {**MAP, "allOf": [PET]},
        {"type": "object", "allOf": [PET], "unevaluatedProperties": False},
        unproved=_GIVEN,
    ),
    Narrowing(_S.DEPENDENT_REQUIRED, PET, {**PET, "dependentRequired": {"name": ["age"]}}),
    Narrowing(
        _S.DEPENDENT_SCHEMA, PET, {**PET, "dependentSchemas": {"name": {"required": ["age"]}}}
    ),
    Narrowing(
        _S.CONDITION,
        _object(**_KINDS),
        {
            **_object(**_KINDS),
            "if": {"properties": {"kind": {"const": "a"}}, "required": ["kind"]},
            "then": {"required": ["note"]},
        },
    ),
)


class Place(NamedTuple):
    """Where the schema that changes stands: what is around it, the way there, and the tokens."""

    name: str
    around: Callable[[JsonObject], JsonObject]
    steps: tuple[tuple[StepKind, str, tuple[str | int, ...]], ...]
    tokens: tuple[str | int, ...]

    def trail(self, base: Document, head: Document) -> Trail:
        """The Trail from the root of both documents."""
        here, there = root(base), root(head)
        trail = Trail()
        for kind, key, tokens in self.steps:
            here, there = (base.resolve(here).child(*tokens), head.resolve(there).child(*tokens))
            trail = trail.then(Step(kind, (here,), (there,), key, key))
        return trail


def root(document: Document) -> Node:
    """The schema that a Slot holds."""
    return document.node("/components/schemas/Root")


def _nested(schema: JsonObject) -> JsonObject:
    inner: JsonObject = {"type": "object", "required": ["list"], "properties": {"list": schema}}
    return {"type": "array", "minItems": 1, "items": inner}


PLACES = (
    Place("root", lambda schema: schema, (), ()),
    Place(
        "property",
        lambda s: {"type": "object", "required": ["id"], "properties": {"id": TEXT, "it": s}},
        ((StepKind.PROPERTY, "it", ("properties", "it")),),
        ("it",),
    ),
    Place(
        "property of items",
        _nested,
        ((StepKind.ITEMS, "", ("items",)), (StepKind.PROPERTY, "list", ("properties", "list"))),
        (0, "list"),
    ),
    Place(
        "branch",
        lambda s: {"oneOf": [{"type": "boolean"}, {**_object(it=s), "required": ["it"]}]},
        (
            (StepKind.BRANCH, "1", ("oneOf", 1)),
            (StepKind.PROPERTY, "it", ("properties", "it")),
        ),
        ("it",),
    ),
    Place(
        "recursive component",
        lambda s: {
            "type": "object",
            "required": ["it", "next"],
            "properties": {
                "it": s,
                "next": {"type": "array", "items": {"$ref": "#/components/schemas/Root"}},
            },
        },
        ((StepKind.PROPERTY, "it", ("properties", "it")),),
        ("it",),
    ),
    Place(
        "map",
        lambda s: {"type": "object", "additionalProperties": s},
        ((StepKind.ADDITIONAL, "", ("additionalProperties",)),),
        ("key",),
    ),
)
