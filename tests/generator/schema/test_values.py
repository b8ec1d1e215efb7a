"""Numbers and fixed values: jsonschema-rs says which, and no digit of one is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

HUGE = 2**60 + 1
SCALARS: list[Json] = [None, True, False, 0, 1, -1, 1.0, -0.0, 1e3, HUGE, "", "1", "true"]
HOLDERS: list[Json] = [[], [1], [True], [1.0], {}, {"a": 1}, {"a": True}, {"a": 1.0}]
SMALL: list[Json] = [2, 3, 7, -3, 0.1, 0.3, 0.35, 0.5, 1.1, 2.5, 4.02, 19.99, 0.0075, 10.0, 1e-7]
LARGE: list[Json] = [1e15, 2**53, 2**53 + 1, float(2**53), 10**30, 10**40, 10**400, -0.3]
VALUES: list[Json] = [*SCALARS, *HOLDERS, *SMALL, *LARGE, 3.0000000000000004]
TYPES: list[JsonObject] = [
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "null"},
    {"type": ["integer", "boolean"]},
    {"type": ["number", "string", "null"]},
    {"type": "integer", "format": "int32"},
    {"type": "integer", "format": "unix-time", "minimum": 0},
    {"type": "number", "format": "double"},
]
LIMITED: list[JsonObject] = [
    {"type": "integer", "minimum": 1, "maximum": 7},
    {"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 7},
    {"type": "integer", "minimum": 0.5, "maximum": 2.5},
    {"type": "integer", "multipleOf": 3},
    {"type": "integer", "multipleOf": 0.5},
    {"type": "integer", "maximum": 10**30},
    {"type": "number", "minimum": 2**53 + 1},
    {"type": "number", "exclusiveMaximum": 10**30},
    {"type": "number", "minimum": 0.1, "maximum": 0.3},
    {"type": "number", "multipleOf": 0.1},
    {"type": "number", "multipleOf": 0.01},
    {"type": "number", "multipleOf": 2.5},
    {"type": "number", "multipleOf": 3},
    {"type": "number", "multipleOf": 1e-8},
    {"allOf": [{"type": "integer", "multipleOf": 2}, {"multipleOf": 3}]},
]
FIXED: list[JsonObject] = [
    {"const": 1},
    {"const": True},
    {"const": None},
    {"const": 0.5},
    {"const": {"a": 1}},
    {"const": []},
    {"enum": [1, 2, "1", True]},
    {"enum": [1.0, 0.5, None]},
    {"enum": [[1], {"a": True}, ""]},
    {"type": "integer", "enum": [1, 2, "1", None]},
    {"type": "number", "enum": [0, 0.5]},
    {"type": "integer", "enum": [1, 2, 3], "minimum": 2},
    {"type": "string", "enum": ["", "1", "true"], "minLength": 1, "pattern": "^t"},
    {"type": ["string", "null"], "enum": ["1"]},
    {"enum": [HUGE, 10**40]},
]


@pytest.mark.parametrize("schema", [*TYPES, *LIMITED, *FIXED], ids=json.dumps)
def test_the_same_values_are_accepted_and_written_back(
    make: Callable[..., Made], schema: JsonObject
) -> None:
    made = make({"Thing": schema})
    for value in VALUES:
        assert made.accepts("Thing", value) is made.contract_accepts("Thing", value), value
    assert not made.reasons


@pytest.mark.parametrize("schema", [*TYPES, *LIMITED, *FIXED], ids=json.dumps)
def test_fastapi_s_document_would_say_the_same(
    make: Callable[..., Made], schema: JsonObject
) -> None:
    made = make({"Thing": schema})
    for mode in ("validation", "serialization"):
        said = made.adapter("Thing").json_schema(mode=mode)
        judge = jsonschema_rs.Draft202012Validator(said, validate_formats=True)
        for value in VALUES:
            assert judge.is_valid(value) is made.contract_accepts("Thing", value), (said, value)


def test_openapi_3_0_adds_null_to_the_type_and_not_to_the_list(make: Callable[..., Made]) -> None:
    listed: JsonObject = {"type": "integer", "nullable": True, "enum": [1, 2]}
    made = make({"Thing": listed, "Other": {**listed, "enum": [1, None]}}, version="3.0.3")
    assert [made.accepts("Thing", value) for value in (1, None, True)] == [True, False, False]
    assert [made.accepts("Other", value) for value in (1, None, True)] == [True, True, False]


def test_multiples_are_those_of_decimals(make: Callable[..., Made]) -> None:
    divisors: list[Json] = [0.1, 0.01, 0.25, 3, 7, 1.5, 1e-5]
    made = make(
        {f"Thing{at}": {"type": "number", "multipleOf": d} for at, d in enumerate(divisors)}
    )
    floats = st.floats(-1e15, 1e15)
    cents = st.integers(-(10**14), 10**14).map(lambda number: number / 100)

    @given(value=st.one_of(st.integers(), floats, cents))
    def agree(value: float) -> None:
        for name in made.document.node("/components/schemas").object:
            assert made.accepts(name, value) is made.contract_accepts(name, value), name

    agree()


@pytest.mark.parametrize("text", ["1e400", "-1e400", "NaN", "Infinity", "01", "1.", "+1"])
def test_what_is_no_number_of_json_is_none(make: Callable[..., Made], text: str) -> None:
    made = make({"Thing": {"type": "number"}, "Other": {"type": "integer"}})
    for name in ("Thing", "Other"):
        with pytest.raises(ValidationError):
            made.adapter(name).validate_json(text)
        with pytest.raises(ValidationError):
            made.adapter(name).validate_python(float("inf"))


def test_a_number_keeps_its_digits_on_the_way(make: Callable[..., Made]) -> None:
    adapter = make({"Thing": {"type": "array", "items": {"type": "number"}}}).adapter("Thing")
    text = b"[1152921504606846977,0.1,1,1000000000000000000000000000001,-2.5]"
    assert adapter.dump_json(adapter.validate_json(text)) == text


@pytest.mark.parametrize("value", [1e300, -1e30, 1e16])
def test_a_huge_float_is_a_whole_number(make: Callable[..., Made], value: float) -> None:
    made = make({"Thing": {"type": "integer"}})
    assert made.accepts("Thing", value) is made.contract_accepts("Thing", value) is True


def test_numbers_are_strict_wherever_they_stand(make: Callable[..., Made]) -> None:
    made = make({"Count": {"type": "integer", "minimum": 1}, "Flag": {"type": "boolean"}})
    for name, values in {"Count": ("1", True, 0), "Flag": ("true", 1, "on")}.items():
        for value in values:
            with pytest.raises(ValidationError):
                TypeAdapter(getattr(made.module, name)).validate_python(value)


def test_the_source_reads_as_it_would_be_written_by_hand(make: Callable[..., Made]) -> None:
    properties: JsonObject = {
        "count": {"type": "integer"},
        "width": {"type": "integer", "format": "int32", "minimum": 0},
        "price": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.01},
        "level": {"type": "integer", "enum": [1, 2]},
        "mode": {"type": "string", "enum": ["a", "b"]},
    }
    required: Json = [*properties]
    made = make({"Thing": {"type": "object", "properties": properties, "required": required}})
    for line in (
        "    count: Integer\n",
        "    width: Annotated[Int32, Limits(ge=0)]\n",
        "    price: Annotated[Number, Limits(gt=0, multiple_of=0.01)]\n",
        "    level: Annotated[Literal[1, 2], JsonLiteral()]\n",
        "    mode: Literal['a', 'b']\n",
    ):
        assert line in made.source


def test_a_person_is_told_what_is_wrong(make: Callable[..., Made]) -> None:
    schemas: dict[str, tuple[JsonObject, Json, str]] = {
        "A": ({"type": "integer"}, 1.5, "Input should be a valid integer"),
        "B": ({"type": "integer", "minimum": 3}, 2, "greater than or equal to 3"),
        "C": ({"type": "number", "multipleOf": 0.01}, 0.005, "a multiple of 0.01"),
        "D": ({"enum": [1, 2]}, 3, "Input should be 1 or 2"),
    }
    made = make({name: schema for name, (schema, _, _) in schemas.items()})
    for name, (_, value, message) in schemas.items():
        with pytest.raises(ValidationError, match=message) as caught:
            made.adapter(name).validate_python(value)
        assert len(caught.value.errors()) == 1


def test_fifty_thousand_values_are_told_apart(make: Callable[..., Made]) -> None:
    listed: list[Json] = [number + 0.5 for number in range(50_000)]
    made = make({"Thing": {"enum": listed}})
    assert made.accepts("Thing", 49_999.5)
    assert not made.accepts("Thing", 50_000.5)
