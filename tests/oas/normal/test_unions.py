"""What becomes of unions, of rings, and of what the normal form cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.document import SpecVersion
from oas.normal.schema import Type
from tests.oas.normal.schemas import read

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject
    from oas.normal.schema import Site

OLD = SpecVersion.V3_0
TEXT: JsonObject = {"type": "string"}


def pointers(place: Site) -> list[str]:
    return [node.pointer.removeprefix("/components/schemas/") for node in place]


def test_oneof_of_branches_that_may_both_hold_stays_exclusive() -> None:
    schema = read({"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object"})
    (union,) = schema.unions
    assert (union.keyword, union.exactly_one, len(union.branches)) == ("oneOf", True, 2)


def test_oneof_of_branches_apart_is_not_exclusive() -> None:
    branches: list[Json] = [
        {"properties": {"kind": {"const": kind}}, "required": ["kind"]} for kind in "ab"
    ]
    (union,) = read({"oneOf": branches, "type": "object"}).unions
    assert (union.keyword, union.exactly_one) == ("oneOf", False)


def test_a_discriminator_that_may_be_null_twice_tells_nothing() -> None:
    branches: list[Json] = [
        {"properties": {"kind": {"enum": [kind, None]}}, "required": ["kind"]} for kind in "ab"
    ]
    (union,) = read({"oneOf": branches, "type": "object"}).unions
    assert union.exactly_one


def test_branches_of_other_types_fold_into_facets() -> None:
    schema = read({"anyOf": [{"type": "string", "maxLength": 3}, {"type": "array", "items": TEXT}]})
    assert schema.unions == ()
    assert schema.types == {Type.STRING, Type.ARRAY}
    assert schema.strings.max_length == 3
    assert pointers(schema.arrays.items) == ["It/anyOf/1/items"]
    assert schema.origins["maxLength"].endswith("/It/anyOf/0/maxLength")


def test_branches_marked_extensible_do_not_fold() -> None:
    schema = read({"anyOf": [{"const": "a"}, {"enum": ["b"], "x-extensible-enum": ["b"]}]})
    assert len(schema.unions) == 1


def test_unevaluated_properties_stay_where_branches_decide() -> None:
    schema = read(
        {
            "type": "object",
            "properties": {"a": {}},
            "anyOf": [{"properties": {"b": {}}}, {"properties": {"c": {}}, "required": ["c"]}],
            "unevaluatedProperties": False,
        }
    )
    assert pointers(schema.objects.unevaluated) == ["It/unevaluatedProperties"]
    assert len(schema.unions) == 1
    assert schema.unknown == {}


def test_what_cannot_be_merged_stays_apart() -> None:
    ruled: JsonObject = {"patternProperties": {"^a": TEXT}, "additionalProperties": False}
    schema = read({"allOf": [ruled, {"patternProperties": {"b$": {"type": "integer"}}}]})
    assert [union.keyword for union in schema.unions] == ["allOf"]
    assert pointers(schema.unions[0].branches[0]) == ["It/allOf/1"]


@pytest.mark.parametrize(
    ("schema", "keyword"),
    [
        ({"minLenght": 1}, "minLenght"),
        ({"type": "file"}, "type"),
        ({"$dynamicRef": "#nowhere"}, "$dynamicRef"),
        ({"patternProperties": {"(": {}}}, "patternProperties"),
        (
            {"unevaluatedProperties": False, "anyOf": [{"additionalProperties": True}, TEXT]},
            "unevaluatedProperties",
        ),
    ],
)
def test_what_is_not_understood_is_said(schema: Json, keyword: str) -> None:
    assert list(read(schema).unknown) == [keyword]


def test_keywords_of_3_1_are_unknown_in_3_0() -> None:
    assert list(read({"const": 1}, OLD).unknown) == ["const"]


def test_an_allof_that_leads_back_to_itself_ends() -> None:
    schema = read({"allOf": [{"$ref": "#/components/schemas/It"}, {"maxLength": 3}]})
    assert schema.strings.max_length == 3


def test_a_union_that_leads_back_to_itself_ends() -> None:
    schema = read(
        {"anyOf": [{"$ref": "#/components/schemas/Other"}, TEXT]},
        Other={"anyOf": [{"$ref": "#/components/schemas/It"}, {"type": "integer"}]},
    )
    assert Type.STRING in schema.types
