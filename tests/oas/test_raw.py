from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from oas.document import Document, Source
from oas.files import load
from oas.loading import parse
from oas.raw import Change, Kind, compare

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json


def document(**members: Json) -> Document:
    root = {"openapi": "3.1.1", "info": {"title": "t", "version": "1.0.0"}, **members}
    return parse(Source("contract.json", json.dumps(root).encode()))


def changed(base: Json, head: Json) -> tuple[Change, ...]:
    """The changes between two schemas, at pointers relative to them."""
    prefix = "/components/schemas/A"
    found = compare(
        document(components={"schemas": {"A": base}}), document(components={"schemas": {"A": head}})
    )
    return tuple(
        Change(
            change.kind,
            change.pointer_before and change.pointer_before.removeprefix(prefix),
            change.pointer_after and change.pointer_after.removeprefix(prefix),
            change.before,
            change.after,
        )
        for change in found
    )


def test_a_document_is_equal_to_itself() -> None:
    one = document(paths={"/a": {"get": {}}})
    assert compare(one, one) == ()
    assert compare(one, document(paths={"/a": {"get": {}}})) == ()


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        ({"a": 1}, {"a": 2}, Change(Kind.CHANGED, "/a", "/a", 1, 2)),
        ({}, {"a": 1}, Change(Kind.ADDED, None, "/a", None, 1)),
        ({"a": 1}, {}, Change(Kind.REMOVED, "/a", None, 1, None)),
        ({"a": None}, {}, Change(Kind.REMOVED, "/a", None, None, None)),
        ({}, {"a": None}, Change(Kind.ADDED, None, "/a", None, None)),
        ({"a": {"b": 1}}, {"a": [1]}, Change(Kind.CHANGED, "/a", "/a", {"b": 1}, [1])),
        ({"a": "x"}, {"a": {}}, Change(Kind.CHANGED, "/a", "/a", "x", {})),
        ({"a/b": {"~": 1}}, {"a/b": {"~": 2}}, Change(Kind.CHANGED, "/a~1b/~0", "/a~1b/~0", 1, 2)),
        (
            {"default": 1},
            {"default": True},
            Change(Kind.CHANGED, "/default", "/default", before=1, after=True),
        ),
        (
            {"default": {"a": [0]}},
            {"default": {"a": [False]}},
            Change(Kind.CHANGED, "/default/a/0", "/default/a/0", before=0, after=False),
        ),
    ],
)
def test_one_edit_is_one_change_with_its_place_on_both_sides(
    base: Json, head: Json, expected: Change
) -> None:
    assert changed(base, head) == (expected,)


def test_a_whole_subtree_that_is_new_is_one_change() -> None:
    assert changed({}, {"properties": {"a": {"type": "string"}}}) == (
        Change(Kind.ADDED, None, "/properties", None, {"a": {"type": "string"}}),
    )


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        ([1, 2, 3], [9, 1, 2, 3], [Change(Kind.ADDED, None, "/default/0", None, 9)]),
        ([1, 2, 3], [1, 9, 2, 3], [Change(Kind.ADDED, None, "/default/1", None, 9)]),
        ([1, 2, 3], [1, 2, 3, 9], [Change(Kind.ADDED, None, "/default/3", None, 9)]),
        ([1, 2, 3], [2, 3], [Change(Kind.REMOVED, "/default/0", None, 1, None)]),
        ([1, 2, 3], [1, 3], [Change(Kind.REMOVED, "/default/1", None, 2, None)]),
        ([1, 1, 1], [1, 1], [Change(Kind.REMOVED, "/default/2", None, 1, None)]),
        ([1, 2, 3], [1, 9, 3], [Change(Kind.CHANGED, "/default/1", "/default/1", 2, 9)]),
        ([], [1, 2], [Change(Kind.ADDED, None, f"/default/{i}", None, i + 1) for i in (0, 1)]),
    ],
)
def test_in_an_ordered_array_one_insertion_is_one_change(
    base: Json, head: Json, expected: list[Change]
) -> None:
    assert changed({"default": base}, {"default": head}) == tuple(expected)


def test_in_a_set_members_come_and_go() -> None:
    assert changed({"enum": ["a", "b", "c"]}, {"enum": ["d", "c", "a"]}) == (
        Change(Kind.REMOVED, "/enum/1", None, "b", None),
        Change(Kind.ADDED, None, "/enum/0", None, "d"),
    )


