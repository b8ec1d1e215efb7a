"""What the Changes say of two schemas, held against jsonschema-rs and values that Hypothesis makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from oas.compare.change import Effect
from oas.compare.space import CELLS, Cell, Subject
from tests.oas.compare.schemas.generated import pairs, schemas, values
from tests.oas.compare.schemas.judging import validator
from tests.oas.compare.schemas.meetings import REQUEST, RESPONSE, Meeting

if TYPE_CHECKING:
    from oas.compare.change import Change
    from oas.direction import Direction
    from oas.json_value import Json

    Pair = tuple[Json, Json]

a_few = st.lists(values, min_size=30, max_size=30)
directions = st.sampled_from([REQUEST, RESPONSE])


def is_new_name(change: Change) -> bool:
    """A name that only the head declares: for the base no value has it, for jsonschema-rs any may."""
    return change.subject is Subject.PROPERTY and change.effect is Effect.NONE


@settings(max_examples=250, deadline=None)
@given(pairs(declares_all=True), a_few, directions)
def test_what_hurts_nobody_takes_no_value_away(
    pair: Pair, tried: list[Json], direction: Direction
) -> None:
    changes = Meeting(*pair).changes(direction)
    assume(not any(is_new_name(change) for change in changes))
    first, second = pair if direction is REQUEST else reversed(pair)
    given_before, allowed_now = validator(first), validator(second)
    if all(change.hurts is False for change in changes):
        assert [v for v in tried if given_before.is_valid(v) and not allowed_now.is_valid(v)] == []


@settings(max_examples=200, deadline=None)
@given(pairs(declares_all=True), directions)
def test_each_witness_proves_what_it_says(pair: Pair, direction: Direction) -> None:
    base, head = (validator(schema) for schema in pair)
    for change in Meeting(*pair).changes(direction):
        assert Cell(change.subject, change.edit, change.direction) in CELLS
        if change.witness is not None:
            value = change.witness.value
            assert change.hurts is True
            assert base.is_valid(value) is (direction is REQUEST)
            assert head.is_valid(value) is (direction is RESPONSE)


@settings(max_examples=150, deadline=None)
@given(schemas(), directions)
def test_a_schema_that_is_wrapped_or_named_is_the_same_schema(
    schema: Json, direction: Direction
) -> None:
    reference: Json = {"$ref": "#/components/schemas/It"}
    wraps: list[Json] = [{"allOf": [schema]}, {"anyOf": [schema]}, {"oneOf": [schema]}]
    for other in (*wraps, reference):
        assert Meeting(schema, other, {"It": schema}).changes(direction) == []


@settings(max_examples=150, deadline=None)
@given(pairs())
def test_the_order_of_keys_tells_nothing(pair: Pair) -> None:
    turned = Meeting(_reversed(pair[0]), _reversed(pair[1])).told()
    assert sorted(turned) == sorted(Meeting(*pair).told())


@settings(max_examples=150, deadline=None)
@given(schemas(), schemas(1), directions)
def test_a_new_optional_property_of_an_open_object_hurts_nobody(
    schema: Json, new: Json, direction: Direction
) -> None:
    base: Json = {"type": "object", "properties": {"old": schema}}
    head: Json = {"type": "object", "properties": {"old": schema, "new": new}}
    (change,) = Meeting(base, head).changes(direction)
    assert (change.subject, change.name, change.effect) == (Subject.PROPERTY, "new", Effect.NONE)


def _reversed(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _reversed(value[key]) for key in reversed(value)}
    return [_reversed(item) for item in value] if isinstance(value, list) else value
