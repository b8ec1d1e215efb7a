"""YAML as the core schema of YAML 1.2 reads it; what has no meaning in JSON is refused."""

from __future__ import annotations

import json
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from oas import yaml_events
from oas.document import Source
from oas.errors import ContractError
from oas.json_value import Json, as_array, as_object
from oas.limits import DEFAULT_LIMITS, Limits
from oas.loading import parse


def read(text: str, limits: Limits = DEFAULT_LIMITS) -> Json:
    """What `x` is in a contract whose member x is `text`, indented below it."""
    body = "\n".join("  " + line for line in text.split("\n"))
    return parse(Source("c.yaml", f"openapi: 3.1.0\nx:\n{body}\n".encode()), limits=limits).root[
        "x"
    ]


def refused(text: str | bytes, limits: Limits = DEFAULT_LIMITS) -> ContractError:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ContractError) as caught:
        parse(Source("c.yaml", b"openapi: 3.1.0\n" + data), limits=limits)
    error = caught.value
    assert error.message.isprintable()
    assert error.hint or all(problem.hint for problem in error.problems)
    return error


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(t, t) for t in ("yes", "no", "on", "off", "y", "n", "No", "=", "nan", "inf", "tRue")],
        *[(t, t) for t in ("12:30:45", "2026-01-31", "2026-01-31T10:00:00Z", "1_000", "1.2.3")],
        *[(t, t) for t in ("0b11", "0o8", "0xg", "-0o7", "1e", "+", "-.", ".", "--1", "٣")],
        *[(t, None) for t in ("null", "Null", "NULL", "~", "")],
        *[(t, True) for t in ("true", "True", "TRUE", "!!bool true")],
        *[(t, False) for t in ("false", "False", "FALSE")],
        *[(t, 12) for t in ("12", "+12", "012", "0o14", "0xC", "!!int 12")],
        *[(t, -12) for t in ("-12", "-0012")],
        *[(t, 1.5) for t in ("1.5", "+1.5", "15e-1", ".15e1", "0.15E+1", "!!float 1.5")],
        *[(t, 2.0) for t in ("2.", "2e0", "!!float 2")],
        *[(t, "12") for t in ("'12'", '"12"', "!!str 12", "! 12", "|-\n  12")],
        ("1" * 40, int("1" * 40)),
        ("!!null ''", None),
        ("!!map {}", {}),
        ("!!seq []", []),
        ('"\\u00e9 \\x41 \\/"', "é A /"),
    ],
)
def test_scalars_mean_what_the_core_schema_says(text: str, value: Json) -> None:
    found = read(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (".inf", "'.inf' is not a value of JSON"),
        ("-.Inf", "'-.Inf' is not a value of JSON"),
        (".NaN", "'.NaN' is not a value of JSON"),
        ("1e999", "the number '1e999' is too large"),
        ("1" * 41, "a number of 41 characters"),
        ("!!python/object:os.system ls", "the tag 'tag:yaml.org,2002:python/object:os.system'"),
        ("!!python/object/apply:os.system [ls]", "cannot be followed"),
        ("!!binary aGk=", "cannot be followed"),
        ("!!timestamp 2026-01-31", "cannot be followed"),
        ("!!set {a}", "cannot be followed"),
        ("!own x", "the tag '!own'"),
        ("!!int x", "cannot be followed"),
        ("!!int 1.5", "cannot be followed"),
        ("!!seq {}", "cannot be followed"),
        ("*nowhere", "the alias 'nowhere' has no anchor before it"),
        ("&a [*a]", "the alias 'a' repeats itself"),
        ("&a {b: {c: *a}}", "the alias 'a' repeats itself"),
        ("[&a 1, &a [*a]]", "the alias 'a' repeats itself"),
        ("{<<: {a: 1}}", "the merge key '<<'"),
        ("{? [a] : 1}", "an object or array stands as a key"),
        ("{? {a: 1} : 1}", "an object or array stands as a key"),
        ("[&a b, {*a : 1}]", "an alias stands as a key"),
        ("{true: 1}", "the key 'true' is not a text"),
        ("{null: 1}", "the key 'null' is not a text"),
        ("{1.0: 1}", "the key '1.0' is not a text"),
        ("{!own a: 1}", "the tag '!own' on a key"),
        ("{.inf: 1}", "not a value of JSON"),
    ],
)
def test_what_json_does_not_have_is_refused_at_its_place(text: str, message: str) -> None:
    error = refused(f"x:\n  {text}\n")
    assert message in error.message
    line, column = error.where.removeprefix("c.yaml:").split(":")
    assert (line, int(column) >= 3) == ("3", True)


