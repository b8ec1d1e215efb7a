"""Lists: what JSON Schema says of their items, by jsonschema-rs."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

INTEGER: JsonObject = {"type": "integer"}
TEXT: JsonObject = {"type": "string"}
POINT: JsonObject = {
    "type": "object",
    "required": ["x"],
    "properties": {"x": INTEGER},
    "additionalProperties": False,
}
ARRAY: JsonObject = {"type": "array"}
SCHEMAS: list[JsonObject] = [
    {**ARRAY, "items": INTEGER, "minItems": 1, "maxItems": 2},
    {**ARRAY, "items": False},
    {**ARRAY, "items": True, "maxItems": 1},
    {**ARRAY, "uniqueItems": True},
    {**ARRAY, "items": POINT, "uniqueItems": True},
    {**ARRAY, "items": {**TEXT, "format": "uuid"}, "uniqueItems": True},
    {**ARRAY, "prefixItems": [INTEGER, TEXT]},
    {**ARRAY, "prefixItems": [INTEGER, TEXT], "items": False},
    {**ARRAY, "prefixItems": [INTEGER, TEXT], "items": {"type": "boolean"}},
    {**ARRAY, "prefixItems": [POINT, INTEGER], "items": POINT, "uniqueItems": True},
    {**ARRAY, "prefixItems": [INTEGER, TEXT], "items": False, "minItems": 2},
    {**ARRAY, "prefixItems": [INTEGER], "unevaluatedItems": False},
    {**ARRAY, "prefixItems": [INTEGER, False]},
    {**ARRAY, "contains": INTEGER},
    {**ARRAY, "contains": {**INTEGER, "minimum": 2}, "minContains": 2},
    {**ARRAY, "contains": INTEGER, "maxContains": 1},
    {**ARRAY, "contains": INTEGER, "minContains": 0},
    {**ARRAY, "contains": INTEGER, "minContains": 0, "maxContains": 1},
    {**ARRAY, "contains": POINT, "items": {"type": ["object", "integer"]}},
    {**ARRAY, "contains": INTEGER, "unevaluatedItems": False},
    {
        "type": "array",
        "allOf": [{"prefixItems": [INTEGER]}, {"prefixItems": [{"minimum": 2}, TEXT]}],
    },
    {"type": "array", "allOf": [{"contains": INTEGER}, {"contains": TEXT}]},
    {"type": "array", "allOf": [{"items": INTEGER}, {"prefixItems": [{"minimum": 1}]}]},
]
ITEMS: st.SearchStrategy[Json] = st.one_of(
    st.sampled_from([0, 1, 2, 2.0, True, False, None, "a", "b", 1.5]),
    st.sampled_from([{"x": 1}, {"x": 1.0}, {"x": 2}, {"x": "a"}, [1], [True], [1.0]]),
)
UUID = "7C1E0A94-d2b3-4c1e-8a94-d2b3aaaaaaaa"
SCALARS: list[Json] = [[], [1], [1, "a"], [1, "a", True], [1, "a", 2], ["a", 1], [2], [1, 2, 3]]
POINTS: list[Json] = [[{"x": 1}, 2], [{"x": 1}, 2, {"x": 1}], [{"x": 1}, 2, {"x": 3}], [{"x": "1"}]]
ALIKE: list[Json] = [[1, 1.0], [1, True], [[1], [True]], [{"x": 1}, {"x": 1.0}], [0, False]]
UUIDS: list[Json] = [[UUID, UUID.lower()], [UUID, UUID], [UUID, UUID.lower(), UUID]]
LISTS: list[Json] = [*SCALARS, *POINTS, *ALIKE, *UUIDS, [None, None], [2, "a"], {}, "ab"]


@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
def test_the_same_lists_are_accepted_and_written_back(
    make: Callable[..., Made], schema: JsonObject
) -> None:
    made = make({"Thing": schema})
    assert not made.reasons
    adapter = made.adapter("Thing")
    for value in LISTS:
        if made.contract_accepts("Thing", value):
            read = adapter.validate_python(value)
            assert _spelled(json.loads(adapter.dump_json(read))) == _spelled(value)
        else:
            with pytest.raises(ValidationError):
                adapter.validate_python(value)


def _spelled(value: Json) -> str:
    """A UUID is written in lower case, and 1.0 may be written as 1."""
    return json.dumps(value).replace(".0", "").lower()


def test_random_lists_agree(make: Callable[..., Made]) -> None:
    made = make({f"Thing{number}": schema for number, schema in enumerate(SCHEMAS)})

    @given(value=st.lists(ITEMS, max_size=5))
    def agree(value: list[Json]) -> None:
        for name in made.document.node("/components/schemas").object:
            assert made.accepts(name, value) is made.contract_accepts(name, value), name

    agree()


@pytest.mark.parametrize("schema", SCHEMAS, ids=json.dumps)
def test_fastapi_s_document_would_say_the_same(
    make: Callable[..., Made], schema: JsonObject
) -> None:
    made = make({"Thing": schema})
    for mode in ("validation", "serialization"):
        said = made.adapter("Thing").json_schema(mode=mode)
        judge = jsonschema_rs.Draft202012Validator(said, validate_formats=True)
        for value in LISTS:
            assert judge.is_valid(value) is made.contract_accepts("Thing", value), (said, value)


def test_a_list_may_contain_what_it_is_an_item_of(make: Callable[..., Made]) -> None:
    reference: JsonObject = {"$ref": "#/components/schemas/Tree"}
    kids: JsonObject = {**ARRAY, "items": reference, "contains": reference, "maxContains": 1}
    made = make({"Tree": {"type": "object", "properties": {"kids": kids}}})
    deep: Json = {"kids": [{"kids": [{}]}]}
    values: list[Json] = [{}, {"kids": [{}]}, deep, {"kids": []}, {"kids": [{}, {}]}]
    for value in values:
        assert made.accepts("Tree", value) is made.contract_accepts("Tree", value)
    assert made.adapter("Tree").json_schema()["$defs"]["Tree"]["properties"]["kids"]["contains"]


def test_unevaluated_items_beside_branches_are_reported(make: Callable[..., Made]) -> None:
    schema: JsonObject = {
        "type": "array",
        "anyOf": [{"prefixItems": [INTEGER]}, {"prefixItems": [TEXT]}],
        "unevaluatedItems": False,
    }
    reasons = make({"Thing": schema}).reasons
    assert reasons["/components/schemas/Thing"].startswith("not enforced: unevaluatedItems")


def test_a_long_list_is_compared_at_once(make: Callable[..., Made]) -> None:
    adapter = make({"Thing": {**ARRAY, "uniqueItems": True}}).adapter("Thing")
    begin = time.process_time()
    adapter.validate_python([{"x": number} for number in range(20_000)])
    assert time.process_time() - begin < 2  # each with each would take minutes
    with pytest.raises(ValidationError, match="Items should be unique"):
        adapter.validate_python([*range(20_000), 7])
