"""What counts in one direction only, and what is said of both: access, discriminators, text, titles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from oas.compare.change import Slot, Use
from oas.compare.options import Options
from oas.compare.schemas import SchemaComparison
from oas.compare.space import Subject
from oas.normal.normals import Normals
from oas.witness.witnesses import Witnesses
from tests.oas.compare.schemas.cases.building import (
    COMPONENTS,
    INTEGER,
    STRING,
    array,
    closed,
    integer,
    ref,
    text,
    thing,
)
from tests.oas.compare.schemas.meetings import REQUEST, RESPONSE, Meeting, document

if TYPE_CHECKING:
    from oas.direction import Direction
    from oas.json_value import Json, JsonObject

    Told = list[tuple[str, str, str]]

READ_ONLY, WRITE_ONLY = text(readOnly=True), text(writeOnly=True)


@pytest.mark.parametrize(
    ("base", "head", "request_told", "response_told"),
    [
        # The client's word is no longer asked for; what the server sends is as it was.
        (thing(a=STRING), thing(a=READ_ONLY), "added widened", "added none"),
        (thing("a", a=STRING), thing("a", a=READ_ONLY), "added widened", "added none"),
        (thing("a", a=READ_ONLY), thing("a", a=STRING), "removed narrowed", "removed none"),
        (thing(a=READ_ONLY), thing(a=STRING), "removed none", "removed none"),
        # The server no longer sends it.
        (thing("a", a=STRING), thing("a", a=WRITE_ONLY), "added none", "added widened"),
        (thing("a", a=WRITE_ONLY), thing("a", a=STRING), "removed none", "removed narrowed"),
    ],
)
def test_access_that_came_or_went_is_told_and_no_property(
    base: Json, head: Json, request_told: str, response_told: str
) -> None:
    for direction, told in ((REQUEST, request_told), (RESPONSE, response_told)):
        assert Meeting(base, head).told(direction) == [("access", *told.split())]


@pytest.mark.parametrize(
    ("base", "head", "direction"),
    [
        (thing(a=STRING), thing("b", a=STRING, b=READ_ONLY), REQUEST),
        (thing("b", a=STRING, b=READ_ONLY), thing(a=STRING), REQUEST),
        (thing(a=STRING), thing("b", a=STRING, b=WRITE_ONLY), RESPONSE),
        (closed(a=STRING), closed(a=STRING, b=READ_ONLY), REQUEST),
    ],
)
def test_a_property_of_the_other_direction_may_come_and_go(
    base: Json, head: Json, direction: Direction
) -> None:
    assert Meeting(base, head).told(direction) == []
    assert Meeting(base, head).told(direction.turned) != []


def test_access_stands_where_it_is_written() -> None:
    old: JsonObject = {"It": STRING}
    new: JsonObject = {"It": READ_ONLY}
    whole = thing(a=ref("It"))
    (change,) = Meeting(whole, whole, old, new).changes(REQUEST)
    assert change.pointer_after == "/components/schemas/It/readOnly"
    assert change.pointer_before == "/components/schemas/It"


def discriminated(mapping: JsonObject, *names: str, by: str = "kind") -> JsonObject:
    """A union told apart by a property."""
    discriminator: Json = {"propertyName": by, "mapping": mapping}
    return {"oneOf": [ref(name) for name in names], "discriminator": discriminator}


CAT, DOG = "#/components/schemas/Cat", "#/components/schemas/Dog"
PLAIN: JsonObject = {"oneOf": [ref("Cat"), ref("Dog")]}


@pytest.mark.parametrize(
    ("base", "head", "told"),
    [
        (PLAIN, discriminated({}, "Cat", "Dog"), ["discriminator added kind"]),
        (discriminated({}, "Cat", "Dog"), PLAIN, ["discriminator removed kind"]),
        (
            discriminated({}, "Cat", "Dog"),
            discriminated({}, "Cat", "Dog", by="sort"),
            ["discriminator changed sort"],
        ),
        (
            discriminated({"cat": CAT}, "Cat", "Dog"),
            discriminated({"cat": CAT, "dog": DOG}, "Cat", "Dog"),
            ["discriminator-mapping added dog"],
        ),
        (
            discriminated({"cat": CAT, "dog": DOG}, "Cat", "Dog"),
            discriminated({"cat": CAT}, "Cat", "Dog"),
            ["discriminator-mapping removed dog"],
        ),
        (
            discriminated({"cat": CAT}, "Cat", "Dog"),
            discriminated({"cat": DOG}, "Cat", "Dog"),
            ["discriminator-mapping changed cat"],
        ),
        # By its own name a component is known without a mapping (OAS 3.1, section 4.8.25).
        (discriminated({"Cat": CAT}, "Cat"), discriminated({}, "Cat"), []),
        (discriminated({"cat": "Cat"}, "Cat"), discriminated({"cat": CAT}, "Cat"), []),
    ],
)
def test_how_branches_are_told_apart_is_told(base: Json, head: Json, told: list[str]) -> None:
    changes = Meeting(base, head, COMPONENTS).changes(REQUEST)
    assert [f"{c.subject} {c.edit} {c.name}" for c in changes] == told
    assert not any(change.hurts for change in changes)


def test_what_a_new_union_says_itself_is_told() -> None:
    head = {**discriminated({}, "Cat", "Dog"), "description": "Any pet", "deprecated": True}
    told = [
        (c.subject.value, c.edit.value)
        for c in Meeting(ref("Cat"), head, COMPONENTS).changes(REQUEST)
    ]
    assert told == [
        ("documentation", "added"),
        ("deprecation", "added"),
        ("discriminator", "added"),
        ("branch", "added"),
    ]


def test_a_mapping_to_a_component_that_was_renamed_is_the_same() -> None:
    new = {"Feline": COMPONENTS["Cat"], "Dog": COMPONENTS["Dog"]}
    base = discriminated({"cat": CAT}, "Cat", "Dog")
    head = discriminated({"cat": "#/components/schemas/Feline"}, "Feline", "Dog")
    assert Meeting(base, head, COMPONENTS, new).told() == []


def told_as_text(base: Json, head: Json) -> Told:
    """What is told where each value is written as text, as in a query."""
    there, here = document(base), document(head)
    normals = Normals(there), Normals(here)
    comparison = SchemaComparison(*normals, Options(), Witnesses(*normals))
    pointer = "/paths/~1things/post/requestBody/content/application~1json/schema"
    use = Use("POST /things", "query q")
    comparison.add(Slot(use, REQUEST, there.node(pointer), here.node(pointer), is_text=True))
    return [(c.subject.value, c.edit.value, c.effect.value) for c in comparison.changes()]


def test_any_text_is_more_than_the_text_of_a_number() -> None:
    assert told_as_text(INTEGER, STRING) == [("type", "widened", "widened")]
    assert told_as_text(array(items=INTEGER), array(items=STRING)) == [
        ("type", "widened", "widened")
    ]


def test_some_text_is_not() -> None:
    assert told_as_text(INTEGER, text(maxLength=3)) == [("type", "changed", "moved")]
    assert told_as_text(STRING, INTEGER) == [("type", "narrowed", "narrowed")]
    assert Meeting(INTEGER, STRING).told() == [("type", "changed", "moved")]


def test_titles_that_fastapi_makes_up_are_no_change() -> None:
    made = Meeting(thing(a=STRING), thing(a=text(title="A")) | {"title": "Thing"})
    assert made.changes(REQUEST, options=Options(fastapi=True)) == []
    assert [c.subject for c in made.changes(REQUEST)] == [Subject.DOCUMENTATION] * 2
    renamed = Meeting(text(title="A"), text(title="B"))
    assert len(renamed.changes(REQUEST, options=Options(fastapi=True))) == 1


def test_an_older_spelling_is_no_change() -> None:
    pairs: list[tuple[Json, Json]] = [
        (text(nullable=True), {"type": ["string", "null"]}),
        (integer(minimum=3, exclusiveMinimum=True), integer(exclusiveMinimum=3)),
        ({"allOf": [ref("Cat")]}, ref("Cat")),
        ({**ref("Cat"), "description": "is ignored"}, ref("Cat")),
        (text(enum=["a"]), {"const": "a"}),
    ]
    for old, new in pairs:
        spelt = Meeting(old, new, CATS, version="3.0.3", new_version="3.1.1")
        assert spelt.told() == [], json.dumps([old, new])


CATS: JsonObject = {"Cat": thing("kind", kind=text(enum=["cat"]))}
