"""Where a Change stands: pointers that can be looked up, and words for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.compare.space import CELLS, Cell
from tests.oas.compare.schemas.cases.building import (
    ANYTHING,
    COMPONENTS,
    INTEGER,
    NOTHING,
    STRING,
    array,
    case,
    closed,
    number,
    ref,
    text,
    thing,
)
from tests.oas.compare.schemas.cases.table import ALL
from tests.oas.compare.schemas.meetings import REQUEST, RESPONSE, Meeting, compared, document

if TYPE_CHECKING:
    from oas.compare.change import Change
    from oas.direction import Direction
    from oas.json_value import Json, JsonObject
    from tests.oas.compare.schemas.cases.building import Case

PLACE = "/paths/~1things/post/requestBody/content/application~1json/schema"


def only(base: Json, head: Json) -> Change:
    """The one Change between two schemas."""
    (change,) = Meeting(base, head, COMPONENTS).changes(REQUEST)
    return change


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_each_pointer_leads_somewhere_on_its_own_side(case: Case, direction: Direction) -> None:
    base, head = document(case.base, COMPONENTS), document(case.head, COMPONENTS)
    for change in compared(base, head, direction):
        assert base.node(change.pointer_before).pointer
        assert head.node(change.pointer_after).pointer
        assert Cell(change.subject, change.edit, change.direction) in CELLS


@pytest.mark.parametrize(
    ("one", "before", "after"),
    [
        (case(STRING, text(maxLength=3)), "", "/maxLength"),
        (case(text(maxLength=3), STRING), "/maxLength", ""),
        (case(thing(a=STRING), thing(a=STRING, b=STRING)), "/properties", "/properties/b"),
        (case(thing(a=STRING, b=STRING), thing(a=STRING)), "/properties/b", "/properties"),
        (case(thing(a=STRING), thing("a", a=STRING)), "", "/required/0"),
        (case(text(enum=["a", "b"]), text(enum=["b"])), "/enum/0", "/enum"),
        (case(text(enum=["a"]), text(enum=["b", "a"])), "/enum", "/enum/0"),
        (case({"type": "number", "minimum": 1}, {"type": "number"}), "/minimum", ""),
        (
            case({"type": "number", "minimum": 1}, {"type": "number", "exclusiveMinimum": 1}),
            "/minimum",
            "/exclusiveMinimum",
        ),
        (case(array(items=STRING), array(items=INTEGER)), "/items/type", "/items/type"),
        (
            case({"oneOf": [ref("Cat")]}, {"oneOf": [ref("Cat"), ref("Dog")]}),
            "/oneOf",
            "/oneOf/1",
        ),
        (case(ref("Cat"), ref("Dog")), "", ""),
        (case(thing(a=STRING), closed(a=STRING)), "", "/additionalProperties"),
        (case(thing(a=ANYTHING), thing(a=STRING)), "/properties/a", "/properties/a/type"),
    ],
)
def test_the_pointers_name_what_was_edited(one: Case, before: str, after: str) -> None:
    found = Meeting(one.base, one.head, COMPONENTS).changes(REQUEST)
    assert (before, after) in [
        (change.pointer_before.removeprefix(PLACE), change.pointer_after.removeprefix(PLACE))
        for change in found
    ]


def test_a_value_that_names_a_branch_stands_in_the_mapping() -> None:
    plain: Json = {"oneOf": [ref("Cat"), ref("Dog")], "discriminator": {"propertyName": "kind"}}
    mapped: Json = {
        "oneOf": [ref("Cat"), ref("Dog")],
        "discriminator": {"propertyName": "kind", "mapping": {"d": "#/components/schemas/Dog"}},
    }
    came, went = only(plain, mapped), only(mapped, plain)
    assert came.pointer_before == f"{PLACE}/discriminator"
    assert came.pointer_after == f"{PLACE}/discriminator/mapping/d"
    assert (went.pointer_before, went.pointer_after) == (came.pointer_after, came.pointer_before)


def test_what_a_component_lacks_is_missed_in_the_component() -> None:
    old: JsonObject = {
        "Name": text(maxLength=3),
        "Both": {"allOf": [ref("Name"), {"title": "Both"}]},
    }
    new = old | {"Name": STRING}
    (change,) = Meeting(ref("Both"), ref("Both"), old, new).changes(REQUEST)
    assert change.pointer_before == "/components/schemas/Name/maxLength"
    assert change.pointer_after == "/components/schemas/Name"


@pytest.mark.parametrize(
    ("base", "head", "words"),
    [
        (STRING, INTEGER, ""),
        (thing(a=STRING), thing(a=INTEGER), "the property 'a'"),
        (thing(a=array(items=STRING)), thing(a=array(items=INTEGER)), "items of the property 'a'"),
        (thing(a=thing()), thing(a=thing(b=STRING)), "the property 'a'"),
        (
            thing(more={"additionalProperties": STRING}),
            thing(more={"additionalProperties": INTEGER}),
            "additional properties",
        ),
        (
            array(prefixItems=[STRING, STRING]),
            array(prefixItems=[STRING, INTEGER]),
            "item 2",
        ),
        (
            thing(more={"patternProperties": {"^x": STRING}}),
            thing(more={"patternProperties": {"^x": INTEGER}}),
            "properties that match '^x'",
        ),
        (
            thing(more={"propertyNames": {"maxLength": 2}}),
            thing(more={"propertyNames": {"maxLength": 3}}),
            "names of properties",
        ),
        (thing(a=STRING), thing(a=NOTHING), "the property 'a'"),
        ({"allOf": [thing(a=STRING)]}, {"allOf": [thing(a=INTEGER)]}, "the property 'a'"),
        (
            {"oneOf": [thing("a", a={"const": 1}), thing("a", a={"const": 2}, b=STRING)]},
            {"oneOf": [thing("a", a={"const": 1}), thing("a", a={"const": 2}, b=INTEGER)]},
            "the property 'b' of branch 2",
        ),
    ],
)
def test_words_say_where_in_a_schema_it_is(base: Json, head: Json, words: str) -> None:
    assert only(base, head).within == words


def test_words_begin_at_the_component() -> None:
    old: JsonObject = {"It": thing(a=STRING)}
    new: JsonObject = {"It": thing(a=INTEGER)}
    (change,) = Meeting(array(items=ref("It")), array(items=ref("It")), old, new).changes(REQUEST)
    assert change.within == "the property 'a'"


def test_words_show_what_cannot_be_printed() -> None:
    assert (
        only(
            {"type": "object", "properties": {"\u202eevil": STRING}},
            {"type": "object", "properties": {"\u202eevil": INTEGER}},
        ).within
        == "the property '\\u{202e}evil'"
    )


@pytest.mark.parametrize(
    ("base", "head", "name", "before", "after"),
    [
        (text(maxLength=3), text(maxLength=2), "maxLength", 3, 2),
        (STRING, text(pattern="^a"), "^a", None, "^a"),
        (number(minimum=1), number(minimum=2), "minimum", 1, 2),
        (number(minimum=1), number(exclusiveMinimum=2), "minimum", 1, 2),
        (number(minimum=1), number(exclusiveMinimum=1), "exclusiveMinimum", None, 1),
        (number(exclusiveMaximum=1), number(maximum=1), "exclusiveMaximum", 1, None),
        (number(maximum=1), number(), "maximum", 1, None),
        (text(enum=["a"]), text(enum=["a", "b"]), "b", None, "b"),
        ({"enum": ["a", 1]}, {"enum": ["a"]}, "1", 1, None),
        (STRING, INTEGER, "", "string", "integer"),
        ({"type": ["string", "integer"]}, STRING, "", ["integer", "string"], "string"),
        (ref("Cat"), ref("Dog"), "", "Cat", "Dog"),
        (thing(a=STRING), thing("a", a=STRING), "a", None, None),
        (text(title="A"), text(title="B"), "title", "A", "B"),
        ({"type": "integer", "multipleOf": 2}, INTEGER, "multipleOf", 2, None),
    ],
)
def test_name_and_values_are_as_the_contract_has_them(
    base: Json, head: Json, name: str, before: Json, after: Json
) -> None:
    change = only(base, head)
    assert (change.name, change.before, change.after) == (name, before, after)
