"""The plain difference as text: all that differs, nothing else, and bounded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.document import Document, Source
from oas.files import load
from oas.json_value import Json, as_object
from oas.loading import parse
from oas.raw import compare
from oas.raw.view import MOST_LINES, raw_view

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "\x1b[31m\u202e\n::error::' \"~/#{{x}}"


def document(**members: Json) -> Document:
    root = {"openapi": "3.1.1", "info": {"title": "t", "version": "1.0.0"}, **members}
    return parse(Source("contract.json", json.dumps(root).encode()))


def schema(schema: Json) -> Document:
    return document(components={"schemas": {"A": schema}})


def test_what_differs_is_shown_by_operation_and_component() -> None:
    get: Json = {"operationId": "a", "parameters": [{"name": "x", "in": "query"}], "tags": ["b"]}
    base = document(
        paths={"/a": {"get": get}, "/gone": {"get": {}}},
        components={"schemas": {"A": {"type": "object", "required": ["x"], "maximum": 1}}},
    )
    head = document(
        paths={"/a": {"get": {**as_object(get), "operationId": "b", "deprecated": True}}},
        components={"schemas": {"A": {"type": "object", "required": ["x", "y"], "maximum": 1.0}}},
        tags=[{"name": "t"}],
    )
    assert raw_view(base, head).splitlines() == [
        "/components/schemas/A",
        "  + /required/1: 'y'",
        "",
        "/paths/~1a/get",
        "  + /deprecated: true",
        "  ~ /operationId: 'a' is now 'b'",
        "",
        "/paths/~1gone",
        '  - {"get":{}}',
        "",
        "/tags",
        '  + [{"name":"t"}]',
    ]


@pytest.mark.parametrize(
    ("base", "head"),
    [
        ({"enum": [1, 2, "a"]}, {"enum": ["a", 2.0, 1]}),
        ({"type": ["string", "null"]}, {"type": ["null", "string"]}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
def test_what_the_specification_reads_alike_is_no_difference(base: Json, head: Json) -> None:
    assert raw_view(schema(base), schema(head)) == ""


@pytest.mark.parametrize(
    ("base", "head", "line"),
    [
        ({"default": 1}, {"default": True}, "  ~ /default: 1 is now true"),
        ({"default": "1"}, {"default": 1}, "  ~ /default: '1' is now 1"),
        ({"default": None}, {}, "  - /default: null"),
        ({}, {"default": None}, "  + /default: null"),
        ({"x-a": None}, {"x-a": {}}, "  ~ /x-a: null is now {}"),
        ({"__a": 1}, {"__a": 2}, "  ~ /__a: 1 is now 2"),
        ({"a/b": {"~'[0]": 1}}, {"a/b": {"~'[0]": 2}}, "  ~ /a~1b/~0'[0]: 1 is now 2"),
        (True, {"type": "string"}, '  ~ true is now {"type":"string"}'),
    ],
)
def test_a_difference_is_one_line(base: Json, head: Json, line: str) -> None:
    assert raw_view(schema(base), schema(head)).splitlines() == ["/components/schemas/A", line]


def test_an_absent_part_is_told_from_null() -> None:
    assert raw_view(document(**{"x-a": None}), document()).splitlines() == ["/x-a", "  - null"]
    assert raw_view(document(**{"x-a": None}), document(**{"x-a": 1})).splitlines() == [
        "/x-a",
        "  ~ null is now 1",
    ]


def test_text_of_a_contract_cannot_write_to_the_terminal() -> None:
    key = HOSTILE.replace("\x1b", "").replace("\n", "")
    shown = raw_view(schema({key: "a"}), schema({key: HOSTILE, "b" + key: {}}))
    assert len(shown.splitlines()) == 3
    assert all(line.isprintable() for line in shown.split("\n"))


def test_the_view_is_bounded() -> None:
    long = raw_view(schema({"const": "a" * 10**6}), schema({"const": "b" * 10**6}))
    assert (len(long) < 1000, "too large" in long) == (True, True)
    many: Json = {f"A{n}": {"type": "string"} for n in range(MOST_LINES)}
    none = document(components={"schemas": {"A": {}}})
    lines = raw_view(none, document(components={"schemas": many})).splitlines()
    assert len(lines) <= MOST_LINES + 4
    assert lines[-1].endswith("more places differ")
    numbers: list[Json] = list(range(100_000))
    both = [schema({"prefixItems": numbers[i:] + numbers[:i]}) for i in (0, 50_000)]
    assert "too large" in raw_view(*both)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 2) | st.sampled_from(["a", "b/~", "__c"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["a", "b/~", "__c", "0"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(base=VALUES, head=VALUES)
def test_it_shows_something_where_and_only_where_something_differs(base: Json, head: Json) -> None:
    documents = document(**{"x-a": base}), document(**{"x-a": head})
    lines = raw_view(*documents).splitlines()
    assert bool(lines) == bool(compare(*documents))
    assert len(lines) != 1


def test_a_real_contract_is_shown_in_the_same_way_each_time(corpus: Path) -> None:
    document = load(corpus / "train-travel-1.2.1.yaml")
    get = as_object(as_object(as_object(document.root["paths"])["/stations"])["get"])
    other = json.loads(json.dumps(document.root))
    other["paths"]["/stations"]["get"]["parameters"].pop()
    other["paths"]["/stations"]["get"]["summary"] = "Other words"
    changed = Document(document.source, other, document.version)
    shown = raw_view(document, changed)
    assert shown == raw_view(document, changed)
    assert shown.startswith("/paths/~1stations/get\n")
    assert f"~ /summary: '{get['summary']}' is now 'Other words'" in shown
    assert raw_view(document, document) == ""
