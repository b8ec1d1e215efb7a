"""Whatever two schemas say, a witness that is reported is true, and equal schemas have none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oas.compare import compare
from oas.direction import Direction
from oas.document import Source
from oas.loading import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Witness
    from oas.json_value import Json, JsonObject

NAMES = ("a", "b", "c")
SMALL = st.integers(0, 3)
SCALARS = st.sampled_from([None, True, 0, 1, 2.5, "", "a", "ab", "zz"])
COMPONENTS: JsonObject = {
    "Tree": {
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "maxLength": 2},
            "next": {"$ref": "#/components/schemas/Tree"},
        },
    },
    "Word": {"type": ["string", "null"], "pattern": "^[a-z]+$"},
}
KEYWORDS: dict[str, st.SearchStrategy[Json]] = {
    "type": st.sampled_from(["string", "integer", "number", "array", "object", "boolean"]),
    "enum": st.lists(SCALARS, min_size=1, max_size=3, unique_by=repr).map(list),
    "minimum": st.integers(-2, 2),
    "exclusiveMaximum": st.integers(0, 5),
    "multipleOf": st.sampled_from([2, 0.5, 3]),
    "minLength": SMALL,
    "maxLength": SMALL,
    "pattern": st.sampled_from(["^a", "b$", "^[a-c]{1,2}$"]),
    "format": st.sampled_from(["date", "uuid", "unknown"]),
    "minItems": SMALL,
    "maxItems": SMALL,
    "uniqueItems": st.booleans(),
    "required": st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(list),
    "maxProperties": SMALL,
    "dependentRequired": st.just({"a": ["b"]}),
}


def _composed(inner: st.SearchStrategy[Json]) -> st.SearchStrategy[Json]:
    several = st.lists(inner, min_size=1, max_size=3).map(list)
    of_schemas: dict[str, st.SearchStrategy[Json]] = {
        "properties": st.dictionaries(st.sampled_from(NAMES), inner, max_size=3).map(dict),
        "additionalProperties": inner | st.booleans(),
        "items": inner,
        "prefixItems": several,
        "contains": inner,
        "anyOf": several,
        "oneOf": several,
        "allOf": several,
        "not": inner,
        "if": inner,
        "then": inner,
        "propertyNames": st.just({"maxLength": 1}),
    }
    return st.fixed_dictionaries({}, optional={**KEYWORDS, **of_schemas}).map(_thinned)


def _thinned(schema: dict[str, Json]) -> Json:
    """Four keywords at most, or hardly any value is left."""
    return dict(list(schema.items())[:4])


LEAVES: st.SearchStrategy[Json] = st.one_of(
    st.sampled_from([{"$ref": f"#/components/schemas/{name}"} for name in COMPONENTS]),
    *(st.fixed_dictionaries({keyword: value}) for keyword, value in KEYWORDS.items()),
)
SCHEMAS: st.SearchStrategy[Json] = st.recursive(LEAVES, _composed, max_leaves=5)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Json, Json]:
    """Two schemas: strangers, or one and the same with something changed or added."""
    base = draw(SCHEMAS)
    other = draw(SCHEMAS)
    if isinstance(base, dict) and isinstance(other, dict) and draw(st.booleans()):
        return base, {**base, **other}
    return base, other


def contract(schema: Json) -> bytes:
    content: Json = {"application/json": {"schema": schema}}
    operation: Json = {
        "requestBody": {"required": True, "content": content},
        "responses": {"200": {"description": "ok", "content": content}},
    }
    whole = {
        "openapi": "3.1.1",
        "info": {"title": "t", "version": "1.0.0"},
        "paths": {"/things": {"post": operation}},
        "components": {"schemas": COMPONENTS},
    }
    return json.dumps(whole).encode()


def witnesses(base: Json, head: Json) -> Iterator[Witness]:
    """All that is reported of the two contracts."""
    there, here = parse(Source("base", contract(base))), parse(Source("head", contract(head)))
    yield from (change.witness for change in compare(there, here) if change.witness)


def accepted(schema: Json, value: Json) -> bool:
    whole = {"allOf": [schema], "components": {"schemas": COMPONENTS}}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_every_reported_witness_is_true(pair: tuple[Json, Json]) -> None:
    base, head = pair
    for witness in witnesses(base, head):
        before, after = accepted(base, witness.value), accepted(head, witness.value)
        is_request = witness.direction is Direction.REQUEST
        assert (before, after) == ((True, False) if is_request else (False, True))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS)
def test_the_same_schema_in_other_words_has_no_witness(schema: Json) -> None:
    assert list(witnesses(schema, {"allOf": [schema]})) == []
    assert list(witnesses({"anyOf": [schema, False]}, schema)) == []
