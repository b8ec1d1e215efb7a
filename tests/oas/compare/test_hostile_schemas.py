"""Schemas that are small to write and endless to work through: the comparison ends, and still says something.

Each would run for hours if one of the bounds of work were missing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from oas.compare import compare
from oas.document import Source
from oas.errors import ContractError
from oas.loading import parse
from tests.pairs.contracts import gives, takes

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.compare.change import Change
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
SHORT: JsonObject = {"type": "string", "maxLength": 3}


def ref(number: int) -> JsonObject:
    return {"$ref": f"#/components/schemas/A{number}"}


def doubling(keyword: str, length: int, leaf: Json) -> dict[str, Json]:
    """Each schema holds the next one twice."""
    chain: dict[str, Json] = {
        f"A{i}": {keyword: [{**ref(i + 1), "minLength": i}, {**ref(i + 1), "maxLength": 1000 - i}]}
        for i in range(length)
    }
    return {**chain, f"A{length}": leaf}


def nested(length: int, leaf: Json) -> dict[str, Json]:
    """Each object requires the next one twice."""
    chain: dict[str, Json] = {
        f"A{i}": {
            "type": "object",
            "required": ["a", "b"],
            "properties": {"a": ref(i + 1), "b": ref(i + 1)},
        }
        for i in range(length)
    }
    return {**chain, f"A{length}": leaf}


def tagged(first: int) -> JsonObject:
    """A union of a thousand objects, each with its own tag."""
    branches: list[Json] = [
        {
            "type": "object",
            "required": ["tag"],
            "properties": {"tag": {"const": f"t{i + first}"}, "size": {"minimum": i}},
        }
        for i in range(1000)
    ]
    return {"oneOf": branches}


def product(kind: str) -> JsonObject:
    """Eight unions of six branches that must all hold: 1.7 million ways."""
    unions: list[Json] = []
    for j in range(8):
        names = [f"k{j}_{i}" for i in range(6)]
        unions.append(
            {"anyOf": [{"required": [n], "properties": {n: {"type": kind}}} for n in names]}
        )
    return {"allOf": unions}


def changes(make: Callable[..., JsonObject], base: Json, head: Json) -> tuple[Change, ...]:
    """What differs; a side that is a set of schemas is used by its first one."""
    sides = []
    for side in (base, head):
        is_set = isinstance(side, dict) and "A0" in side
        document = make(ref(0), **side) if is_set and isinstance(side, dict) else make(side)
        sides.append(parse(Source("hostile.json", json.dumps(document).encode())))
    return compare(sides[0], sides[1])


@pytest.mark.parametrize("make", [takes, gives])
@pytest.mark.parametrize(
    ("base", "head"),
    [
        pytest.param(doubling("allOf", 60, TEXT), doubling("allOf", 60, SHORT), id="allOf"),
        pytest.param(nested(60, TEXT), nested(60, {"type": "integer"}), id="properties"),
        pytest.param(tagged(0), tagged(1), id="a thousand branches"),
        pytest.param(product("string"), product("integer"), id="product of unions"),
        pytest.param({"type": "array", "minItems": 10**9}, {"type": "array"}, id="long list"),
        pytest.param({**TEXT, "pattern": "^(a{999}){999}$"}, TEXT, id="long pattern"),
        pytest.param(
            {**TEXT, "pattern": "^(a+)+$"}, {**TEXT, "pattern": "^(a|a)*b$"}, id="pattern"
        ),
        pytest.param({"minimum": 10**38}, {"minimum": 10**38 + 1}, id="large number"),
    ],
)
def test_what_changed_is_told_within_bounds(
    make: Callable[..., JsonObject], base: Json, head: Json
) -> None:
    assert changes(make, base, head)


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_unions_without_end_in_one_another_are_refused(keyword: str) -> None:
    with pytest.raises(ContractError, match="more than 40 unions are inside each other"):
        changes(takes, doubling(keyword, 60, TEXT), doubling(keyword, 60, SHORT))


def test_unions_in_one_another_up_to_that_are_compared() -> None:
    assert changes(takes, doubling("oneOf", 12, TEXT), doubling("oneOf", 12, SHORT))
