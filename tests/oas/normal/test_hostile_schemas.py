"""Contracts from strangers: whatever they compose, the normal form ends or says why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.direction import Direction
from oas.errors import ContractError
from oas.normal.export import export
from oas.normal.normals import Normals
from oas.normal.prints import Prints
from oas.normal.schema import Type
from tests.oas.normal.schemas import document, site

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

LONG = 1_500


def ref(number: int) -> JsonObject:
    return {"$ref": f"#/components/schemas/A{number}"}


def chain(length: int, **link: Json) -> JsonObject:
    """Schemas of which each holds the next where `link` has NEXT."""
    links = {f"A{i}": _put(link, ref(i + 1)) for i in range(length)}
    return {**links, f"A{length}": {"type": "object"}}


def _put(value: Json, following: JsonObject) -> Json:
    if value == "NEXT":
        return following
    if isinstance(value, list):
        return [_put(item, following) for item in value]
    if isinstance(value, dict):
        return {name: _put(member, following) for name, member in value.items()}
    return value


def read_all(schemas: JsonObject) -> Prints:
    """Read, print and export every schema."""
    contract = document(schemas)
    normals = Normals(contract)
    prints = Prints(normals, noted=True)
    for name in schemas:
        normals.schema(site(contract, name), Direction.REQUEST)
        assert prints.of(site(contract, name))
    export(normals, site(contract, "A0"), Direction.NONE)
    return prints


@pytest.mark.parametrize(
    "schemas",
    [
        pytest.param(chain(LONG, properties={"x": "NEXT"}), id="properties"),
        pytest.param(chain(LONG, type="object", items="NEXT", additionalProperties="NEXT"), id="both"),
        pytest.param(chain(LONG, allOf=[{"properties": {"x": "NEXT"}}, {"required": ["x"]}]), id="allOf"),
        pytest.param(chain(LONG, anyOf=[{"properties": {"x": "NEXT"}}, {"type": "string"}]), id="anyOf"),
        pytest.param({**chain(90), **{f"A{i}": ref(i + 1) for i in range(90)}}, id="references"),
        pytest.param(chain(30, oneOf=[{"allOf": ["NEXT"], "required": ["a"]},
                                      {"allOf": ["NEXT"], "required": ["b"]}]), id="branches twice"),
        pytest.param({"A0": {"allOf": [ref(0)]}}, id="allOf of itself"),
        pytest.param({"A0": ref(1), "A1": ref(0)}, id="references in a ring"),
        pytest.param({"A0": {"not": ref(0)}}, id="not itself"),
        pytest.param({"A0": {"if": ref(0), "then": ref(0), "else": ref(0)}}, id="if itself"),
        pytest.param({"A0": {"dependentSchemas": {"x": ref(0)}}}, id="dependent on itself"),
        pytest.param({"A0": {"unevaluatedProperties": ref(0), "anyOf": [ref(0), {}]}}, id="unevaluated"),
        pytest.param({"A0": {"$dynamicRef": "#a", "$dynamicAnchor": "a"}}, id="dynamic"),
        pytest.param({f"A{i}": {"properties": {"x": ref((i + 1) % 300), "y": {"maxLength": i % 7}}}
                      for i in range(300)}, id="a ring"),
        pytest.param({"A0": {"oneOf": [{"type": "string", "maxLength": i} for i in range(3_000)]}}, id="wide"),
        pytest.param({"A0": {"properties": {f"p{i}": {} for i in range(2_000)},
                             "patternProperties": {f"^x{i}(a+)+$": {} for i in range(300)}}}, id="patterns"),
    ],
)  # fmt: skip
def test_it_ends(schemas: JsonObject) -> None:
    assert read_all(schemas).known is not None


@pytest.mark.parametrize(
    ("schemas", "said"),
    [
        (chain(LONG, anyOf=["NEXT", {"required": ["a"]}]), "unions are inside each other"),
        (chain(LONG, type="object", allOf=["NEXT"]), "composed of too many others"),
        (chain(40, unevaluatedProperties=False, allOf=["NEXT", {"allOf": ["NEXT"]}]), "too many"),
    ],
)
def test_what_would_not_end_is_refused_with_the_place(schemas: JsonObject, said: str) -> None:
    with pytest.raises(ContractError, match=said) as refused:
        read_all(schemas)
    assert "/components/schemas/A" in refused.value.message
    assert refused.value.where == "openapi.json"
    assert refused.value.hint


def test_a_product_of_rings_is_refused() -> None:
    primes = (2, 3, 5, 7, 11, 13)
    rings: JsonObject = {
        f"P{p}-{i}": {"properties": {"n": {"$ref": f"#/components/schemas/P{p}-{(i + 1) % p}"}}}
        for p in primes
        for i in range(p)
    }
    tops: list[Json] = [{"$ref": f"#/components/schemas/P{p}-0"} for p in primes]
    with pytest.raises(ContractError, match="allOf brings forth more than"):
        read_all({"A0": {"allOf": tops}, **rings})


def test_patterns_too_many_to_be_matched_are_said_to_be_unknown() -> None:
    names: JsonObject = {f"p{i}": {} for i in range(2_000)}
    patterns: JsonObject = {f"^x{i}": {} for i in range(300)}
    contract = document({"A0": {"properties": names, "patternProperties": patterns}})
    schema = Normals(contract).schema(site(contract, "A0"), Direction.NONE)
    assert list(schema.unknown) == ["patternProperties"]
    assert Type.OBJECT in schema.types
