"""Texts for regular expressions: what is guessed matches, and no expression takes long."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.files import load
from oas.grammar import Kind, walk
from oas.witness.texts import LONGEST_TEXT, texts
from oas.witness.validators import matches

if TYPE_CHECKING:
    from pathlib import Path

QUICK = (
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "k8s-apps-v1.json",
    "discord-v10.json",
    "digitalocean-v2.yaml",
)
GITHUB = (
    r"^[0-9a-fA-F]+$",
    r"^([0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?)$",
    r"^(0|[1-9][0-9]*)$",
    r"^#(([0-9a-fA-F]{2}){3}|([0-9a-fA-F]){3})$",
    r"^refs/(heads|tags|pull)/.*$",
    r".+\.[Jj][Ss][Oo][Nn][Ll]$",
)
UNUSUAL = (
    "",
    "a",
    "^$",
    r"^\d{4}-\d{2}-\d{2}$",
    r"^\w+\s\S+$",
    r"^[^a-z]+$",
    r"^[^\d\s]{3}$",
    r"^\p{Lu}\p{L}*$",
    r"^\u00e4\x41\u{1F600}?$",
    r"^(?<year>\d{4})$",
    r"^[\w.-]+@[\w-]+\.[a-z]{2,}$",
    r"^(?!x)[a-z]+$",
    r"^(?=.*\d)[a-z\d]{4,}$",
    r"\bword\b",
    r"^a{2}b{1,}c{0,2}?$",
    r"^[a\]]$",
    r"^[-a]$",
    r"^\cA$",
    r"^(a|b|)+$",
)


@pytest.mark.parametrize("pattern", [*GITHUB, *UNUSUAL])
def test_some_text_matches(pattern: str) -> None:
    assert any(matches(pattern, text) for text in texts(pattern))


def test_some_text_matches_every_pattern_of_the_corpus(corpus: Path) -> None:
    patterns = {
        place.value["pattern"]
        for name in QUICK
        for place in walk(load(corpus / name))
        if place.kind is Kind.SCHEMA and isinstance(place.value.get("pattern"), str)
    }
    assert len(patterns) >= 25
    unmatched = {p for p in patterns if not any(matches(str(p), t) for t in texts(str(p)))}
    assert unmatched == set()


@pytest.mark.parametrize(
    ("pattern", "low", "high"),
    [
        ("^[a-z]+$", 50, 60),
        ("^https://", 30, 30),
        ("[0-9]$", 12, None),
        ("^([a-f0-9]{2}:)*[a-f0-9]{2}$", 17, 17),
        ("^(?:[A-Za-z0-9+/]{4})*$", 100, 104),
    ],
)
def test_texts_have_the_wanted_length(pattern: str, low: int, high: int | None) -> None:
    found = [text for text in texts(pattern, low, high) if matches(pattern, text)]
    assert found
    assert all(low <= len(text) and (high is None or len(text) <= high) for text in found)


@pytest.mark.parametrize(
    "pattern", ["(", "a)", "[", "[z-a]", "*", "a**b\\", r"(a)\1", r"\k<n>", "x" * 3_000, "(" * 900]
)
def test_what_cannot_be_read_gives_no_text(pattern: str) -> None:
    assert list(texts(pattern)) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "((((a{999}){999}){999}){999})",
        "(a*)*b" * 50,
        "^(a+)+$",
        "(((((((((((a|b)*)*)*)*)*)*)*)*)*)*)*",
        "x{999999}",
    ],
)
def test_no_expression_takes_long(pattern: str) -> None:
    start = time.process_time()
    found = list(texts(pattern, 100))
    assert time.process_time() - start < 2
    assert all(len(text) <= 20 * LONGEST_TEXT for text in found)


LITERALS = st.text("abz09-", min_size=1, max_size=3).map(re.escape)
CLASSES = st.sampled_from(["[a-c]", "[^a-c]", r"\d", r"[\w]", r"\W", "."])
ATOMS = LITERALS | CLASSES


def _grouped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    quantifiers = st.sampled_from(["", "*", "+", "?", "{2}", "{1,3}", "{0,}"])
    repeated = st.tuples(inner, quantifiers).map(lambda pair: f"(?:{pair[0]}){pair[1]}")
    return (
        repeated
        | st.lists(inner, min_size=2, max_size=3).map("|".join)
        | st.tuples(inner, inner).map("".join)
    )


@settings(max_examples=150, deadline=None)
@given(st.recursive(ATOMS, _grouped, max_leaves=6))
def test_every_text_matches_where_nothing_is_passed_over(pattern: str) -> None:
    found = list(texts(pattern))
    assert found
    assert all(re.search(pattern, text, re.ASCII) for text in found)
