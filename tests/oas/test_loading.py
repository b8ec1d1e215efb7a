"""What has no Document: each refused in one line, with the place and what to do."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.document import Document, Source, SpecVersion
from oas.errors import ContractError
from oas.limits import DEFAULT_LIMITS, Limits
from oas.loading import parse
from oas.positions import locate

MINIMAL = b'{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}'


def refused(data: bytes, name: str = "c.json", limits: Limits = DEFAULT_LIMITS) -> ContractError:
    """The error of `parse`; its text is one printable line that starts with the file's name."""
    with pytest.raises(ContractError) as caught:
        parse(Source(name, data), limits=limits)
    error = caught.value
    assert error.message.isprintable()
    assert error.where.startswith(name)
    assert error.hint or all(problem.hint for problem in error.problems)
    return error


@pytest.mark.parametrize(
    ("version", "feature"),
    [
        ("3.0.0", SpecVersion.V3_0),
        ("3.0.4", SpecVersion.V3_0),
        ("3.1.1", SpecVersion.V3_1),
        ("3.1.0-rc1", SpecVersion.V3_1),
        ("3.2.0", SpecVersion.V3_2),
    ],
)
def test_openapi_3_is_read_from_json_and_yaml(version: str, feature: SpecVersion) -> None:
    document = parse(Source("c.json", MINIMAL.replace(b"3.1.0", version.encode())))
    assert (document.version, document.title, document.info_version) == (feature, "T", "1")
    text = f"openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n"
    same = parse(Source("c.yaml", text.encode()))
    assert (same.version, same.root) == (feature, document.root)


@pytest.mark.parametrize("name", ["c.json", "c.yaml", "contract", "git:HEAD:c.txt"])
@pytest.mark.parametrize("data", [MINIMAL, b"openapi: 3.1.0\ninfo: {title: T}\n"])
def test_the_content_decides_what_a_file_is_and_not_its_name(name: str, data: bytes) -> None:
    assert parse(Source(name, data)).title == "T"


def test_yaml_that_begins_with_a_brace_is_read_where_the_name_says_yaml() -> None:
    data = b"{openapi: 3.1.0, info: {title: T}}"
    assert parse(Source("c.yaml", data)).title == "T"
    assert "not JSON" in refused(data, "c.json").message


def test_a_byte_order_mark_is_skipped_and_moves_no_column() -> None:
    document = parse(Source("c.json", b"\xef\xbb\xbf" + MINIMAL))
    assert document.title == "T"
    assert refused(b'\xef\xbb\xbf{"swagger": "2.0"}').where == "c.json:1:2"


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        (b"", "c.json:1:1", "is empty"),
        (b" \n\t ", "c.json:1:1", "holds only blanks"),
        (b"[]", "c.json:1:1", "an array, not an object"),
        (b"\n  null", "c.json:2:3", "null, not an object"),
        (b'"openapi"', "c.json:1:1", "a text, not an object"),
        (b"3.1", "c.json:1:1", "a number, not an object"),
        (b"true", "c.json:1:1", "a boolean, not an object"),
        (b"- openapi: 3.1.0", "c.json:1:1", "an array, not an object"),
        (b"<!DOCTYPE html>", "c.json:1:1", "HTML"),
        (b"# nothing\n", "c.json:1:1", "nothing but comments"),
    ],
)
def test_what_is_no_object_is_refused(data: bytes, where: str, message: str) -> None:
    error = refused(data)
    assert (error.where, message in error.message) == (where, True)


@pytest.mark.parametrize(
    ("data", "where", "message"),
    [
        ("{}".encode("utf-16"), "c.json:1:1", "UTF-16: byte 0xff at offset 0"),
        ("{}".encode("utf-16-be"), "c.json:1:1", "UTF-16 or a binary file: byte 0x00 at offset 0"),
        ("{}".encode("utf-16-le"), "c.json:1:2", "byte 0x00 at offset 1"),
        (b'{\n"a": "caf\xe9"}', "c.json:2:10", "byte 0xe9 at offset 11"),
        ("é: caf".encode() + b"\xe9\n", "c.json:1:7", "byte 0xe9 at offset 7"),
        (b"\xef\xbb\xbf\xe9", "c.json:1:1", "byte 0xe9 at offset 3"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "c.json:3:1", "binary"),
        (b"\x1f\x8b\x08\x00\x00", "c.json:1:4", "binary"),
        (b'{"a": "\xed\xa0\x80"}', "c.json:1:8", "byte 0xed at offset 7"),
    ],
)
def test_what_is_not_utf_8_is_refused_with_the_offset(
    data: bytes, where: str, message: str
) -> None:
    error = refused(data)
    assert (error.where, message in error.message) == (where, True), error.message
    assert "UTF-8" in error.hint


