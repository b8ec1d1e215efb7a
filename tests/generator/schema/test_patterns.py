"""ECMA's patterns in Rust's words: what is written, what is refused, and in what time."""

from __future__ import annotations

import time
from ast import literal_eval
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, core_schema

from generator.schema.patterns import pattern_check

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

    from .conftest import Made

SPACE = (
    "\\u0009-\\u000d\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u2028-\\u2029\\u202f\\u205f\\u3000\\ufeff"
)
ALPHABET = "ab\\[]{}()?*+^$.-&|,0d/w!<=:uPp"


def written(ecma: str) -> list[Json]:
    """The arguments of the check after the pattern; those without a word are texts."""
    check = pattern_check(ecma)
    assert check is not None
    return [literal_eval(str(value)) for _, value in check.arguments[1:]]


@pytest.mark.parametrize(
    "ecma",
    [
        "^[a-z0-9_-]+$",
        "\\/x",
        "\\.\\-",
        "^a{2,3}?$",
        "(a|b)+",
        "(?<n>a)",
        "\\u0041\\x41",
        "a.b",
        "é",
    ],
)
def test_a_pattern_that_means_the_same_in_both_stays_as_it_is(ecma: str) -> None:
    assert written(ecma) == []


@pytest.mark.parametrize(
    ("ecma", "rust"),
    [
        ("^\\d+$", "^[0-9]+$"),
        ("^[\\w-]+$", "^[0-9A-Za-z_-]+$"),
        ("\\D", "[^0-9]"),
        ("[^\\d\\s]", f"[^0-9{SPACE}]"),
        ("\\S", f"[^{SPACE}]"),
        ("[\\s\\S]{2}[\\W\\w]", "[\\s\\S]{2}[\\s\\S]"),
        ("[^]", "[\\s\\S]"),
        ("[]", "[^\\s\\S]"),
        ("[a&&b~~]", "[a\\&\\&b\\~\\~]"),
        ("[[]", "[\\[]"),
        ("[a[b]", "[a\\[b]"),
        ("\\cA", "\\u0001"),
        ("\\0", "\\u0000"),
        ("[\\b]", "[\\u0008]"),
        ("\\ud83d\\ude00", "\\u{1f600}"),
        ("[\\ud83d\\ude00]", "[\\u{1f600}]"),
        ("\\ud83d", "[^\\s\\S]"),
        ("[\\u0020-\\ud9ff]", "[\\u0020-\\ud7ff]"),
        ("a{", "a\\{"),
        ("{a}", "\\{a\\}"),
        ("a{,3}", "a\\{,3\\}"),
        ("[a-\\d-z]", "[a\\-0-9\\-z]"),
        ("\\<\\>", "<>"),
        ("\\é", "\\u00e9"),
        ("\\A\\p{Alnum}\\z", "^[\\p{Alphabetic}\\p{Nd}]$"),
    ],
)
def test_a_pattern_is_translated(ecma: str, rust: str) -> None:
    assert written(ecma) == [rust]


@pytest.mark.parametrize(
    ("ecma", "said"),
    [
        ("^(?!aws:).+$", ["^.+$", ["^aws:"]]),
        ("^(?=.*[a-z])(?=.*\\d).{8,}$", ["^.{8,}$", "^.*[a-z]", "^.*[0-9]"]),
        ("(?=^.{2,9}$)(?!.*--)^[a-z-]+$", ["^[a-z-]+$", "^^.{2,9}$", ["^.*--"]]),
        ("^[a-z](?!.*--)[a-z-]*$", ["^[a-z][a-z-]*$", ["^[a-z].*--"]]),
        ("^[a-z.]*(?<!\\.)$", ["^[a-z.]*$", ["\\.$"]]),
        ("^((?!--)[a-z-])+$", ["^[a-z-]+$", ["^[\\s\\S]*--"]]),
        ("^(?:(?!-)[a-z-]{1,3}\\.)+$", ["^(?:[a-z][a-z-]{0,2}\\.)+$"]),
        ("(?!a)b*", [""]),
        ("^(?!a)b|(?!^c)d", [[[["^b"], ["^a"]], [["^d"], ["^^c"]], [["[\\s\\S]d"], []]]]),
    ],
)
def test_look_around_becomes_patterns_of_the_whole_text(ecma: str, said: list[Json]) -> None:
    assert written(ecma) == said


