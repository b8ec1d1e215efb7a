from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.contracts import changes, names, operation

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
TEXTS: JsonObject = {"type": "array", "items": TEXT}
THING: JsonObject = {"type": "object", "properties": {"a": TEXT}}


def takes(
    schema: Json = TEXT, where: str = "query", name: str = "q", /, **more: Json
) -> JsonObject:
    """An operation with one parameter."""
    return operation(parameters=[{"name": name, "in": where, "schema": schema, **more}])


@pytest.mark.parametrize(
    ("schema", "where", "fields"),
    [
        (TEXTS, "query", {"style": "form"}),
        (TEXTS, "query", {"explode": True}),
        (TEXTS, "header", {"style": "simple"}),
        (TEXTS, "header", {"explode": False}),
        (TEXTS, "header", {"explode": True}),
        (TEXT, "query", {"explode": False}),
        ({"anyOf": [TEXT, {"type": "integer"}]}, "query", {"explode": False}),
        (THING, "query", {"required": False, "deprecated": False, "allowReserved": False}),
    ],
)
def test_what_is_the_default_or_makes_no_difference_is_no_change(
    schema: JsonObject, where: str, fields: JsonObject
) -> None:
    assert changes(takes(schema, where), takes(schema, where, **fields)) == ()


@pytest.mark.parametrize(
    ("schema", "where", "fields", "name"),
    [
        (TEXTS, "query", {"explode": False}, "explode"),
        (THING, "header", {"explode": True}, "explode"),
        ({}, "query", {"explode": False}, "explode"),
        (THING, "query", {"style": "deepObject"}, "style"),
    ],
)
def test_another_text_on_the_wire_is_a_change_of_serialization(
    schema: JsonObject, where: str, fields: JsonObject, name: str
) -> None:
    [change] = changes(takes(schema, where), takes(schema, where, **fields))
    assert (change.subject, change.edit, change.name) == ("serialization", "changed", name)
    assert change.effect == "moved"


def test_a_style_with_an_explode_of_its_own_is_two_edits() -> None:
    head = takes(TEXTS, style="spaceDelimited", explode=False)
    assert names(takes(TEXTS), head) == [
        "serialization changed style",
        "serialization changed explode",
    ]


def test_a_media_type_in_place_of_a_schema_is_another_form() -> None:
    content: JsonObject = {
        "name": "q",
        "in": "query",
        "content": {"application/json": {"schema": TEXT}},
    }
    [change] = changes(takes(), operation(parameters=[content]))
    assert (change.name, change.before, change.after) == ("content", "form", "application/json")
    assert change.pointer_before == "/paths/~1things/post/parameters/0/schema"
    assert change.pointer_after == "/paths/~1things/post/parameters/0/content"


def test_another_media_type_is_another_form() -> None:
    base, head = (
        operation(parameters=[{"name": "q", "in": "query", "content": {name: {"schema": TEXT}}}])
        for name in ("application/json", "application/xml")
    )
    assert names(base, head) == ["serialization changed content"]


def test_names_of_headers_are_written_in_any_case_and_others_are_not() -> None:
    assert changes(takes(TEXT, "header", "X-A"), takes(TEXT, "header", "x-a")) == ()
    assert names(takes(TEXT, "query", "A"), takes(TEXT, "query", "a")) == [
        "parameter removed A",
        "parameter added a",
    ]


def test_a_parameter_in_another_place_is_another_parameter() -> None:
    assert names(takes(TEXT, "query"), takes(TEXT, "header")) == [
        "parameter removed q",
        "parameter added q",
    ]


def test_the_order_of_parameters_is_nothing() -> None:
    one: JsonObject = {"name": "a", "in": "query", "schema": TEXT}
    two: JsonObject = {"name": "b", "in": "query", "schema": TEXT}
    assert changes(operation(parameters=[one, two]), operation(parameters=[two, one])) == ()


def test_a_parameter_that_is_gone_says_what_was_said_of_its_end() -> None:
    base = takes(deprecated=True, **{"x-sunset": "2026-01-01"})
    [change] = changes(base, operation())
    assert change.before == {"deprecated": True, "sunset": "2026-01-01"}


def test_a_number_is_a_text_on_the_wire() -> None:
    [change] = changes(takes({"type": "integer"}), takes(TEXT))
    assert (change.subject, change.edit, change.effect) == ("type", "widened", "widened")


def test_a_sunset_that_comes_with_the_deprecation_is_part_of_it() -> None:
    head = operation(deprecated=True, **{"x-sunset": "2027-01-01"})
    [change] = changes(operation(), head)
    assert (change.subject, change.after) == ("deprecation", {"sunset": "2027-01-01"})
    assert names(operation(deprecated=True), head) == ["sunset added x-sunset"]


def test_an_example_that_many_use_is_one_change() -> None:
    def shown(value: str) -> JsonObject:
        reference: JsonObject = {"one": {"$ref": "#/components/examples/One"}}
        parameters: list[Json] = [
            {"name": n, "in": "query", "schema": TEXT, "examples": reference} for n in "ab"
        ]
        components: JsonObject = {"examples": {"One": {"value": value}}}
        return {**operation(parameters=parameters), "components": components}

    [change] = changes(shown("a"), shown("b"))
    assert (change.name, change.pointer_after) == ("examples", "/components/examples/One")
    assert [use.place for use in change.uses] == ["query parameter a", "query parameter b"]
