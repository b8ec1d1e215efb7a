"""Values of a contract in a report: cut, laid out, compared; always printable and bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gates.formats.difference import Row, difference, unified
from gates.formats.excerpt import excerpt, shortened
from gates.formats.pretty import MOST_LINES, pretty

if TYPE_CHECKING:
    from oas.json_value import Json

VALUE: Json = {
    "id": 1,
    "name": "x" * 30,
    "items": [{"a": 1}, {"b": [1, 2, {"price": None, "zz": 1}]}, 3],
    "z": True,
}


@pytest.mark.parametrize(
    ("pointer", "room", "shown"),
    [
        (
            "/items/1/b/2/price",
            60,
            '{…, "items": [{"a": 1}, {"b": [1, 2, {"price": »null«, "zz": 1}]}, 3], …}',
        ),
        ("/items/0", 40, '{…, "items": [»{"a": 1}«, …], "z": true}'),
        ("/z", 20, '{…, "z": »true«}'),
        ("/items/7", 30, '{…, "items": »[{"a": 1}, {"b…«, …}'),
        ("/none/of/these", 20, '{"id": 1, "name": "…'),
        ("", 20, '{"id": 1, "name": "…'),
    ],
)
def test_the_place_that_matters_is_kept_and_marked(pointer: str, room: int, shown: str) -> None:
    assert excerpt(VALUE, pointer, room=room).text == shown


def test_a_short_value_is_shown_whole() -> None:
    assert (
        excerpt({"a": [1, 2.5, "ü"], "b/c": {}}, "/b~1c").text
        == '{"a": [1, 2.5, "ü"], "b/c": »{}«}'
    )
    assert excerpt("x", "").text == '"x"'


def test_an_excerpt_is_bounded_however_deep_and_wide_the_value_is() -> None:
    deep: Json = 1
    for _ in range(90):
        deep = {"k" * 60: deep, "other": ["y" * 500] * 500}
    assert len(excerpt(deep, f"/{'k' * 60}" * 90).text) < 800
    assert len(excerpt(["z" * 5000] * 9, "/4").text) < 800


@pytest.mark.parametrize("text", ["\x1b[31m", "\u202e", "\ud800", "\u2028", "\x85", "\n"])
def test_a_value_is_printable(text: str) -> None:
    value: Json = {"a": text, text: 1}
    assert excerpt(value, "/a").text.isprintable()
    assert shortened(value).isprintable()
    assert all(line.text.isprintable() for line in pretty(value))
    assert len(pretty(value)) == 4


@pytest.mark.parametrize("pointer", ["/99999999999999999999", "/²", "/-1", "/0/0", "/~"])
def test_a_pointer_that_leads_nowhere_marks_what_holds_it(pointer: str) -> None:
    assert excerpt([1, 2], pointer).text in {"[1, 2]", "[»1«, 2]"}


def test_the_lines_that_a_pointer_names_are_marked() -> None:
    lines = pretty({"a": {"b": [1, 2]}, "c": {}}, "/a/b")
    assert [(line.text, line.is_marked) for line in lines] == [
        ("{", False),
        ('  "a": {', False),
        ('    "b": [', True),
        ("      1,", True),
        ("      2", True),
        ("    ]", True),
        ("  },", False),
        ('  "c": {}', False),
        ("}", False),
    ]
    assert not any(line.is_marked for line in pretty({"a": 1}, ""))
    assert not any(line.is_marked for line in pretty({"a": 1}, "/b"))


def test_many_lines_are_cut_with_a_count() -> None:
    lines = pretty(list(range(500)))
    assert len(lines) == MOST_LINES + 1
    assert lines[-1].text == f"… {502 - MOST_LINES} more lines"


def test_two_values_are_compared_line_by_line() -> None:
    rows = difference({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3], "c": 2})
    assert rows == [
        Row("{", "{"),
        Row('  "a": 1,', '  "a": 1,'),
        Row('  "b": [', '  "b": ['),
        Row("    1,", "    1,"),
        Row("    2", "    3"),
        Row("  ]", "  ],"),
        Row(None, '  "c": 2'),
        Row("}", "}"),
    ]
    # A comma that a new neighbour brings is no difference.
    assert [row.is_equal for row in rows] == [True, True, True, True, False, True, False, True]
    assert list(unified(rows))[4:] == ["-    2", "+    3", "   ],", '+  "c": 2', " }"]


def test_what_is_absent_has_no_lines() -> None:
    assert difference(None, "x") == [Row(None, '"x"')]
    assert difference(None, None) == []
