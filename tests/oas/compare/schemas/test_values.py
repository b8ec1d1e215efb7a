"""Which single values a normal form accepts, and which schemas share none, held against jsonschema-rs."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.compare.schemas.inclusion.acceptance import accepts
from oas.compare.schemas.inclusion.disjoint import are_disjoint
from oas.compare.schemas.inclusion.inhabited import is_inhabited
from oas.compare.schemas.sites import Party
from oas.normal.normals import Normals
from tests.oas.compare.schemas.cases.building import (
    INTEGER,
    LIST,
    NOTHING,
    STRING,
    array,
    closed,
    integer,
    number,
    text,
    thing,
)
from tests.oas.compare.schemas.generated import pairs, schemas, values
from tests.oas.compare.schemas.judging import PLACE, validator
from tests.oas.compare.schemas.meetings import REQUEST, Meeting, document

if TYPE_CHECKING:
    from oas.json_value import Json

a_few = st.lists(values, min_size=20, max_size=20)


def party(schema: Json) -> Party:
    normals = Normals(document(schema))
    return Party(normals, (normals.document.node(PLACE),))


@settings(max_examples=150, deadline=None)
@given(schemas(), a_few)
def test_what_is_accepted_or_refused_is_so(schema: Json, tried: list[Json]) -> None:
    judge, asked = validator(schema), party(schema)
    for value in tried:
        verdict = accepts(asked, value, REQUEST)
        assert verdict is None or verdict is judge.is_valid(value)


@pytest.mark.parametrize(
    ("schema", "value", "verdict"),
    [
        (text(minLength=2), "a", False),
        (text(minLength=2), "ab", True),
        (text(maxLength=2), "abc", False),
        (text(pattern="^a"), "b", False),
        (text(pattern="^a"), "ab", True),
        (text(format="date"), "2026-01-01", None),
        (text(contentEncoding="base64"), "YQ==", None),
        (integer(minimum=2), 2, True),
        (integer(minimum=2), 1, False),
        (number(exclusiveMaximum=2), 2, False),
        (number(maximum=2), 2.0, True),
        (number(multipleOf=0.1), 0.3, True),
        (number(multipleOf=0.1), 0.35, False),
        (integer(format="int32"), 1, None),
        (INTEGER, True, False),
        ({"type": "boolean"}, True, True),
        ({"enum": [1]}, True, False),
        ({"enum": [[1]]}, [1.0], True),
        (array(minItems=1), [], False),
        (array(maxItems=1), [1, 2], False),
        (array(uniqueItems=True), [1, 1.0], False),
        (array(uniqueItems=True), [1, True], True),
        (array(prefixItems=[STRING], items=INTEGER), ["a", 1], True),
        (array(prefixItems=[STRING], items=INTEGER), ["a", "b"], False),
        (array(contains=STRING), ["a"], None),
        (thing("a"), {}, False),
        (closed(a=STRING), {"b": 1}, False),
        (thing(a=STRING), {"a": 1}, False),
        (thing(more={"minProperties": 1}), {}, False),
        (thing(more={"maxProperties": 1}), {"a": 1}, True),
        (thing(more={"maxProperties": 1}), {"a": 1, "b": 1}, False),
        (thing(more={"propertyNames": {"maxLength": 1}}), {"ab": 1}, False),
        (thing(more={"dependentRequired": {"a": ["b"]}}), {"a": 1}, False),
        (thing(more={"dependentRequired": {"a": ["b"]}}), {"b": 1}, True),
        (thing(more={"dependentSchemas": {"a": {"required": ["b"]}}}), {"a": 1}, False),
        (thing(more={"dependentSchemas": {"a": {"required": ["b"]}}}), {"a": 1, "b": 1}, True),
        ({"anyOf": [thing("a"), thing("b")]}, {"b": 1}, True),
        ({"anyOf": [thing("a"), thing("b")]}, {"c": 1}, False),
        ({"oneOf": [thing("a"), thing("b")]}, {"a": 1, "b": 1}, False),
        ({"oneOf": [thing("a"), thing("b")]}, {"a": 1}, True),
        ({"oneOf": [thing("a"), text(format="date")]}, "x", None),
        ({"not": thing("a")}, {"a": 1}, False),
        ({"not": thing("a")}, {}, True),
        (text(frobnicate=1), "a", None),
        ({"if": thing("a"), "then": thing("b")}, {"a": 1}, None),
        ({"type": ["string", "null"]}, None, True),
        (STRING, None, False),
    ],
)
def test_a_single_value_is_accepted_refused_or_open(
    schema: Json, value: Json, verdict: object
) -> None:
    assert accepts(party(schema), value, REQUEST) is verdict


@settings(max_examples=150, deadline=None)
@given(pairs(), a_few)
def test_schemas_that_share_no_value_share_none(pair: tuple[Json, Json], tried: list[Json]) -> None:
    if are_disjoint(party(pair[0]), party(pair[1]), REQUEST):
        one, other = validator(pair[0]), validator(pair[1])
        assert [v for v in tried if v is not None and one.is_valid(v) and other.is_valid(v)] == []


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (STRING, INTEGER, True),
        (STRING, text(maxLength=3), False),
        (NOTHING, STRING, True),
        (number(maximum=1), number(minimum=2), True),
        (number(minimum=2), number(maximum=1), True),
        (number(maximum=1), number(minimum=1), False),
        (number(exclusiveMaximum=1), number(minimum=1), True),
        (number(maximum=1), number(exclusiveMinimum=1), True),
        (number(maximum=1), number(maximum=5), False),
        ({"enum": ["a", "b"]}, {"enum": ["c"]}, True),
        ({"enum": ["a", "b"]}, {"enum": ["b"]}, False),
        ({"enum": ["a", "b"]}, text(minLength=2), True),
        (text(maxLength=1), {"enum": ["abc"]}, True),
        ({"enum": ["a", "bb"]}, text(minLength=2), False),
        (thing("k", k={"const": 1}), thing("k", k={"const": 2}), True),
        (thing("k", k={"const": 1}), thing(k={"const": 2}), True),
        (thing(k={"const": 1}), thing(k={"const": 2}), False),
        (thing("k", k={"enum": [1, None]}), thing("k", k={"enum": [2, None]}), False),
        (thing("k", k={"enum": [1, None]}), thing("k", k={"const": 2}), True),
        ({"type": ["string", "object"]}, {"type": ["string", "array"]}, False),
        (LIST, array(items=STRING), False),
    ],
)
def test_what_is_plainly_apart_is_seen(one: Json, other: Json, verdict: object) -> None:
    assert are_disjoint(party(one), party(other), REQUEST) is verdict


@pytest.mark.parametrize(
    ("schema", "verdict"),
    [
        (STRING, True),
        (NOTHING, False),
        (text(pattern="^a"), False),
        ({"type": ["string", "null"], "pattern": "^a"}, True),
        (integer(multipleOf=7), False),
        (integer(minimum=3), True),
        (array(items=NOTHING), True),
        (array(items=NOTHING, minItems=1), False),
        (array(items=STRING, minItems=2), True),
        (array(items=STRING, minItems=2, uniqueItems=True), False),
        (array(contains=NOTHING), False),
        (thing("a", a=STRING), True),
        (thing("a", a=NOTHING), False),
        (thing("a", a=thing("b", b=NOTHING)), False),
        (thing(a=NOTHING), True),
        (thing(more={"minProperties": 1}), False),
        (thing(more={"propertyNames": NOTHING}), False),
        ({"enum": ["a"]}, True),
        ({"enum": ["a"], "pattern": "^b"}, False),
        ({"anyOf": [thing("a"), thing("b")]}, False),
    ],
)
def test_what_plainly_has_a_value_is_seen(schema: Json, verdict: object) -> None:
    assert is_inhabited(party(schema), REQUEST) is verdict


def test_long_lists_of_values_are_linear_work() -> None:
    old = text(enum=[f"old-{index}" for index in range(6_000)])
    new = text(enum=[f"new-{index}" for index in range(6_000)])
    started = time.process_time()
    changes = Meeting(old, new).changes(REQUEST)
    assert len(changes) == 12_000
    assert time.process_time() - started < 20