def test_a_member_that_is_listed_once_more_is_a_change() -> None:
    assert changed({"enum": ["a"]}, {"enum": ["a", "a"]}) == (
        Change(Kind.ADDED, None, "/enum/1", None, "a"),
    )


def test_an_edited_branch_is_found_wherever_it_stands() -> None:
    base: Json = {"oneOf": [{"minimum": 1, "type": "integer"}, {"type": "string"}]}
    head: Json = {"oneOf": [{"type": "string"}, {"type": "integer", "minimum": 2}]}
    assert changed(base, head) == (
        Change(Kind.CHANGED, "/oneOf/0/minimum", "/oneOf/1/minimum", 1, 2),
    )


def test_a_branch_that_only_one_side_has_is_one_change() -> None:
    head: Json = {"oneOf": [{"type": "null"}, {"type": "string"}]}
    assert changed({"oneOf": [{"type": "string"}]}, head) == (
        Change(Kind.ADDED, None, "/oneOf/0", None, {"type": "null"}),
    )


def parameters(*names: str, required: bool = False) -> Document:
    listed: Json = [{"in": "query", "name": name, "required": required} for name in names]
    return document(paths={"/a": {"get": {"parameters": listed}}})


def test_parameters_are_the_same_where_place_and_name_are() -> None:
    pointer = "/paths/~1a/get/parameters"
    assert compare(parameters("a", "b"), parameters("b", "c")) == (
        Change(
            Kind.REMOVED,
            f"{pointer}/0",
            None,
            {"in": "query", "name": "a", "required": False},
        ),
        Change(
            Kind.ADDED,
            None,
            f"{pointer}/1",
            None,
            {"in": "query", "name": "c", "required": False},
        ),
    )
    assert compare(parameters("a", "b"), parameters("b", "a", required=True)) == (
        Change(
            Kind.CHANGED, f"{pointer}/0/required", f"{pointer}/1/required", before=False, after=True
        ),
        Change(
            Kind.CHANGED, f"{pointer}/1/required", f"{pointer}/0/required", before=False, after=True
        ),
    )


def test_the_same_name_in_another_place_is_another_parameter() -> None:
    base, head = (
        document(paths={"/a": {"parameters": [{"in": place, "name": "a"}]}})
        for place in ("query", "header")
    )
    found = compare(base, head)
    assert [change.kind for change in found] == [Kind.ADDED, Kind.REMOVED]


def test_the_changes_come_in_the_order_of_the_sorted_keys() -> None:
    found = changed(
        {"c": 1, "a": 1, "b": {"z": 1, "y": 1}}, {"a": 2, "b": {"y": 2, "z": 2}, "c": 2}
    )
    assert [change.pointer for change in found] == ["/a", "/b/y", "/b/z", "/c"]


def test_what_is_gone_is_named_by_where_it_stood() -> None:
    removed, added = changed({"a": 1}, {"b": 1})
    assert (removed.pointer, added.pointer) == ("/a", "/b")


CORPUS = (
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "k8s-apps-v1.json",
    "discord-v10.json",
)


@pytest.mark.parametrize("name", CORPUS)
def test_a_real_contract_read_twice_is_equal(corpus: Path, name: str) -> None:
    assert compare(load(corpus / name), load(corpus / name)) == ()


@pytest.fixture(scope="module")
def pair(corpus: Path) -> tuple[Document, Document]:
    return load(corpus / "github-22.0.0.json"), load(corpus / "github-23.0.2.json")


def test_every_change_between_two_real_versions_stands_where_it_says(
    pair: tuple[Document, Document],
) -> None:
    base, head = pair
    changes = compare(base, head)
    assert len(changes) > 1000
    for change in changes:
        if change.pointer_before is not None:
            assert base.node(change.pointer_before).value == change.before
        if change.pointer_after is not None:
            assert head.node(change.pointer_after).value == change.after
    version = [change for change in changes if change.pointer == "/info/version"]
    assert version == [
        Change(Kind.CHANGED, "/info/version", "/info/version", "22.0.0", "23.0.2"),
    ]


def test_the_way_back_mirrors_the_way_there(pair: tuple[Document, Document]) -> None:
    base, head = pair
    there = {(c.kind, c.pointer_before, c.pointer_after) for c in compare(base, head)}
    opposite = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}
    back = {(opposite[c.kind], c.pointer_after, c.pointer_before) for c in compare(head, base)}
    assert there == back
