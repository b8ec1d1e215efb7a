"""Numbers and strings: all that is made is allowed, and something is made where something is."""

from __future__ import annotations

from fractions import Fraction

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.normal.schema import Bound, Numbers, Strings
from oas.witness.formats import ASSERTED, SAMPLES, STRETCHED
from oas.witness.scalars import numbers, strings

LIMITS = st.none() | st.integers(-50, 50) | st.sampled_from([0.5, -0.25, 1e10, 2**53 + 1])

MULTIPLES = st.none() | st.sampled_from([1, 2, 7, 0.1, 0.25])


@settings(max_examples=200, deadline=None)
@given(LIMITS, LIMITS, st.sampled_from(["integer", "number"]), MULTIPLES)
def test_every_number_is_allowed(
    low: float | None, high: float | None, kind: str, multiple: float | None
) -> None:
    schema = {
        "type": kind,
        **({} if low is None else {"minimum": low}),
        **({} if high is None else {"exclusiveMaximum": high}),
        **({} if multiple is None else {"multipleOf": multiple}),
    }
    made = Numbers(
        kind == "integer",
        None if low is None else Bound(low),
        None if high is None else Bound(high, exclusive=True),
        frozenset() if multiple is None else frozenset({multiple}),
    )
    found = list(numbers([made]))
    validator = jsonschema_rs.Draft202012Validator(schema)
    assert all(validator.is_valid(number) for number in found)
    assert found or (low is not None and high is not None and high - low < (multiple or 1) + 1)


def test_numbers_are_made_at_marks_first() -> None:
    found = list(numbers([Numbers(integer=True)], [Fraction(1_000), Fraction(1, 2)]))
    assert found[:3] == [1_000, 1_001, 999]
    assert all(isinstance(number, int) for number in found)


def test_formats_of_numbers_are_ranges() -> None:
    found = set(numbers([Numbers(integer=True, formats=frozenset({"int32"}))]))
    assert {2**31 - 1, -(2**31)} <= found
    assert max(found) == 2**31 - 1


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 40),
    st.none() | st.integers(0, 60),
    st.sampled_from(["", "^[a-z]+$", "^[A-F0-9]{2,}$", r"\.json$"]),
)
def test_every_string_is_allowed(low: int, high: int | None, pattern: str) -> None:
    made = Strings(low, high, frozenset({pattern} if pattern else ()))
    schema = {"minLength": low, **({"pattern": pattern} if pattern else {})}
    schema |= {} if high is None else {"maxLength": high}
    validator = jsonschema_rs.Draft202012Validator(schema)
    found = list(strings([made]))
    assert all(validator.is_valid(text) for text in found)
    assert found or (high is not None and high < max(low, len(".json")))


def test_a_string_meets_several_schemas_at_once() -> None:
    both = [Strings(5, None, frozenset({"^[a-z]*$"})), Strings(0, 6, frozenset({"^b|z"}))]
    assert next(strings(both)) is not None


@pytest.mark.parametrize("form", sorted(SAMPLES))
def test_samples_have_their_format(form: str) -> None:
    assert form in ASSERTED
    schema = {"format": form}
    validator = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
    assert all(validator.is_valid(text) for text in SAMPLES[form])


@pytest.mark.parametrize("form", sorted(STRETCHED))
def test_strings_of_a_format_are_made_as_long_as_wanted(form: str) -> None:
    made = Strings(30, 40, frozenset(), frozenset({form}))
    validator = jsonschema_rs.Draft202012Validator({"format": form}, validate_formats=True)
    found = list(strings([made]))
    assert found
    assert all(validator.is_valid(text) and 30 <= len(text) <= 40 for text in found)
