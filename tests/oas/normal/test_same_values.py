"""The normal form accepts what the schema accepts, and nothing else: jsonschema-rs judges both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from oas.direction import Direction
from oas.document import SpecVersion
from oas.normal.export import export
from oas.normal.normals import Normals
from oas.normal.sameness import Sameness
from tests.oas.normal.generated import GENEROUS, VALUES, components
from tests.oas.normal.schemas import accepting, document, inside, is_understood, original, site

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject


def assert_same_values(version: SpecVersion, named: JsonObject, values: list[Json]) -> None:
    contract = document(named, version)
    normals = Normals(contract)
    for name in named:
        place = site(contract, name)
        if is_understood(normals, place):
            exported = export(normals, place, Direction.NONE)
            accepts = accepting(exported)
            is_right = original(contract, name)
            for value in values:
                assert accepts(value) == is_right(value), (name, value, exported)


MANY_VALUES = st.lists(VALUES, min_size=15, max_size=15)


@GENEROUS
@given(components(SpecVersion.V3_1), MANY_VALUES)
def test_a_normal_form_of_3_1_accepts_the_same_values(
    named: JsonObject, values: list[Json]
) -> None:
    assert_same_values(SpecVersion.V3_1, named, values)


@GENEROUS
@given(components(SpecVersion.V3_0), MANY_VALUES)
def test_a_normal_form_of_3_0_accepts_the_same_values(
    named: JsonObject, values: list[Json]
) -> None:
    assert_same_values(SpecVersion.V3_0, named, values)


def wrapped(schema: Json) -> Json:
    """A schema, and each in it that says something, in an `allOf` of its own."""
    return schema if schema in (True, {}) else {"allOf": [inside(schema, wrapped)]}


@GENEROUS
@given(components(SpecVersion.V3_1))
def test_an_allof_around_every_schema_is_the_same(named: JsonObject) -> None:
    first, other = document(named), document({name: wrapped(s) for name, s in named.items()})
    here, there = Normals(first), Normals(other)
    sameness = Sameness(here, there)
    for name in named:
        base, head = site(first, name), site(other, name)
        if is_understood(here, base) and is_understood(there, head):
            assert sameness.same(base, head, Direction.NONE), name