@pytest.mark.parametrize("cut", [1, 10, 30, len(MINIMAL) - 1])
def test_a_truncated_file_is_refused_at_its_end(cut: int) -> None:
    error = refused(MINIMAL[:cut])
    assert "not JSON" in error.message
    assert "cut off" in error.hint
    assert error.where == f"c.json:1:{cut + 1}"


@pytest.mark.parametrize(
    ("value", "message", "hint"),
    [
        (b"NaN", "NaN and Infinity", "number"),
        (b"-Infinity", "NaN and Infinity", "number"),
        (b"1e999", "too large", "shorten"),
        (b"-1e999", "too large", "shorten"),
        (b"1" * 20_000, "a number of 20,000 characters; at most 40", "shorten"),
        (b"0." + b"1" * 39, "a number of 41 characters", "shorten"),
        (b'"\\ud800"', "surrogate", "both halves"),
        (b'"\\udc00\\ud800"', "surrogate", "both halves"),
        (b"1, // why", "not JSON", "no comments"),
        (b"'x'", "not JSON", "correct the text"),
        (b"01", "not JSON", "correct the text"),
    ],
)
def test_a_value_that_json_does_not_have_is_refused(value: bytes, message: str, hint: str) -> None:
    error = refused(b'{"openapi": "3.1.0",\n "x": ' + value + b"}")
    assert message in error.message
    assert hint in error.hint
    assert error.where.startswith("c.json:2:")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0." + "1" * 38, 0.1111111111111111),
        ("18446744073709551615", 2**64 - 1),
        ("18446744073709551616", 2**64),
        ("-9223372036854775808", -(2**63)),
        ("-9223372036854775809", -(2**63) - 1),
        ("340282366920938463463374607431768211455", 2**128 - 1),
        ("1" * 40, int("1" * 40)),
        ("-0", 0),
        ("1e2", 100.0),
    ],
)
def test_a_number_of_up_to_40_characters_keeps_its_exact_value(text: str, value: float) -> None:
    for shape in ('{{"openapi": "3.1.0", "x": {}}}', '{{"openapi": "3.1.0","x":[\n{} \n]}}'):
        found = parse(Source("c.json", shape.format(text).encode())).root["x"]
        found = found[0] if isinstance(found, list) else found
        assert (found, type(found)) == (value, type(value))


def test_long_digits_inside_texts_are_no_numbers() -> None:
    texts = ["1" * 60, "id 12345678901234567890123456789012345678901234567890, x", "[" + "9" * 50]
    data = json.dumps({"openapi": "3.1.0", "x": texts, "1" * 50: ": " + "2" * 45 + ","})
    assert parse(Source("c.json", data.encode())).root["x"] == texts


