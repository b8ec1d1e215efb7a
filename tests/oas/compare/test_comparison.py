from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from oas.compare import compare
from oas.compare.pairing import in_order, is_equal
from oas.document import Source
from oas.files import load
from oas.loading import parse
from tests.oas.compare.contracts import DONE, changes, contract, having, names, operation, read
from tests.oas.compare.everything import everything

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
CORPUS = (
    *("petstore-1.0.27.yaml", "train-travel-1.2.1.yaml", "spotify-2026.5.31.yaml"),
    *("k8s-apps-v1.json", "discord-v10.json"),
)


def test_the_same_bytes_are_not_looked_at() -> None:
    document = read(operation())
    broken = replace(document, root={})
    assert compare(document, broken) == ()
    assert len(compare(document, replace(broken, source=Source("other", b"{}")))) > 0


def test_everything_that_can_be_said_is_equal_to_itself() -> None:
    one = read(everything())
    spaced = replace(one, source=Source("spaced", one.source.data + b" "))
    assert compare(one, spaced) == ()


@pytest.mark.parametrize("name", CORPUS)
def test_a_real_contract_is_equal_to_itself_whatever_its_bytes_are(corpus: Path, name: str) -> None:
    one = load(corpus / name)
    spaced = replace(one, source=Source(name, one.source.data + b"\n"))
    assert compare(one, spaced) == ()


def test_an_edit_of_a_real_contract_is_the_one_change(corpus: Path) -> None:
    base = load(corpus / "train-travel-1.2.1.yaml")
    root = _without(base.root, "paths", "/bookings")
    found = compare(base, replace(base, root=root, source=Source("head", b"")))
    assert [change.name for change in found] == ["GET /bookings", "POST /bookings"]


def _without(value: Json, *path: str) -> JsonObject:
    assert isinstance(value, dict)
    if len(path) == 1:
        return {key: member for key, member in value.items() if key != path[0]}
    return {**value, path[0]: _without(value[path[0]], *path[1:])}


def test_the_changes_of_schemas_stand_where_their_operation_does() -> None:
    def two(schema: JsonObject, text: str) -> JsonObject:
        body: JsonObject = {"content": {"application/json": {"schema": schema}}}
        item: JsonObject = {"put": {"requestBody": body, "responses": DONE}}
        other: JsonObject = {"get": {"responses": DONE, "description": text}}
        return contract(paths={"/a": item, "/b": other, "/c": item})

    assert names(two(TEXT, "a"), two({"type": "string", "maxLength": 5}, "b")) == [
        "string-length narrowed maxLength",
        "documentation changed description",
        "string-length narrowed maxLength",
    ]


def test_what_is_said_of_the_contract_comes_first_and_its_tags_last() -> None:
    base = having(operation(tags=["a"]), tags=[{"name": "a"}])
    info: Json = {"title": "U", "version": "2.0.0"}
    head = having(operation(tags=["b"]), tags=[{"name": "b"}], info=info)
    assert names(base, head) == [
        "info changed title",
        "operation-tag removed a",
        "operation-tag added b",
        "tag removed a",
        "tag added b",
    ]


def test_a_description_beside_a_reference_is_documentation() -> None:
    def described(version: str, text: str) -> JsonObject:
        reference: JsonObject = {"$ref": "#/components/responses/Gone", "description": text}
        components: Json = {"responses": {"Gone": {"description": "Gone"}}}
        document = operation(responses={"410": reference})
        return having(document, openapi=version, components=components)

    [change] = changes(described("3.1.1", "a"), described("3.1.1", "b"))
    assert (change.subject, change.name) == ("documentation", "description")
    assert change.pointer_after == "/paths/~1things/post/responses/410/description"
    assert changes(described("3.0.3", "a"), described("3.0.3", "b")) == ()


def test_the_order_of_tags_is_nothing() -> None:
    one: Json = {"name": "a"}
    two: Json = {"name": "b"}
    base, head = having(operation(), tags=[one, two]), having(operation(), tags=[two, one])
    assert changes(base, head) == ()


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        ("", "ab", "ab"),
        ("ab", "", "ab"),
        ("abc", "cab", "cab"),
        ("axyb", "ba", "baxy"),
        ("xa", "ab", "xab"),
    ],
)
def test_what_is_gone_stands_after_what_stood_before_it(
    base: str, head: str, expected: str
) -> None:
    assert "".join(in_order(base, head)) == expected


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        (1, 1.0, True),
        ([2**70], [2**70], True),
        (1, True, False),
        ([0], [False], False),
        ({"a": 1, "b": 2.0}, {"b": 2, "a": 1}, True),
        ([1, 2], [2, 1], False),
        ("1", 1, False),
    ],
)
def test_values_are_equal_as_data(base: Json, head: Json, *, expected: bool) -> None:
    assert is_equal(base, head) is expected


def test_a_part_in_another_file_is_compared_where_it_is_used(tmp_path: Path) -> None:
    for side, text in (("base", "string"), ("head", "integer")):
        body: JsonObject = {"schema": {"$ref": "parts.json#/Thing"}}
        content: Json = {"content": {"application/json": body}}
        folder = tmp_path / side
        folder.mkdir()
        (folder / "contract.json").write_text(json.dumps(operation(requestBody=content)))
        (folder / "parts.json").write_text(json.dumps({"Thing": {"type": text}}))
    base, head = (load(tmp_path / side / "contract.json") for side in ("base", "head"))
    [change] = compare(base, head)
    assert (change.subject, change.edit) == ("type", "changed")
    assert change.pointer_after == "/components/schemas/Thing/type"
    assert compare(base, load(tmp_path / "base" / "contract.json")) == ()


def test_callbacks_of_callbacks_cost_no_more_than_they_are_many() -> None:
    def ring(text: str) -> JsonObject:
        references: list[JsonObject] = [{"$ref": f"#/components/callbacks/c{n}"} for n in range(60)]
        callbacks: JsonObject = {f"to{n}": reference for n, reference in enumerate(references)}
        item: JsonObject = {"post": {"responses": DONE, "callbacks": callbacks, "summary": text}}
        paths: JsonObject = {
            f"/{n}": {"get": {"responses": DONE, "callbacks": {"c": r}}}
            for n, r in enumerate(references)
        }
        components: Json = {"callbacks": {f"c{n}": {"{$url}": item} for n in range(60)}}
        return contract(paths=paths, components=components)

    found = changes(ring("a"), ring("b"))
    assert len(found) == 60
    assert {change.name for change in found} == {"summary"}


def test_a_path_parameter_of_a_real_contract_may_have_another_name(corpus: Path) -> None:
    base = load(corpus / "petstore-1.0.27.yaml")
    data = base.source.data.replace(b"{petId}", b"{pet}").replace(b"- name: petId", b"- name: pet")
    found = compare(base, parse(Source("head", data)))
    assert [(c.subject, c.name, len(c.uses)) for c in found] == [
        ("path-parameter-name", "petId", 3),
        ("path-parameter-name", "petId", 1),
    ]