@pytest.mark.parametrize(
    ("text", "where", "hint"),
    [
        ("x: a: b\n", "c.yaml:2:5", "holds a colon"),
        ("x:\n\ty: 1\n", "c.yaml:3:1", "not tabs"),
        ("x: @y\n", "c.yaml:2:4", "quote the text"),
        ('x: "é\n', "c.yaml:3:1", "cut off"),
        ("x: [1, 2\n", "c.yaml:3:1", "correct the text"),
        ('é: "\\ud83d\\ude00"\n', "c.yaml:2:7", "correct the text"),
        ('x: "\\ud800"\n', "c.yaml:2:7", "correct the text"),
        ("x: \x07\n", "c.yaml:2:4", "escape"),
        ("---\nx: 1\n", "c.yaml:2:1", "keep one in each file"),
        ("--- \n", "c.yaml:2:1", "keep one in each file"),
        ("x: 1\n...\n---\ny: 1\n", "c.yaml:4:1", "keep one in each file"),
    ],
)
def test_what_is_no_single_yaml_document_is_refused(text: str, where: str, hint: str) -> None:
    error = refused(text)
    assert error.where == where, error.message
    assert hint in error.hint


def test_a_key_that_is_a_whole_number_is_the_text_as_written() -> None:
    assert list(as_object(read("200: a\n0404: b\n'500': c\n0x1F: d\n!!str 7: e"))) == [
        *("200", "0404", "500", "0x1F", "7"),
    ]


def test_quoted_keys_are_texts_whatever_they_look_like() -> None:
    assert read("'<<': 1\n\"true\": 2\n'': 3\nno: 4") == {"<<": 1, "true": 2, "": 3, "no": 4}


def test_duplicate_keys_are_all_placed_in_one_run() -> None:
    error = refused("""x:
  200: {a: 1, a: 2}
  '200': {}
  list: [{b: 1, "\\x62": 2}]
x: 2
openapi: 3.1.0
""")
    assert [(p.where, p.pointer, p.code) for p in error.problems] == [
        ("c.yaml:3:15", "/x/200/a", "duplicate-key"),
        ("c.yaml:4:3", "/x/200", "duplicate-key"),
        ("c.yaml:5:17", "/x/list/0/b", "duplicate-key"),
        ("c.yaml:6:1", "/x", "duplicate-key"),
        ("c.yaml:7:1", "/openapi", "duplicate-key"),
    ]


def test_a_control_character_in_a_key_is_refused() -> None:
    (problem,) = refused('x: {"a\\e[31m": 1}\n').problems
    assert (problem.code, problem.where) == ("control-character-in-key", "c.yaml:2:5")
    (problem,) = refused("x: {a\tb: 1}\n").problems
    assert problem.code == "control-character-in-key"


def test_an_alias_repeats_its_value() -> None:
    found = as_object(read("a: &a {b: &b [1]}\nc: *a\nd: *b\ne: &e text\nf: *e\n&k g: *k"))
    assert found == {
        "a": {"b": [1]},
        "c": {"b": [1]},
        "d": [1],
        "e": "text",
        "f": "text",
        "g": "g",
    }


