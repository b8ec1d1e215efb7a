"""A Document as one text: JSON or YAML, that every reader reads alike."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from oas.bundle import as_ascii, as_json, as_yaml
from oas.document import Document, Source, SpecVersion
from oas.files import load
from oas.loading import parse

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json, JsonObject

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12) | st.sampled_from(
    [
        *(
            "",
            " ",
            "no",
            "on",
            "~",
            "null",
            "1",
            "1.0",
            "1e3",
            "0x1f",
            "0o7",
            "1_000",
            "2026-01-31",
        ),
        *(
            "12:30:45",
            "=",
            "<<",
            "- a",
            "a: b",
            "# c",
            "a #b",
            "a\nb",
            "a\n b\n",
            "\n",
            " a",
            "a ",
            "é",
        ),
        *(
            "::error::x",
            "##[group]",
            "a\tb",
            "\x85",
            "\u2028",
            "\ufeff",
            "\x07",
            "%a",
            "@b",
            "`c",
            "!d",
        ),
    ]
)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
KEYS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=6) | st.sampled_from(
    ["200", "no", "~", "1e3", "<<", "$ref#"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def document(value: Json) -> Document:
    root: JsonObject = {"openapi": "3.1.0", "z": value, "a": 1}
    return Document(Source("c.json", b""), root, SpecVersion.V3_1)


@given(VALUES)
def test_yaml_says_the_same_to_readers_of_1_1_and_of_1_2(value: Json) -> None:
    text = as_yaml(document(value)).decode()
    ours = parse(Source("c.yaml", text.encode()))
    assert ours.root == document(value).root
    assert [*ours.root] == ["openapi", "z", "a"]
    assert yaml.safe_load(text) == document(value).root


@given(VALUES)
def test_json_is_the_value_in_its_order(value: Json) -> None:
    for data in (as_json(document(value)), as_ascii(document(value))):
        assert json.loads(data) == document(value).root
        assert [*json.loads(data)] == ["openapi", "z", "a"]
        assert data.endswith(b"\n}\n")


def test_what_is_printed_is_plain_and_commands_no_log() -> None:
    text = as_ascii(document({"é": "##[group]\x1b ::error::\u202e"})).decode()
    assert text.replace("\n", "").isascii()
    assert text.replace("\n", "").isprintable()
    assert "##[" not in text


def test_long_texts_stay_readable() -> None:
    text = as_yaml(document("One line.\n\nAnother, which is long. " + "word " * 40 + "end\n"))
    assert b"z: |\n  One line.\n\n  Another, which is long. word word" in text


@pytest.mark.parametrize("name", ["petstore-1.0.27.yaml", "spotify-2026.5.31.yaml"])
def test_a_real_contract_stays_what_it_was(name: str, corpus: Path) -> None:
    one = load(corpus / name)
    for data, suffix in ((as_json(one), "json"), (as_yaml(one), "yaml")):
        again = parse(Source(f"c.{suffix}", data))
        assert json.dumps(again.root) == json.dumps(one.root)
