"""Edits of what objects must be."""

from __future__ import annotations

from tests.oas.compare.schemas.cases.building import (
    INTEGER,
    STRING,
    Case,
    both_ways,
    case,
    closed,
    text,
    thing,
)

OBJECTS: tuple[Case, ...] = (
    case(thing(a=STRING), thing(a=STRING, b=STRING), "property added none"),
    case(thing(a=STRING, b=STRING), thing(a=STRING), "property removed widened"),
    *both_ways(
        thing(a=STRING),
        thing("b", a=STRING, b=STRING),
        "property added-required narrowed",
        "property removed-required widened",
    ),
    *both_ways(
        closed(a=STRING),
        closed(a=STRING, b=STRING),
        "property added widened",
        "property removed narrowed",
    ),
    *both_ways(
        closed(a=STRING),
        closed("b", a=STRING, b=STRING),
        "property added-required moved",
        "property removed-required moved",
    ),
    *both_ways(
        thing(a=STRING),
        thing("a", a=STRING),
        "property became-required narrowed",
        "property became-optional widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing("b", a=STRING),
        "property became-required narrowed",
        "property became-optional widened",
    ),
    *both_ways(
        thing("b", a=STRING),
        thing("b", a=STRING, b=STRING),
        "property added narrowed",
        "property removed widened",
    ),
    case(
        thing("b", a=STRING),
        thing(a=STRING, b=STRING),
        "property became-optional widened",
        "property added narrowed",
    ),
    case(thing(a=STRING), thing(a=STRING, b=False), "property added none"),
    case(
        thing(more={"additionalProperties": STRING}, a=INTEGER),
        thing(more={"additionalProperties": STRING}, a=INTEGER, b=STRING),
        "property added none",
    ),
    case(
        thing(more={"additionalProperties": STRING}, a=INTEGER),
        thing(more={"additionalProperties": STRING}, a=INTEGER, b=text(maxLength=3)),
        "property added narrowed",
    ),
    case(
        thing(more={"additionalProperties": STRING}, a=INTEGER),
        thing(more={"additionalProperties": STRING}, a=INTEGER, b={"type": ["string", "integer"]}),
        "property added widened",
    ),
    case(
        thing(more={"additionalProperties": STRING}, a=INTEGER),
        thing(more={"additionalProperties": STRING}, a=INTEGER, b=INTEGER),
        "property added moved",
    ),
    *both_ways(
        thing(a=STRING),
        closed(a=STRING),
        "additional-properties narrowed narrowed",
        "additional-properties widened widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"additionalProperties": STRING}, a=STRING),
        "additional-properties narrowed narrowed",
        "additional-properties widened widened",
    ),
    *both_ways(
        closed(a=STRING),
        thing(more={"additionalProperties": STRING}, a=STRING),
        "additional-properties widened widened",
        "additional-properties narrowed narrowed",
    ),
    case(
        thing(more={"additionalProperties": STRING}),
        thing(more={"additionalProperties": INTEGER}),
        "type changed moved",
    ),
    case(thing(a=STRING), thing(more={"additionalProperties": True}, a=STRING)),
    *both_ways(
        thing(a=STRING),
        thing(more={"patternProperties": {"^x-": STRING}}, a=STRING),
        "pattern-property added narrowed",
        "pattern-property removed widened",
    ),
    *both_ways(
        closed(a=STRING),
        closed(a=STRING) | {"patternProperties": {"^x-": STRING}},
        "pattern-property added widened",
        "pattern-property removed narrowed",
    ),
    case(
        thing(more={"patternProperties": {"^x-": STRING}}),
        thing(more={"patternProperties": {"^x-": INTEGER}}),
        "type changed moved",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"propertyNames": {"maxLength": 3}}, a=STRING),
        "property-names narrowed narrowed",
        "property-names widened widened",
    ),
    *both_ways(
        thing(more={"propertyNames": {"maxLength": 4}}),
        thing(more={"propertyNames": {"maxLength": 3}}),
        "string-length narrowed narrowed",
        "string-length widened widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"minProperties": 1}, a=STRING),
        "property-count narrowed narrowed",
        "property-count widened widened",
    ),
    *both_ways(
        thing(more={"maxProperties": 3}, a=STRING),
        thing(more={"maxProperties": 2}, a=STRING),
        "property-count narrowed narrowed",
        "property-count widened widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"dependentRequired": {"a": ["b"]}}, a=STRING),
        "dependent-required narrowed narrowed",
        "dependent-required widened widened",
    ),
    case(
        thing(more={"dependentRequired": {"a": ["b"]}}, a=STRING),
        thing(more={"dependentRequired": {"a": ["c"]}}, a=STRING),
        "dependent-required changed moved",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"dependentSchemas": {"a": {"required": ["b"]}}}, a=STRING),
        "dependent-schema added narrowed",
        "dependent-schema removed widened",
    ),
    *both_ways(
        thing(more={"dependentSchemas": {"a": {"required": ["b"]}}}, a=STRING),
        thing(more={"dependentSchemas": {"a": {"required": ["b", "c"]}}}, a=STRING),
        "property became-required narrowed",
        "property became-optional widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"unevaluatedProperties": False}, a=STRING),
        "additional-properties narrowed narrowed",
        "additional-properties widened widened",
    ),
    case(thing(a=thing(b=STRING)), thing(a=STRING), "type changed moved"),
    case(
        thing(a=STRING, b=STRING, c=STRING),
        thing("d", d=STRING, e=STRING, f=STRING),
        "schema changed moved",
    ),
    case({}, thing("a", a=STRING), "null removed narrowed", "schema changed narrowed"),
    case(thing("a", a=STRING), {}, "null added widened", "schema changed widened"),
)