def test_an_anchor_may_be_set_anew() -> None:
    assert read("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]


def test_an_alias_bomb_is_refused_fast() -> None:
    lines = ["a0: &a0 [" + "x, " * 10 + "]"]
    lines += [f"a{n}: &a{n} [" + f"*a{n - 1}, " * 10 + "]" for n in range(1, 60)]
    start = time.process_time()
    error = refused("\n".join(lines))
    assert "more than 5,000,000 values" in error.message
    assert error.where.startswith("c.yaml:8:")
    assert time.process_time() - start < 1


def test_repeated_values_count_each_time() -> None:
    text = "a: &a [1, 2]\nb: [*a, *a]"  # the object, its two members, 2, and 2 of 3 nodes
    # With the contract's object and its version these are 13.
    assert read(text, Limits(nodes=13)) == {"a": [1, 2], "b": [[1, 2], [1, 2]]}
    with pytest.raises(ContractError, match="more than 12 values"):
        read(text, Limits(nodes=12))


def test_aliases_do_not_hide_depth() -> None:
    half = "a: &a " + "[" * 50 + "]" * 50 + "\n"
    assert read(half + "b: " + "[" * 48 + "*a" + "]" * 48)
    with pytest.raises(ContractError, match="more than 100 deep"):
        read(half + "b: " + "[" * 49 + "*a" + "]" * 49)
    with pytest.raises(ContractError, match="more than 100 deep"):
        read(half + "b: &b " + "[" * 20 + "*a" + "]" * 20 + "\nc: " + "[" * 29 + "*b" + "]" * 29)


@pytest.mark.parametrize("depth", [101, 10_000, 100_000])
@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", '{"a":['])
def test_yaml_nested_deeper_than_100_is_refused_fast(depth: int, opening: str) -> None:
    start = time.process_time()
    error = refused(f"x:\n {opening * depth}")
    assert "more than 100 deep" in error.message
    assert error.where.startswith("c.yaml:3:")
    assert time.process_time() - start < 1


def test_block_yaml_nested_deeper_than_100_is_refused() -> None:
    text = "".join(" " * n + "a:\n" for n in range(2_000))
    assert "more than 100 deep" in refused(text).message


def test_yaml_nested_100_deep_is_read() -> None:
    assert read("[" * 99 + "]" * 99)


def test_a_million_directives_are_refused_fast() -> None:
    start = time.process_time()
    data = b"#\n" + b"".join(b"%%TAG !%d! x\n" % n for n in range(100_000)) + b"---\na: 1\n"
    with pytest.raises(ContractError, match="too many %TAG lines"):
        parse(Source("c.yaml", data))
    assert time.process_time() - start < 1


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64) | st.text()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(value=JSON_VALUES, flow=st.booleans())
def test_what_a_yaml_writer_wrote_is_read_back(value: Json, *, flow: bool) -> None:
    text = yaml.dump({"openapi": "3.1.0", "x": value}, Dumper=_CoreDumper, default_flow_style=flow)
    source = Source("c.yaml", b"# YAML\n" + text.encode())
    if any(ord(character) < 32 for key in _keys(value) for character in key):
        with pytest.raises(ContractError, match="control character"):
            parse(source)
    else:
        assert parse(source).root["x"] == value


def test_the_pure_python_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &a [1, 'x', {b: ~}]\nc: *a\nd: |\n  é\n  😀\n200: 1.5\n"
    fast = read(text)
    bad = "é: 1\nx: {a: 1, a: 2}\n"
    placed = refused(bad).problems
    monkeypatch.setattr(yaml_events, "_Parser", yaml.SafeLoader)
    assert read(text) == fast
    assert refused(bad).problems == placed
    assert refused("x: a: b\n").where == "c.yaml:2:5"
    assert refused("x: \x07\n").where == "c.yaml:2:4"


class _CoreDumper(yaml.SafeDumper):
    """Shares nothing, and quotes what the core schema would not read as a text."""

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", data, style='"')

    def represent_float(self, data: float) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:float", json.dumps(data))


_CoreDumper.add_representer(str, _CoreDumper.represent_str)
_CoreDumper.add_representer(float, _CoreDumper.represent_float)


def _keys(value: Json) -> list[str]:
    below = [*as_object(value).values(), *as_array(value)]
    return [*as_object(value), *(key for item in below for key in _keys(item))]
