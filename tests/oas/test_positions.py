"""Where a node stands, against references that know it otherwise."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import orjson
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from oas.document import Document, Source, SpecVersion
from oas.files import load
from oas.grammar import walk
from oas.json_value import Json, JsonObject, as_array
from oas.loading import parse
from oas.pointer import join, split
from oas.positions import locate, locate_in
from oas.source_text import place, places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    _Members = Sequence[tuple[str | None, Json]]

CONTRACT = """{
  "openapi": "3.1.0",
  "info": {"title": "T", "version": "1"},
  "paths": {
    "/products/{id}": {"get": {
        "tags": ["é", {"😀": 1}, 3], "responses": {}}}},
  "a~b": {"": [[], [1, 2]]}
}
"""


def test_a_member_stands_at_its_key_and_an_item_at_its_value() -> None:
    document = parse(Source("c.json", CONTRACT.encode()))
    expected = {
        "": (1, 1),
        "/openapi": (2, 3),
        "/info/version": (3, 26),
        "/paths/~1products~1{id}": (5, 5),
        "/paths/~1products~1{id}/get/tags": (6, 9),
        "/paths/~1products~1{id}/get/tags/0": (6, 18),
        "/paths/~1products~1{id}/get/tags/1/😀": (6, 24),
        "/paths/~1products~1{id}/get/tags/2": (6, 33),
        "/paths/~1products~1{id}/get/responses": (6, 37),
        "/a~0b": (7, 3),
        "/a~0b/": (7, 11),
        "/a~0b//1/1": (7, 24),
    }
    assert locate(document, expected) == expected
    for pointer, found in expected.items():  # asked alone, the walk may stop earlier
        assert locate(document, [pointer]) == {pointer: found}


def test_what_does_not_exist_stands_at_its_nearest_ancestor() -> None:
    document = parse(Source("c.json", CONTRACT.encode()))
    expected = {
        "/nothing": (1, 1),
        "/info/nothing/below": (3, 3),
        "/info/title/below": (3, 12),
        "/paths/~1products~1{id}/get/tags/7/x": (6, 9),
    }
    assert locate(document, expected) == expected


def test_nothing_asked_is_nothing_found() -> None:
    assert locate(parse(Source("c.json", CONTRACT.encode())), []) == {}


def test_yaml_stands_at_the_same_places_however_it_is_written() -> None:
    text = """\
# é
openapi: 3.1.0
"paths":
  /a b:
    get: {tags: [x, {y: z}], '200': &r {d: 1}}
  ? /c
  : *r
list:
- - 1
  - |
    text
