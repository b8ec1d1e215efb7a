"""ECMA's patterns in Rust's words, or reported."""

from __future__ import annotations

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter

from generator.schema.patterns import rust_pattern


@pytest.mark.parametrize(
    ("ecma", "rust"),
    [
        ("^\\d+$", "^[0-9]+$"),
        ("^[\\w-]+$", "^[0-9A-Za-z_-]+$"),
        ("\\/x", "/x"),
        ("[a&&b]", "[a\\&\\&b]"),
        ("[[]", "[\\[]"),
        ("\\cA", "\\x01"),
    ],
)
def test_a_pattern_is_translated(ecma: str, rust: str) -> None:
    assert rust_pattern(ecma) == rust


@pytest.mark.parametrize(
    "ecma",
    ["(?=a)", "(?!a)", "(?<=a)b", "(a)\\1", "(?<n>a)\\k<n>", "^.{1,65535}$", "a" * 3000, "(", "[a"],
)
def test_a_pattern_without_equivalent_is_none(ecma: str) -> None:
    assert rust_pattern(ecma) is None


@given(st.text(alphabet="ab\\[]{}()?*+^$.-&|,0d/w", max_size=12))
def test_what_is_translated_is_accepted_by_pydantic(ecma: str) -> None:
    pattern = rust_pattern(ecma)
    if pattern is not None:
        adapter = TypeAdapter(Annotated[str, Field(pattern=pattern)])
        assert adapter.json_schema()["pattern"] == pattern
