"""The strict JSON reader against the standard library, on texts that hide what they mean."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.document import Source
from oas.errors import ContractError
from oas.loading import parse

if TYPE_CHECKING:
    from oas.json_value import Json

Pairs = list[tuple[str, object]]

# What could deceive a reader that counts bytes: quotes, colons, blanks, brackets, escapes.
TEXTS = st.text('":,[]{} \\/ab\n\t\x01é1', max_size=6) | st.text(
    "01234567890123456789 :,]", max_size=50
)
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "/": "\\/"}
BLANKS = st.text(" \t\r\n", max_size=3)


class Object(tuple[tuple[str, object], ...]):
    """Members in order, a key perhaps more than once."""

    __slots__ = ()


def trees() -> st.SearchStrategy[object]:
    numbers = st.integers(-(10**38), 10**39) | st.floats(allow_nan=False, allow_infinity=False)
    return st.recursive(
        st.none() | st.booleans() | numbers | TEXTS,
        lambda inner: (
            st.lists(inner, max_size=4) | st.lists(st.tuples(TEXTS, inner), max_size=4).map(Object)
        ),
        max_leaves=12,
    )


@st.composite
def spelt(draw: st.DrawFn, text: str) -> str:
    """A JSON string for `text`: each character as itself or as one of its escapes."""
    parts = []
    for character in text:
        choices = [f"\\u{ord(character):04x}", f"\\u{ord(character):04X}"]
        choices += [SHORT[character]] if character in SHORT else []
        choices += [character] if character not in '"\\' and character >= " " else []
        parts.append(draw(st.sampled_from(choices[::-1])))
    return '"' + "".join(parts) + '"'


@st.composite
def json_texts(draw: st.DrawFn, tree: object) -> str:
    """A JSON text for `tree`, with blanks wherever they may stand."""
    if isinstance(tree, str):
        text = draw(spelt(tree))
    elif isinstance(tree, Object):
        members = [f"{draw(json_texts(k))}:{draw(json_texts(v))}" for k, v in tree]
        text = "{" + (",".join(members) or draw(BLANKS)) + "}"
    elif isinstance(tree, list):
        text = "[" + (",".join(draw(json_texts(item)) for item in tree) or draw(BLANKS)) + "]"
    else:
        text = json.dumps(tree)
    return draw(BLANKS) + text + draw(BLANKS)


def bad_keys(text: str) -> list[tuple[str, str]]:
    """Code and key of each bad key, by the standard library."""
    found: list[tuple[str, str]] = []

    def look(pairs: list[tuple[str, object]]) -> None:
        keys = [key for key, _ in pairs]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                found.append(("duplicate-key", key))
            if any(ord(character) < 32 for character in key):
                found.append(("control-character-in-key", key))

    json.loads(text, object_pairs_hook=look)
    return sorted(found)


@settings(max_examples=400, deadline=None)
@given(data=st.data(), tree=trees())
def test_the_value_is_the_standard_librarys_and_every_bad_key_is_found(
    data: st.DataObject, tree: object
) -> None:
    text = f'{{"openapi": "3.1.0", "x":{data.draw(json_texts(tree))}}}'
    expected = bad_keys(text)
    source = Source("c.json", text.encode())
    if not expected:
        assert repr(parse(source).root) == repr(json.loads(text))
        return
    with pytest.raises(ContractError) as caught:
        parse(source)
    problems = caught.value.problems
    codes = sorted(problem.code for problem in problems)
    assert codes == sorted(code for code, _ in expected)
    for problem in problems:
        line = text.split("\n")[problem.line - 1]
        key, _ = json.JSONDecoder().raw_decode(line, problem.column - 1)
        assert (problem.code, key) in expected


def refused(text: str) -> ContractError:
    with pytest.raises(ContractError) as caught:
        parse(Source("c.json", text.encode()))
    return caught.value


def test_all_duplicate_keys_are_placed_in_one_run() -> None:
    error = refused("""{"openapi": "3.1.0",
  "paths": {"/a": {"get": {"tags": [], "tags": []}},
    "/b": [{"x": 1}, {"y": 1, "y": {"z": 1, "z": 2},
      "y": 3}]},
  "openapi": "3.1.0"}""")
    assert error.message == "an object names a key twice"
    assert [(p.where, p.pointer) for p in error.problems] == [
        ("c.json:2:40", "/paths/~1a/get/tags"),
        ("c.json:3:31", "/paths/~1b/1/y"),
        ("c.json:3:45", "/paths/~1b/1/y/z"),
        ("c.json:4:7", "/paths/~1b/1/y"),
        ("c.json:5:3", "/openapi"),
    ]
    assert {p.code for p in error.problems} == {"duplicate-key"}
    assert error.problems[0].message == (
        "the key 'tags' stands twice in this object, first on line 2"
    )
    assert error.where == "c.json:2:40"


@pytest.mark.parametrize(
    "text",
    [
        r'{"openapi": "3.1.0", "a": 1, "\u0061": 1}',
        r'{"openapi": "3.1.0", "x": {"a": {"b\"": 1, "b\u0022": 2}}}',
        r'{"openapi": "3.1.0", "a": 1, "a"  :  2, "b": "\u0022:"}',
        r'{"openapi": "3.1.0", "a": "\" :", "a": 2}',
        r'{"openapi": "3.1.0", "x": [{"": 1, "": 2}]}',
        r'{"openapi": "3.1.0", "é": 1, "\u00e9": 2}',
        r'{"openapi": "3.1.0", "😀": 1, "\ud83d\ude00": 2}',
    ],
)
def test_a_duplicate_key_is_found_however_it_is_spelt(text: str) -> None:
    assert [problem.code for problem in refused(text).problems] == ["duplicate-key"]


@pytest.mark.parametrize("key", [r"a\nb", r"\u001b[31m", r"\u0000", r"\t", r"a\u001f"])
def test_a_control_character_in_a_key_is_refused(key: str) -> None:
    (problem,) = refused(f'{{"openapi": "3.1.0", "x": {{"{key}": 1}}}}').problems
    assert (problem.code, problem.where) == ("control-character-in-key", "c.json:1:28")
    assert problem.message.isprintable()


@pytest.mark.parametrize("key", ['\\"', "\\\\", "\\u007f", "\\u0085", "é", " ", "\\u2028"])
def test_other_characters_may_stand_in_a_key(key: str) -> None:
    document = parse(Source("c.json", f'{{"openapi": "3.1.0", "{key}": 1}}'.encode()))
    assert list(document.root) == ["openapi", json.loads(f'"{key}"')]


def test_texts_that_look_like_keys_are_not_taken_for_duplicates() -> None:
    x: Json = [':"a": 1', '"a": 1', "a", {"a": '"a" :', "b": ': "a":'}, ' : "', '":"', ":"]
    text = json.dumps({"openapi": "3.1.0", "x": x})
    assert parse(Source("c.json", text.encode())).root["x"] == x