@pytest.mark.parametrize("depth", [101, 253, 254, 1_000, 10_000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
@pytest.mark.parametrize("is_closed", [True, False])
def test_json_nested_deeper_than_100_is_refused_fast(
    depth: int, opening: bytes, closing: bytes, *, is_closed: bool
) -> None:
    start = time.process_time()
    inner = opening * (depth - 1) + b"1" + closing * (depth - 1) * is_closed
    error = refused(b'{"openapi": "3.1.0", "x": ' + inner + b"}" * is_closed)
    assert time.process_time() - start < 5
    if depth > 1_000 or is_closed:
        assert "more than 100 deep" in error.message
        assert error.where == f"c.json:1:{27 + 99 * len(opening)}"


def test_json_nested_100_deep_is_read() -> None:
    for inner in (b"1", b"[]", b""):
        closed = b"[" * 98 + b"[" + inner + b"]" + b"]" * 98
        if inner == b"[]":
            closed = closed[1:-1]
        assert parse(Source("c.json", b'{"openapi": "3.1.0", "x": ' + closed + b"}")).root


def test_a_file_of_100_megabytes_is_refused_before_it_is_parsed() -> None:
    error = refused(b'{"x": "' + b" " * 100_000_000 + b'"}')
    assert error.message == "100,000,009 bytes; at most 67,108,864 are read"


@pytest.mark.parametrize("name", ["c.json", "c.yaml"])
def test_more_values_than_allowed_are_refused(name: str) -> None:
    limits = Limits(nodes=20)
    fits = b'{"openapi": "3.1.0", "a,[{": [[], {}, "[,,,,,,,,,,,,,,,,,,,,,,,,,,,", {"b": [1]}]}'
    over = fits.replace(b"[1]", b"[" + b"1," * 20 + b"1]")
    if name == "c.yaml":
        fits, over = b"# YAML\n" + fits, b"# YAML\n" + over
    assert parse(Source(name, fits), limits=limits)
    assert "20" in refused(over, name, limits).message


def test_values_are_counted_exactly_where_it_matters() -> None:
    data = b'{"openapi": "3.1.0", "a": [[], {}, "[,", {"b": [1, 2]}]}'
    assert parse(Source("c.json", data), limits=Limits(nodes=10))
    assert "holds 10 values; at most 9" in refused(data, limits=Limits(nodes=9)).message


@pytest.mark.parametrize(
    ("data", "where", "message", "hint"),
    [
        (b'{"swagger": "2.0"}', "c.json:1:2", "Swagger '2.0'", "convert it to OpenAPI 3"),
        (b"info: {}\nswagger: '2.0'\n", "c.json:2:1", "Swagger '2.0'", "convert it"),
        (b"{}", "c.json:1:1", "no 'openapi' member", "is this an OpenAPI document?"),
        (b'{"asyncapi": "3.0.0"}', "c.json:1:1", "no 'openapi'", "is this an OpenAPI document?"),
        (b'{"openapi": "4.0.0"}', "c.json:1:2", "'4.0.0' is not read", "3.1"),
        (b'{"openapi": "3.3.0"}', "c.json:1:2", "'3.3.0' is not read", "3.1"),
        (b'{"openapi": "3.1"}', "c.json:1:2", "'3.1' is not read", "3.1.1"),
        (b'{"openapi": "3.1.0\\n"}', "c.json:1:2", "is not read", "3.1.1"),
        (b'{"openapi": "\\u001b[31m"}', "c.json:1:2", "'\\x1b[31m' is not read", "3.1.1"),
        (b'{"a": 1,\n "openapi": 3.1}', "c.json:2:2", "'3.1' is not a text", "3.1.1"),
        (b'{"openapi": null}', "c.json:1:1", "no 'openapi' member", "is this an OpenAPI"),
    ],
)
def test_other_formats_and_versions_are_refused(
    data: bytes, where: str, message: str, hint: str
) -> None:
    error = refused(data)
    assert error.where == where
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    "data",
    [
        b'{"openapi": "3.1.0"' + b', "a": 1' * 100_000 + b"}",
        b"openapi: 3.1.0\n" + b"a: 1\n" * 50_000,
        b'{"openapi": "3.1.0", "paths": [' + b'{"$ref": "http://x"},' * 50_000 + b"{}]}",
    ],
)
def test_a_flood_of_problems_is_cut_and_costs_little(data: bytes) -> None:
    start = time.process_time()
    error = refused(data)
    assert len(error.problems) == 1_000
    assert time.process_time() - start < 5


SEEDS = (
    MINIMAL,
    b'{"openapi": "3.1.0",\n "x": {"$ref": "#/a%7B"}, "a": [1.5e3, "\\u0022\\ud83d\\ude00", null]}',
    b"openapi: 3.1.0\nx: &a {b: !!str 1, 200: [~, *c]}\ny: |\n  text\n? k\n: 'v'\n",
    b"%YAML 1.2\n---\nopenapi: 3.1.0\na: &a [1]\nb: [*a, *a]\n...\n",
    b'\xef\xbb\xbf{"swagger": "2.0"}',
)
PIECES = st.sampled_from(
    [
        *(b"{", b"}", b"[", b"]", b":", b",", b'"', b"\\", b"\n", b" ", b"-", b"&a ", b"*a", b"<<"),
        *(
            b"\\u00",
            b"\\ud800",
            b"\x00",
            b"\xff",
            b"\xef\xbb\xbf",
            b"!!x ",
            b"%TAG",
            b"---\n",
            b"1e999",
        ),
        *(
            b'"$ref":"',
            b"$ref: ",
            b"#/x",
            b"http://",
            b"../",
            b"NaN",
            b"'",
            b"|\n",
            b"? ",
            b"#",
            b"\t",
        ),
    ]
)


@settings(max_examples=1_000, deadline=None)
@given(
    seed=st.sampled_from(SEEDS),
    edits=st.lists(
        st.tuples(st.integers(0, 90), st.integers(0, 8), PIECES | st.binary(max_size=3)), max_size=4
    ),
    name=st.sampled_from(["c.json", "c.yaml"]),
)
def test_whatever_the_bytes_there_is_a_document_or_a_refusal(
    seed: bytes, edits: list[tuple[int, int, bytes]], name: str
) -> None:
    data = seed
    for at, length, piece in edits:
        data = data[:at] + piece + data[at + length :]
    outcome = document_or_error(Source(name, data))
    if isinstance(outcome, ContractError):
        assert outcome.message.isprintable()
        assert outcome.where.startswith(f"{name}:")
    else:
        assert outcome.root["openapi"]
        assert locate(outcome, ["", "/openapi", "/x/b"])[""] >= (1, 1)


def document_or_error(source: Source) -> Document | ContractError:
    try:
        return parse(source)
    except ContractError as error:
        return error
