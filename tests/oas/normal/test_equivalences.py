"""Schemas that say the same in other words are the same, and documents of them have one digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.direction import Direction
from oas.document import SpecVersion
from oas.normal.digest import semantic_digest
from oas.normal.normals import Normals
from oas.normal.sameness import Sameness
from tests.oas.normal.schemas import one, site

if TYPE_CHECKING:
    from oas.document import Document
    from oas.json_value import JsonObject

OLD, NEW = SpecVersion.V3_0, SpecVersion.V3_1
TEXT: JsonObject = {"type": "string"}
WHOLE: JsonObject = {"type": "integer"}
EVERYTHING, NOTHING = True, False
NULL: JsonObject = {"type": "null"}
CAT: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"const": "cat"}, "lives": WHOLE},
}
DOG: JsonObject = {
    "type": "object",
    "required": ["kind"],
    "properties": {"kind": {"enum": ["dog", "wolf"]}, "name": TEXT},
}
TREE: JsonObject = {
    "type": "object",
    "properties": {"left": {"$ref": "#/components/schemas/It"}, "name": TEXT},
}
ROW: JsonObject = {"type": "object", "additionalProperties": False}


def ref(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


# By what is equal: the spellings of it, each in 3.1 unless a version stands before it.
SPELLINGS: dict[str, list[Document]] = {
    "null beside a type": [
        one({"type": "string", "nullable": True, "maxLength": 3}, OLD),
        one({"type": ["string", "null"], "maxLength": 3}),
        one({"type": ["null", "string"], "maxLength": 3}),
        one({"anyOf": [{"type": "string", "maxLength": 3}, NULL]}),
        one({"oneOf": [NULL, {"type": "string", "maxLength": 3}]}),
        one({"anyOf": [{"type": "string", "maxLength": 3}, {"const": None}]}),
        one({"anyOf": [{"type": "string", "maxLength": 3}, {"enum": [None]}]}),
        one({"type": ["string", "null"], "anyOf": [{"maxLength": 3}, NULL]}),
        one({"anyOf": [ref("Text"), NULL]}, Text={"type": "string", "maxLength": 3}),
        one({"oneOf": [ref("Text"), ref("Nil")]}, Text={"type": "string", "maxLength": 3}, Nil=NULL),
    ],
    "null in an enum": [
        one({"type": "string", "nullable": True, "enum": ["a", None]}, OLD),
        one({"type": ["string", "null"], "enum": [None, "a"]}),
        one({"enum": ["a", None]}),
        one({"oneOf": [{"const": "a"}, {"const": None}]}),
        one({"oneOf": [{"type": "string", "enum": ["a"]}, NULL]}),
    ],
    "an enum of 3.0 that does not list null refuses it": [
        one({"type": "string", "nullable": True, "enum": ["a"]}, OLD),
        one({"type": "string", "enum": ["a"]}, OLD),
        one({"const": "a"}),
    ],
    "nullable without a type means nothing": [
        one({"nullable": True, "allOf": [TEXT]}, OLD),
        one(TEXT, OLD),
    ],
    "nullable means nothing in 3.1": [one({"type": "string", "nullable": True}), one(TEXT)],
    "a schema without a type accepts null in 3.0 too": [one({"maxLength": 2}, OLD), one({"maxLength": 2})],
    "a reference and what it names": [
        one(ref("Text"), Text=TEXT),
        one(ref("Other"), Other=ref("Text"), Text=TEXT),
        one(TEXT),
        one({"allOf": [ref("Text")]}, Text=TEXT),
        one({**ref("Text"), "description": "A text"}, Text=TEXT),
    ],
    "a reference of 3.0 replaces what stands beside it": [
        one({**ref("Text"), "maxLength": 3}, OLD, Text=TEXT),
        one(TEXT, OLD),
    ],
    "what stands beside a reference of 3.1 holds too": [
        one({**ref("Text"), "maxLength": 3}, Text=TEXT),
        one({"type": "string", "maxLength": 3}),
    ],
    "references below": [
        one({"type": "array", "items": ref("Row")}, Row=ROW),
        one({"type": "array", "items": ROW}),
        one({"type": "array", "items": ref("Line")}, Line=ROW),
    ],
    "allOf that is nothing but a wrap": [one(CAT), one({"allOf": [CAT]}), one({"allOf": [{"allOf": [CAT]}]})],
    "allOf that can be split": [
        one({"type": "object", "properties": {"a": TEXT, "b": WHOLE}, "required": ["b", "a"]}),
        one({"allOf": [ref("A"), {"properties": {"b": WHOLE}, "required": ["b"]}]},
            A={"type": "object", "properties": {"a": TEXT}, "required": ["a"]}),
        one({"properties": {"a": TEXT}, "allOf": [{"type": "object"}, {"properties": {"b": WHOLE}},
                                                   {"required": ["a", "b"]}]}),
    ],
    "a property that two declare": [
        one({"allOf": [{"properties": {"a": TEXT}}, {"properties": {"a": {"maxLength": 3}}}]}),
        one({"properties": {"a": {"type": "string", "maxLength": 3}}}),
    ],
    "a closed schema and one that declares another name": [
        one({"allOf": [{"properties": {"a": TEXT}, "additionalProperties": False},
                       {"properties": {"b": TEXT}}]}),
        one({"properties": {"a": TEXT, "b": False}, "additionalProperties": False}),
    ],
    "const and enum of one": [one({"const": "a"}), one({"enum": ["a"]}), one({"type": "string", "enum": ["a", "a"]})],
    "order of sets": [
        one({"type": ["string", "integer"], "enum": ["a", 1, "b"]}),
        one({"type": ["integer", "string"], "enum": ["b", "a", 1]}),
    ],
    "order of required": [one({"required": ["a", "b"]}), one({"required": ["b", "a"]})],
    "values out of the type": [one({"type": "integer", "enum": [1, "a", 1.5]}), one({"enum": [1]})],
    "values out of the limits": [one({"enum": [1, 5, "a"], "maximum": 3}), one({"enum": ["a", 1]})],
    "both truth values": [one({"type": "boolean"}), one({"enum": [False, True]}), one({"oneOf": [{"const": True}, {"const": False}]})],
    "one number, however it is written": [
        one({"enum": [1, 10**23, 2**53 + 2, -(10**18)]}),
        one({"enum": [1.0, 1e23, float(2**53 + 2), -1e18]}),
    ],
    "limits, however they are written": [one({"type": "number", "minimum": 1}), one({"type": "number", "minimum": 1.0})],
    "oneOf of other types": [
        one({"oneOf": [{"type": "string", "maxLength": 3}, WHOLE]}),
        one({"anyOf": [WHOLE, {"type": "string", "maxLength": 3}]}),
        one({"type": ["string", "integer"], "maxLength": 3}),
    ],
    "oneOf of values": [
        one({"oneOf": [{"const": "a", "title": "A"}, {"const": "b"}]}),
        one({"anyOf": [{"enum": ["b"]}, {"const": "a"}]}),
        one({"enum": ["a", "b"]}),
    ],
    "oneOf that a property tells apart": [
        one({"oneOf": [CAT, DOG]}),
        one({"anyOf": [DOG, CAT]}),
        one({"oneOf": [ref("Dog"), ref("Cat")]}, Cat=CAT, Dog=DOG),
        one({"type": "object", "oneOf": [CAT, DOG]}),
    ],
    "oneOf that a property of all tells apart": [
        one({"type": "object", "required": ["k"],
             "oneOf": [{"properties": {"k": {"const": 1}}}, {"properties": {"k": {"const": 2}}}]}),
        one({"type": "object", "required": ["k"],
             "anyOf": [{"properties": {"k": {"const": 1}}}, {"properties": {"k": {"const": 2}}}]}),
    ],
    "oneOf of numbers apart": [
        one({"oneOf": [{"type": "number", "maximum": 1}, {"type": "number", "exclusiveMinimum": 1}]}),
        one({"anyOf": [{"type": "number", "exclusiveMinimum": 1}, {"type": "number", "maximum": 1}]}),
    ],
    "oneOf of objects of which one is closed": [
        one({"oneOf": [{**ROW, "properties": {"a": TEXT}}, {"type": "object", "required": ["b"]}]}),
        one({"anyOf": [{**ROW, "properties": {"a": TEXT}}, {"type": "object", "required": ["b"]}]}),
    ],
    "a union in a union": [
        one({"anyOf": [CAT, {"anyOf": [DOG, ROW]}]}),
        one({"anyOf": [CAT, DOG, ROW]}),
    ],
    "a union of one": [one({"anyOf": [CAT]}), one({"oneOf": [CAT]}), one(CAT)],
    "a branch twice": [one({"anyOf": [CAT, CAT, ROW]}), one({"anyOf": [CAT, ROW]})],
    "a branch that allows everything": [one({"type": "object", "anyOf": [CAT, {}]}), one({"type": "object"})],
    "a branch that cannot hold": [one({"type": "object", "anyOf": [CAT, TEXT]}), one(CAT)],
    "the type beside branches or in them": [
        one({"type": "object", "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}),
        one({"anyOf": [{"type": "object", "required": ["a"]}, {"type": "object", "required": ["b"]}]}),
    ],
    "exclusive limits of 3.0 and 3.1": [
        one({"type": "number", "minimum": 1, "exclusiveMinimum": True, "maximum": 2, "exclusiveMaximum": False}, OLD),
        one({"type": "number", "exclusiveMinimum": 1, "maximum": 2}),
    ],
    "limits of whole numbers": [
        one({"type": "integer", "exclusiveMinimum": 0, "maximum": 9.5}),
        one({"type": "integer", "minimum": 1, "maximum": 9}),
        one({"type": "number", "multipleOf": 1, "minimum": 0.5, "exclusiveMaximum": 10}),
    ],
    "the tightest limit": [
        one({"allOf": [{"type": "number", "minimum": 1}, {"minimum": 3}, {"exclusiveMinimum": 2}]}),
        one({"type": "number", "minimum": 3}),
    ],
    "multiples of two numbers": [one({"allOf": [{"multipleOf": 4}, {"multipleOf": 6}]}), one({"multipleOf": 12})],
    "what the specification gives by itself": [
        one({"type": "string", "minLength": 0, "deprecated": False, "readOnly": False}),
        one(TEXT),
    ],
    "what it gives to arrays": [
        one({"type": "array", "minItems": 0, "uniqueItems": False, "items": {}}),
        one({"type": "array", "items": True}),
        one({"type": "array", "items": {"description": "Anything"}}),
    ],
    "what it gives to objects": [
        one({"type": "object", "required": [], "minProperties": 0, "additionalProperties": True}),
        one({"type": "object", "additionalProperties": {}}),
        one({"type": "object", "properties": {}}),
    ],
    "facets of other types": [
        one({"type": "integer", "maxLength": 3, "required": ["a"], "items": TEXT}),
        one(WHOLE),
    ],
    "recursion that is unrolled": [
        one(TREE),
        one({**TREE, "properties": {"left": TREE, "name": TEXT}}),
        one({**TREE, "properties": {"left": ref("Tree"), "name": TEXT}},
            Tree={**TREE, "properties": {"left": ref("Tree"), "name": TEXT}}),
        one({**TREE, "properties": {"left": ref("A"), "name": TEXT}},
            A={**TREE, "properties": {"left": ref("B"), "name": TEXT}},
            B={**TREE, "properties": {"left": ref("A"), "name": ref("Text")}}, Text=TEXT),
    ],
    "unevaluatedProperties that sees through allOf": [
        one({"allOf": [{"properties": {"a": TEXT}}], "properties": {"b": TEXT}, "unevaluatedProperties": False}),
        one({"properties": {"a": TEXT, "b": TEXT}, "additionalProperties": False}),
    ],
    "unevaluatedItems that sees through allOf": [
        one({"allOf": [{"prefixItems": [TEXT]}], "unevaluatedItems": False}),
        one({"prefixItems": [TEXT], "items": False}),
    ],
    "dependencies of draft 7": [
        one({"dependencies": {"a": ["b"], "c": {"required": ["d"]}}}),
        one({"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"c": {"required": ["d"]}}}),
    ],
    "a dynamic reference with one target": [
        one({"items": {"$dynamicRef": "#node"}, "$dynamicAnchor": "node"}),
        one({"items": ref("It")}),
    ],
    "the schema that allows everything": [one(EVERYTHING), one({}), one({"title": "Any"}), one({"not": False})],
    "the schema that allows nothing": [
        one(NOTHING), one({"not": {}}), one({"allOf": [TEXT, WHOLE]}), one({"type": "string", "enum": [1]}),
        one({"type": "integer", "minimum": 3, "maximum": 2}), one({"enum": []}),
    ],
    "a type that is refused": [
        one({"not": {"type": ["string", "null", "array"]}}),
        one({"type": ["boolean", "number", "object"]}),
    ],
    "a condition that decides nothing": [
        one({"type": "object", "if": {"required": ["a"]}}),
        one({"type": "object", "then": {"required": ["b"]}}),
        one({"type": "object"}),
    ],
    "a condition that is decided": [
        one({"type": "object", "if": {"type": "object"}, "then": {"required": ["a"]}}),
        one({"type": "object", "if": TEXT, "else": {"required": ["a"]}}),
        one({"type": "object", "required": ["a"]}),
    ],
    "texts and extensions": [
        one({"type": "string", "title": "T", "description": "d", "examples": ["a"], "x-a": 1, "$comment": "c"}),
        one({"type": "string", "externalDocs": {"url": "/"}, "example": "b"}),
    ],
    "definitions that nobody uses": [
        one({"type": "string", "$defs": {"A": WHOLE}, "$id": "a", "$anchor": "b"}), one(TEXT, Unused=WHOLE),
    ],
}  # fmt: skip
PAIRS = [
    pytest.param(spellings[0], other, id=f"{name} {number}")
    for name, spellings in SPELLINGS.items()
    for number, other in enumerate(spellings[1:], start=1)
]


@pytest.mark.parametrize(("first", "other"), PAIRS)
def test_what_is_said_in_other_words_is_the_same(first: Document, other: Document) -> None:
    sameness = Sameness(Normals(first), Normals(other))
    for direction in Direction:
        assert sameness.same(site(first), site(other), direction)


@pytest.mark.parametrize(("first", "other"), PAIRS)
def test_documents_in_other_words_have_the_same_digest(first: Document, other: Document) -> None:
    assert semantic_digest(first) == semantic_digest(other)
