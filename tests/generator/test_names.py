"""Names: total, injective, never code."""

from __future__ import annotations

import keyword
import re

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.names import (
    LONGEST,
    MODEL_MEMBERS,
    TAKEN_WORDS,
    class_name,
    file_stem,
    identifier,
    unique,
)

TEXT = st.text(max_size=90)


@given(TEXT)
def test_every_text_becomes_an_identifier(name: str) -> None:
    for made in (identifier(name), class_name(name)):
        assert made.isidentifier()
        assert not keyword.iskeyword(made)
        assert len(made) <= LONGEST + 2
        assert not made.startswith("_")
    assert identifier(name) not in TAKEN_WORDS


@given(TEXT)
def test_every_text_becomes_a_file_of_the_closed_alphabet(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,65}", file_stem(name))


@given(st.lists(TEXT, unique=True))
def test_distinct_names_stay_distinct_even_without_case(names: list[str]) -> None:
    made = unique(names, identifier)
    assert list(made) == names
    assert len({name.casefold() for name in made.values()}) == len(names)


def test_words_are_split_where_a_reader_would() -> None:
    wanted = {
        "userID": "user_id",
        "HTTPServer": "http_server",
        "nullable-simple-user": "nullable_simple_user",
        "getV2Things": "get_v2_things",
        "+1": "plus_1",
        "-1": "minus_1",
        "@type": "type",
        "from": "from_",
        "1password": "n_1password",
        "名前": "名前",
    }
    assert {name: identifier(name) for name in wanted} == wanted


def test_no_windows_device_becomes_a_file() -> None:
    assert file_stem("CON") == "con_"
    assert file_stem("../../etc/passwd") == "etc_passwd"


def test_the_members_of_pydantic_models_are_known() -> None:
    members = {name for name in dir(BaseModel) if not name.startswith("_")}
    assert members <= MODEL_MEMBERS
