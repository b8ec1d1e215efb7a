"""What inclusion proves and refutes, held against jsonschema-rs, which decides from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oas.compare.schemas.cases.building import (
    INTEGER,
    NOTHING,
    NUMBER,
    STRING,
    array,
    closed,
    integer,
    number,
    ref,
    text,
    thing,
)
from tests.oas.compare.schemas.generated import pairs, values
from tests.oas.compare.schemas.judging import is_included, is_included_in_one, validator

if TYPE_CHECKING:
    from oas.json_value import Json

ONE_OF_TWO: Json = {"oneOf": [closed("a", a={"const": 1}), closed("a", a={"const": 2})]}
PROVED: tuple[tuple[Json, Json], ...] = (
    (INTEGER, NUMBER),
    (integer(minimum=3), integer(exclusiveMinimum=2)),
    (number(multipleOf=0.3), number(multipleOf=0.1)),
    (text(minLength=2, maxLength=3), text(minLength=1)),
    (text(pattern="^a", minLength=1), text(pattern="^a")),
    ({"enum": ["ab", "abc"]}, text(pattern="^ab", maxLength=3)),
    ({"enum": [2, 4]}, integer(multipleOf=2)),
    ({"type": "boolean"}, {"enum": [True, False, "x"]}),
    (array(items=INTEGER, maxItems=3), array(items=NUMBER)),
    (array(prefixItems=[INTEGER, STRING], maxItems=1), array(prefixItems=[NUMBER])),
    (array(items=STRING, minItems=1), array(contains=STRING)),
    (array(contains=INTEGER, minContains=2), array(contains=NUMBER)),
    (array(maxItems=1), array(uniqueItems=True)),
    (closed(a=STRING), thing(a=STRING)),
    (closed(a=INTEGER), thing(more={"additionalProperties": NUMBER})),
    (thing("a", "b"), thing(more={"dependentRequired": {"a": ["b"]}})),
    (thing("a", a=STRING), thing(more={"minProperties": 1})),
    (STRING, {"anyOf": [INTEGER, STRING]}),
    ({"anyOf": [text(maxLength=2), text(minLength=5)]}, STRING),
    ({"type": ["string", "integer"]}, {"anyOf": [NUMBER, STRING]}),
    ({"oneOf": [INTEGER, STRING]}, {"anyOf": [STRING, NUMBER]}),
    (INTEGER, {"not": STRING}),
    ({"not": {"enum": ["a", "b"]}}, {"not": {"enum": ["a"]}}),
    (closed("a", a={"const": 1}), ONE_OF_TWO),
    (STRING, {"oneOf": [thing("a"), thing("b"), STRING]}),
    (STRING, {}),
    (NOTHING, STRING),
    ({"type": "null"}, {"type": ["string", "null"]}),
)
REFUTED: tuple[tuple[Json, Json], ...] = (
    (NUMBER, INTEGER),
    (STRING, text(maxLength=3)),
    (integer(minimum=3), integer(minimum=4)),
    (integer(multipleOf=2), integer(multipleOf=4)),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}),
    ({"enum": ["a", "long"]}, text(maxLength=3)),
    ({"type": ["string", "null"]}, STRING),
    (array(items=STRING), array(items=INTEGER)),
    (array(items=STRING), array(items=STRING, minItems=1)),
    (thing(a=STRING), thing("a", a=STRING)),
    (thing(a=STRING), closed(a=STRING)),
    (thing("b", a=STRING, b=INTEGER), thing(a=STRING, b=STRING)),
    ({}, STRING),
    (thing(), thing(more={"minProperties": 1})),
    # Strictly, a name that one side leaves open may be anything there.
    (thing(a=STRING), thing(a=STRING, b=STRING)),
)
OPEN: tuple[tuple[Json, Json], ...] = (
    (text(pattern="^a"), text(pattern="^(a|b)")),
    (text(format="date"), text(format="date-time")),
    (thing("a", a=NOTHING, b=STRING), thing(b=INTEGER)),
    # Nothing is in the inner one, so nothing can refute it; but that is not seen.
    (text(pattern="^a", maxLength=0), INTEGER),
)


@pytest.mark.parametrize(("inner", "outer"), PROVED)
def test_what_is_within_is_proved(inner: Json, outer: Json) -> None:
    assert is_included(inner, outer) is True
    assert is_included_in_one(inner, outer) is True


@pytest.mark.parametrize(("inner", "outer"), REFUTED)
def test_what_is_not_within_is_refuted(inner: Json, outer: Json) -> None:
    assert is_included(inner, outer) is False
    assert is_included_in_one(inner, outer) is False


@pytest.mark.parametrize(("inner", "outer"), OPEN)
def test_what_nobody_can_say_is_left_open(inner: Json, outer: Json) -> None:
    assert is_included(inner, outer) is None
    assert is_included_in_one(inner, outer) is None


def test_a_union_that_contains_its_own_twin_proves_nothing_by_itself() -> None:
    kinds: Json = {"oneOf": [{"type": "null"}, {"type": ["object", "array"]}, {"type": "boolean"}]}
    wider: Json = {"oneOf": [kinds, {"oneOf": [{}, thing("a", "b")]}]}
    assert not validator(kinds).is_valid(0)
    assert validator(wider).is_valid(0)
    assert is_included(wider, kinds) is not True


@settings(max_examples=200, deadline=None)
@given(pairs(), st.lists(values, min_size=30, max_size=30))
def test_no_value_contradicts_what_is_proved(pair: tuple[Json, Json], tried: list[Json]) -> None:
    inner, outer = (validator(schema) for schema in pair)
    if is_included(*pair) is True:
        assert [v for v in tried if inner.is_valid(v) and not outer.is_valid(v)] == []


@settings(max_examples=100, deadline=None)
@given(pairs(), st.lists(values, min_size=30, max_size=30))
def test_every_value_agrees_where_both_ways_are_proved(
    pair: tuple[Json, Json], tried: list[Json]
) -> None:
    inner, outer = (validator(schema) for schema in pair)
    there, back = is_included(*pair), is_included(pair[1], pair[0])
    if there is True and back is True:
        assert [v for v in tried if inner.is_valid(v) != outer.is_valid(v)] == []


@settings(max_examples=100, deadline=None)
@given(pairs())
def test_every_schema_is_within_itself_by_whatever_name(pair: tuple[Json, Json]) -> None:
    assert is_included(pair[0], ref("It"), {"It": pair[0]}) is True
