"""Names: total, injective, never code."""

from __future__ import annotations

import keyword
import re
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.names import (
    LONGEST,
    MODEL_MEMBERS,
    READ,
    TAKEN_WORDS,
    WINDOWS_DEVICES,
    claim,
    class_name,
    constant,
    file_stem,
    identifier,
    unique,
)

if TYPE_CHECKING:
    from collections.abc import Callable

# Every code point, lone surrogates as well; and what meets Python's own words.
TEXT = (
    st.text(max_size=90)
    | st.text(st.characters(), max_size=5)
    | st.text("aA1_-. \u0130ßŉﬁ\u212a²", max_size=200)
    | st.sampled_from(sorted(TAKEN_WORDS | WINDOWS_DEVICES))
)
MAKERS = st.sampled_from((identifier, class_name, constant, file_stem))


@given(TEXT)
def test_every_text_becomes_an_identifier(name: str) -> None:
    for made in (identifier(name), class_name(name), constant(name), file_stem(name)):
        assert made.isidentifier()
        assert made == unicodedata.normalize("NFKC", made)
        assert not keyword.iskeyword(made)
        assert len(made) <= LONGEST
        assert not made.startswith("_")
    assert identifier(name) not in TAKEN_WORDS


@given(TEXT, TEXT)
def test_no_attribute_is_called_like_a_class(one: str, other: str) -> None:
    assert class_name(one)[0].isupper()
    assert identifier(one) == identifier(one).lower()
    assert class_name(one) != identifier(other)


@given(TEXT)
def test_every_text_becomes_a_file_of_the_closed_alphabet(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,63}", file_stem(name))
    assert file_stem(name) not in WINDOWS_DEVICES


@given(st.lists(TEXT, unique=True), MAKERS)
def test_distinct_names_stay_distinct_even_without_case(
    names: list[str], make: Callable[[str], str]
) -> None:
    made = unique(names, make)
    assert list(made) == names
    assert len({name.casefold() for name in made.values()}) == len(names)
    assert all(name.isidentifier() and len(name) <= LONGEST for name in made.values())


@given(TEXT, st.text(max_size=3), st.text(max_size=3))
def test_long_names_are_told_apart_by_their_end(start: str, one: str, other: str) -> None:
    whole = start + "x" * READ
    for make in (identifier, class_name, constant, file_stem):
        assert (make(whole + one) == make(whole + other)) == (one == other)


def test_a_megabyte_of_name_costs_next_to_nothing() -> None:
    names = [f"{'long name ' * 100_000}{number}" for number in range(20)]
    made = [make(name) for name in names for make in (identifier, class_name, constant)]
    assert len({*made}) == len(made)


def test_thousands_of_names_that_are_the_same_word_are_numbered_in_no_time() -> None:
    used: set[str] = set()
    # One after the other would be 200 million attempts.
    made = [claim("name", used) for _ in range(20_000)]
    assert made[:3] == ["name", "name_2", "name_3"]
    assert len(set(made)) == len(made)


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
        "register": "register_",
    }
    assert {name: identifier(name) for name in wanted} == wanted
    assert class_name("名前") == "N名前"


def test_no_windows_device_becomes_a_file() -> None:
    assert file_stem("CON") == "con_"
    assert file_stem("../../etc/passwd") == "etc_passwd"


def test_the_members_of_pydantic_models_are_known() -> None:
    # What the metaclass answers to counts: pydantic warns of it as of any other.
    members = {name for name in (*dir(BaseModel), *dir(type(BaseModel))) if name[0] != "_"}
    assert members <= MODEL_MEMBERS