@pytest.mark.parametrize(
    "ecma",
    [
        *("(a)\\1", "(?<n>a)\\k<n>", "(?:a(?!bc))+d", "a+(?!b)c*", "^.{1,262144}$", "a" * 60_000),
        *("(", "[a", "(?", "\\", "\\u", "[z-a]", "a{2,1}", "\\p{Nope}", "(?<n>a)(?<n>b)"),
        *("(" * 500, "^((a{1,100}){1,100}){1,100}$", "^*", "(?>a)", "\\Z"),
    ],
)
def test_a_pattern_without_equivalent_is_reported_and_the_model_imports(
    make: Callable[..., Made], ecma: str
) -> None:
    made = make({"Thing": {"type": "string", "pattern": ecma}})
    reason = made.reasons["/components/schemas/Thing"]
    assert reason.startswith("not enforced: pattern")
    assert made.accepts("Thing", "any text")


def test_the_document_has_the_pattern_of_the_contract(make: Callable[..., Made]) -> None:
    schemas: JsonObject = {
        f"Thing{at}": {"type": "string", "pattern": pattern, "maxLength": 9}
        for at, pattern in enumerate(["^a$", "^\\d$", "^(?!a)", "^(?!\\s*$).+|(\\$x)$"])
    }
    made = make(schemas)
    for name, schema in schemas.items():
        for mode in ("validation", "serialization"):
            assert made.adapter(name).json_schema(mode=mode) == schema


def test_several_patterns_stand_beside_each_other(make: Callable[..., Made]) -> None:
    patterns = ["^[a-z]", "\\d$", "^(?!ab)", "."]
    made = make({"Thing": {"type": "string", "allOf": [{"pattern": each} for each in patterns]}})
    for text in ("c1", "ab1", "c", "1", "abc1", "b2"):
        assert made.accepts("Thing", text) is made.contract_accepts("Thing", text)
    said = str(made.adapter("Thing").json_schema())
    assert all(repr(pattern) in said for pattern in patterns)


def test_a_person_is_told_the_pattern_of_the_contract(make: Callable[..., Made]) -> None:
    for pattern in ("^\\d$", "^(?!x)y"):
        adapter = make({"Thing": {"type": "string", "pattern": pattern}}).adapter("Thing")
        with pytest.raises(ValueError, match="String should match pattern") as caught:
            adapter.validate_python("x")
        assert repr(pattern)[1:-1] in repr(str(caught.value))


@given(st.text(alphabet=ALPHABET, max_size=14))
def test_what_is_written_is_accepted_by_pydantic(ecma: str) -> None:
    check = pattern_check(ecma)
    if check is None:
        return
    texts: list[Json] = [ecma] if len(check.arguments) == 1 else written(ecma)
    while texts:
        text = texts.pop()
        if isinstance(text, list):
            texts += text
        else:
            assert SchemaValidator(core_schema.str_schema(pattern=str(text)))


@pytest.mark.parametrize(
    "ecma",
    [
        *("^(a+)+$", "(.*)*" * 100, "(?!a)" * 5_000 + "b", "^" + "(?!a)(b?" * 30 + ")" * 30 + "$"),
        *("(?!a)" + "(?:a|b|c|d|e|f|g)?" * 50, "(?:" * 200 + "a" + ")" * 200, "a" * 49_999),
        *("(?:(?:(?:a|b)|(?=c)d)|e(?!f))" * 20, "(a|" * 50 + ")" * 50, "[" * 20_000),
    ],
)
def test_no_pattern_keeps_the_generator_busy(ecma: str) -> None:
    begin = time.process_time()
    pattern_check.__wrapped__(ecma)
    assert time.process_time() - begin < 2  # a tenth of that, on a machine that does nothing else


def test_no_text_keeps_the_model_busy(make: Callable[..., Made]) -> None:
    for pattern in ("^(a+)+$", "^(a|a)*$", "^(?!.*b)(a*)*$", "^(?=(a+)+c)a"):
        adapter = make({"Thing": {"type": "string", "pattern": pattern}}).adapter("Thing")
        begin = time.process_time()
        adapter.validator.isinstance_python("a" * 20_000 + "!")
        assert time.process_time() - begin < 2  # backtracking would not end
