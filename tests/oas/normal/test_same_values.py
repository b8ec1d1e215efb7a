"""The normal form accepts what the schema accepts, and nothing else: jsonschema-rs judges both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
from hypothesis import given
from hypothesis import strategies as st

from oas.direction import Direction
from oas.document import SpecVersion
from oas.normal.export import export
from oas.normal.normals import Normals
from oas.normal.sameness import Sameness
from tests.oas.normal.generated import GENEROUS, VALUES, components
from tests.oas.normal.schemas import document, inside, is_understood, one, original, site

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject


def assert_same_values(version: SpecVersion, named: JsonObject, values: list[Json]) -> None:
    contract = document(named, version)
    normals = Normals(contract)
    for name in named:
        place = site(contract, name)
        if is_understood(normals, place):
            exported = export(normals, place, Direction.NONE)
            accepts = jsonschema_rs.Draft202012Validator(exported).is_valid
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


@GENEROUS
@given(components(SpecVersion.V3_1))
def test_the_normal_form_of_a_normal_form_is_itself(named: JsonObject) -> None:
    first = document(named)
    normals = Normals(first)
    if is_understood(normals, site(first, "One")):
        second = one(_local(export(normals, site(first, "One"), Direction.NONE)))
        sameness = Sameness(normals, Normals(second))
        assert sameness.same(site(first, "One"), site(second), Direction.NONE)


def _local(exported: Json) -> Json:
    """An exported schema as a component: references to its `$defs` lead there."""
    if isinstance(exported, dict) and "$ref" in exported:
        name = str(exported["$ref"]).removeprefix("#/$defs/")
        exported = {**exported, "$ref": f"#/components/schemas/It/$defs/{name}"}
    return inside(exported, _local)
