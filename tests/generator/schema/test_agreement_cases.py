"""Every keyword that composes or restricts objects means in Python what it means in the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from .cases import COMPONENTS, Case
from .cases_composition import COMPOSITION
from .cases_conditions import CONDITIONS
from .cases_objects import OBJECTS
from .cases_unevaluated import UNEVALUATED

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import JsonObject

    from .conftest import Made

CASES: list[Case] = [*COMPOSITION, *CONDITIONS, *OBJECTS, *UNEVALUATED]
NAMES = {each.name: f"Case{number}" for number, each in enumerate(CASES)}


@pytest.fixture(scope="module")
def made(make_once: Callable[..., Made]) -> Made:
    """The models of all cases, and of what they refer to."""
    schemas: JsonObject = {NAMES[each.name]: each.schema for each in CASES}
    return make_once({**COMPONENTS, **schemas})


@pytest.mark.parametrize("each", CASES, ids=[each.name for each in CASES])
def test_the_type_accepts_what_the_schema_accepts(made: Made, each: Case) -> None:
    name = NAMES[each.name]
    expected = [made.contract_accepts(name, value) for value in each.values]
    assert [made.accepts(name, value) for value in each.values] == expected


@pytest.mark.parametrize("each", CASES, ids=[each.name for each in CASES])
def test_the_json_schema_of_the_type_means_the_same(made: Made, each: Case) -> None:
    name = NAMES[each.name]
    for mode in ("validation", "serialization"):
        written = made.adapter(name).json_schema(mode=mode)
        judge = jsonschema_rs.Draft202012Validator(written, validate_formats=True)
        expected = [made.contract_accepts(name, value) for value in each.values]
        assert [judge.is_valid(value) for value in each.values] == expected, written


def test_nothing_of_the_cases_is_left_unsaid(made: Made) -> None:
    assert made.reasons == {}
