"""Edits of unions, of what is refused, of conditions and of what nobody understands."""

from __future__ import annotations

from tests.oas.compare.schemas.cases.building import (
    INTEGER,
    STRING,
    Case,
    array,
    both_ways,
    case,
    ref,
    text,
    thing,
)

UNIONS: tuple[Case, ...] = (
    *both_ways(
        {"oneOf": [ref("Cat"), ref("Dog")]},
        {"oneOf": [ref("Dog"), ref("Cow"), ref("Cat")]},
        "branch added widened",
        "branch removed narrowed",
    ),
    case({"oneOf": [ref("Cat"), ref("Dog")]}, {"anyOf": [ref("Dog"), ref("Cat")]}),
    *both_ways(
        ref("Cat"),
        {"oneOf": [ref("Dog"), ref("Cat")]},
        "branch added widened",
        "branch removed narrowed",
    ),
    case(ref("Cat"), {"allOf": [ref("Cat")]}),
    case(ref("Cat"), {"anyOf": [ref("Cat")]}),
    case(ref("Cat"), ref("Dog"), "schema changed moved"),
    case({"anyOf": [ref("Cat"), ref("Cat")]}, ref("Cat")),
    *both_ways(
        {"anyOf": [thing(a=STRING), thing(b=STRING)]},
        {"oneOf": [thing(a=STRING), thing(b=STRING)]},
        "union narrowed narrowed",
        "union widened widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, a=STRING),
        "union narrowed narrowed",
        "union widened widened",
    ),
    case(
        thing(more={"anyOf": [{"required": ["a"]}]}, a=STRING),
        thing("a", a=STRING),
    ),
    # What another branch allows as well is not lost.
    case({"anyOf": [thing(a=STRING), thing("a", a=STRING)]}, thing(a=STRING)),
    case(
        {"anyOf": [thing("a", a=STRING), thing("b", b=STRING)]},
        {"anyOf": [thing("b", b=STRING), thing("a", a=INTEGER)]},
        "type changed moved",
    ),
    case(
        {"anyOf": [ref("Cat"), ref("Dog")]},
        {"anyOf": [ref("Dog"), array(items=ref("Cat"))]},
        "branch removed narrowed",
        "type widened widened",
    ),
    case(
        {"anyOf": [STRING, thing(a=STRING)]},
        {"anyOf": [thing(a=STRING)]},
        "type narrowed narrowed",
    ),
)

LOGIC: tuple[Case, ...] = (
    *both_ways(
        STRING, {**STRING, "not": {"maxLength": 3}}, "not narrowed narrowed", "not widened widened"
    ),
    *both_ways(
        {"not": {"enum": ["a"]}},
        {"not": {"enum": ["a", "b"]}},
        "not narrowed narrowed",
        "not widened widened",
    ),
    *both_ways(
        {**STRING, "not": {"minLength": 5}},
        {**STRING, "not": {"minLength": 3}},
        "not narrowed narrowed",
        "not widened widened",
    ),
    *both_ways(
        thing(a=STRING),
        thing(more={"if": {"required": ["a"]}, "then": {"required": ["b"]}}, a=STRING),
        "condition narrowed narrowed",
        "condition widened widened",
    ),
    *both_ways(
        thing(more={"if": {"required": ["a"]}, "then": {"required": ["b"]}}, a=STRING),
        thing(more={"if": {"required": ["a"]}, "then": {"required": ["b", "c"]}}, a=STRING),
        "property became-required narrowed",
        "property became-optional widened",
    ),
    *both_ways(
        thing(more={"if": {"required": ["a"]}, "then": {"required": ["b"]}}),
        thing(
            more={
                "if": {"required": ["a"]},
                "then": {"required": ["b"]},
                "else": {"required": ["c"]},
            }
        ),
        "condition narrowed narrowed",
        "condition widened widened",
    ),
    case(
        thing(more={"if": {"required": ["a"]}, "then": {"required": ["b"]}}),
        thing(more={"if": {"required": ["z"]}, "then": {"required": ["b"]}}),
        "condition changed undecided",
    ),
    case(thing(a=STRING), thing(more={"if": {"required": ["a"]}}, a=STRING)),
    case(text(frobnicate=1), text(frobnicate=2), "unknown-keyword changed undecided"),
    case(text(frobnicate={"a": 1, "b": 2}), text(frobnicate={"b": 2, "a": 1})),
)

# Nobody knows what these do to the values; a witness, or a proof of one half, may tell more.
OPEN: tuple[Case, ...] = (
    case(
        array(contains=STRING, maxContains=2),
        array(contains=INTEGER),
        "contains changed narrowed",
        "contains widened widened",
    ),
    case(STRING, text(frobnicate=1), "unknown-keyword added undecided"),
    case(text(frobnicate=1), STRING, "unknown-keyword removed widened"),
    case(
        array(contains=STRING, maxContains=2),
        array(contains=INTEGER, maxContains=2),
        "contains changed narrowed",
    ),
    case(text(pattern="^a"), text(pattern="^b"), "pattern changed narrowed"),
    case(text(pattern="^[a-z]+$"), text(pattern="^[a-z0-9]+$"), "pattern changed undecided"),
)