- é: 1
"""
    document = parse(Source("c.yaml", text.encode()))
    expected = {
        "": (2, 1),
        "/openapi": (2, 1),
        "/paths": (3, 1),
        "/paths/~1a b": (4, 3),
        "/paths/~1a b/get/tags/1/y": (5, 22),
        "/paths/~1a b/get/200": (5, 30),
        "/paths/~1a b/get/200/d": (5, 41),
        "/paths/~1c": (6, 5),
        "/paths/~1c/d": (6, 5),
        "/list/0/1": (10, 5),
        "/list/1/é": (12, 3),
    }
    assert locate(document, expected) == expected


def test_a_byte_order_mark_takes_no_column_and_carriage_returns_no_line() -> None:
    for name, text in (
        ("c.json", '{"openapi":\r\n"3.1.0",\r\n "x": 1}'),
        ("c.yaml", "a: 1\r\nx: 2"),
    ):
        source = Source(name, b"\xef\xbb\xbf" + text.encode())
        assert locate_in(source, ["", "/x"])[""] == (1, 1)
        assert locate_in(source, ["/x"])["/x"] == ((3, 2) if name == "c.json" else (2, 1))


def test_yaml_that_begins_with_a_brace_has_places_too() -> None:
    document = parse(Source("c.yaml", b"{openapi: 3.1.0,\n  info: {title: T}}"))
    assert locate(document, ["/info/title"]) == {"/info/title": (2, 10)}


def test_places_are_known_in_other_files() -> None:
    files = {
        "c.json": '{"openapi": "3.1.0", "components": {"schemas":\n {"A": {"$ref": "m.yaml#/B"}}}}',
        "m.yaml": "# money\nB:\n  type: string\n  not: {$ref: '#/C'}\nC: {items: {}}\n",
    }
    source = Source("c.json", files["c.json"].encode())
    document = parse(source, read_file=lambda path: Source(path, files[path].encode()))
    expected = {
        "/components/schemas/A": (2, 1),
        "/components/schemas/A/type": (3, 3),
        "/components/schemas/A/nothing": (2, 1),
        "/components/schemas/C/items": (5, 5),
        "/components/schemas": (1, 37),
    }
    assert locate(document, expected) == expected


def test_a_contract_that_breaks_the_schema_has_places() -> None:
    document = parse(Source("c.json", b'{"openapi": "3.1.0",\n "paths": [null, {"get": 7}]}'))
    assert locate(document, ["/paths/1/get"]) == {"/paths/1/get": (2, 19)}


TEXTS = st.text('":,[]{}\\ab/~\n é😀', max_size=5)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.floats(-1, 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=15,
)
BLANKS = st.sampled_from(["", " ", "\n", "\r\n  ", "\t", "\n\n    "])


class _Writer:
    """Writes a JSON value and remembers the offset of each node."""

    def __init__(self, data: st.DataObject) -> None:
        self.text = ""
        self.offsets: dict[str, int] = {}
        self._data = data

    def write(self, value: Json, pointer: str = "", *, is_member: bool = False) -> None:
        self._blank()
        if not is_member:
            self.offsets[pointer] = len(self.text)
        if isinstance(value, dict):
            self._container("{}", pointer, list(value.items()))
        elif isinstance(value, list):
            self._container("[]", pointer, [(None, item) for item in value])
        else:
            self.text += json.dumps(value, ensure_ascii=self._data.draw(st.booleans()))
        self._blank()

    def _container(self, brackets: str, pointer: str, members: _Members) -> None:
        self.text += brackets[0]
        for index, (key, value) in enumerate(members):
            self.text += "," if index else ""
            self._blank()
            below = join(pointer, index if key is None else key)
            if key is not None:
                self.offsets[below] = len(self.text)
                self.text += json.dumps(key, ensure_ascii=self._data.draw(st.booleans()))
                self._blank()
                self.text += ":"
            self.write(value, below, is_member=key is not None)
        self._blank()
        self.text += brackets[1]

    def _blank(self) -> None:
        self.text += self._data.draw(BLANKS)


@settings(max_examples=200, deadline=None)
@given(data=st.data(), value=VALUES)
def test_every_json_node_stands_where_the_writer_put_it(data: st.DataObject, value: Json) -> None:
    writer = _Writer(data)
    writer.write([value])
    asked = data.draw(st.lists(st.sampled_from(list(writer.offsets)), unique=True))
    found = locate_in(Source("c.json", writer.text.encode()), asked)
    assert found == {pointer: _place(writer.text, writer.offsets[pointer]) for pointer in asked}


@settings(max_examples=200, deadline=None)
@given(value=st.dictionaries(TEXTS, VALUES), blanks=BLANKS)
def test_a_file_of_two_spaces_a_level_is_searched_to_the_same_places(
    value: JsonObject, blanks: str
) -> None:
    data = orjson.dumps(value, option=orjson.OPT_INDENT_2) + blanks.encode()
    source = Source("c.json", data)
    asked = [*_pointers(value, ""), "/nothing", "/a/1/nothing"]
    document = Document(source, value, SpecVersion.V3_1)
    assert locate(document, asked) == locate_in(source, asked)


@pytest.mark.parametrize("name", ["discord-v10.json", "k8s-apps-v1.json"])
def test_a_real_file_is_searched_to_the_same_places(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    asked = [place.pointer for place in walk(document)][::7]
    found = locate(document, asked)
    assert found == locate_in(document.source, asked)
    assert len(set(found.values())) == len(asked) > 200


def test_where_a_file_says_something_else_than_the_document_it_is_read(corpus: Path) -> None:
    document = load(corpus / "k8s-apps-v1.json")
    changed = replace(document, root={**document.root, "paths": {}})
    asked = ["/paths/~1apis~1apps~1/get", "/info/version"]
    assert locate(changed, asked) == locate_in(document.source, asked) == locate(document, asked)


@settings(max_examples=100, deadline=None)
@given(value=st.dictionaries(TEXTS, VALUES, min_size=1, max_size=4), flow=st.booleans())
def test_every_yaml_node_stands_where_the_composer_saw_it(value: Json, *, flow: bool) -> None:
    text = "# é\n" + yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow)
    expected = dict(_composed(yaml.compose(text, Loader=yaml.SafeLoader), ""))
    assert locate_in(Source("c.yaml", text.encode()), expected) == expected


def test_locating_costs_one_pass_whatever_number_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    values: Json = {f"/p{n}": {"get": {"tags": ["a"] * 50}} for n in range(200)}
    source = Source("c.json", json.dumps(values, indent=1).encode())
    passes: list[str] = []
    decode = json.JSONDecoder.raw_decode

    def counted(self: json.JSONDecoder, text: str, at: int = 0) -> tuple[Json, int]:
        passes.append(text)
        found: tuple[Json, int] = decode(self, text, at)
        return found

    monkeypatch.setattr(json.JSONDecoder, "raw_decode", counted)
    pointers = [f"/~1p{n}/get" for n in range(200)]
    found = locate_in(source, pointers)
    # Three keys and one value a path: nothing inside `get` is looked at one by one, none twice.
    assert len(passes) <= 3 * len(pointers)
    assert found["/~1p199/get"] == _place(source.data.decode(), source.data.rfind(b'"get"'))


def test_offsets_become_places() -> None:
    text = "ab\n\ncd"
    assert places(text, [6, 0, 2, 3, 4, 0]) == {
        0: (1, 1),
        2: (1, 3),
        3: (2, 1),
        4: (3, 1),
        6: (3, 3),
    }
    assert place(text, 5) == (3, 2)


def _pointers(value: Json, pointer: str) -> Iterator[str]:
    yield pointer
    inside = value.items() if isinstance(value, dict) else enumerate(as_array(value))
    for key, member in inside:
        yield from _pointers(member, join(pointer, key))


def _place(text: str, offset: int) -> tuple[int, int]:
    lines = text[:offset].split("\n")
    return len(lines), len(lines[-1]) + 1


def _composed(node: yaml.Node | None, pointer: str) -> Iterator[tuple[str, tuple[int, int]]]:
    if not pointer:
        yield "", (2, 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield join(pointer, key.value), _mark(key)
            yield from _composed(value, join(pointer, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield join(pointer, index), _mark(item)
            yield from _composed(item, join(pointer, index))


def _mark(node: yaml.Node) -> tuple[int, int]:
    assert node.start_mark is not None
    return node.start_mark.line + 1, node.start_mark.column + 1


def test_pointers_split_as_they_are_joined() -> None:
    assert split(join("", "a/b", "~", 0)) == ["a/b", "~", "0"]
