from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.contracts import DONE, changes, contract, names

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
GET: JsonObject = {"get": {"responses": DONE}}


def paths(*names: str, **more: Json) -> JsonObject:
    """A contract with a `get` at each of these paths."""
    return contract(paths=dict.fromkeys(names, GET), **more)


def parameter(name: str, schema: JsonObject = TEXT, /, **more: Json) -> JsonObject:
    """A path parameter."""
    return {"name": name, "in": "path", "required": True, "schema": schema, **more}


def pets(*parameters: JsonObject, path: str) -> JsonObject:
    """A contract with one path and its parameters."""
    return contract(paths={path: {"get": {"responses": DONE, "parameters": [*parameters]}}})


def test_paths_that_differ_in_the_names_of_their_parameters_are_one_path() -> None:
    base = pets(parameter("owner"), parameter("pet"), path="/{owner}/pets/{pet}")
    head = pets(parameter("pet"), parameter("person"), path="/{person}/pets/{pet}")
    assert names(base, head) == ["path-parameter-name changed owner"]


def test_parameters_of_a_path_are_matched_by_their_position() -> None:
    base = pets(parameter("a"), parameter("b", {"type": "integer"}), path="/{a}/{b}")
    head = pets(parameter("b"), parameter("a", {"type": "integer"}), path="/{b}/{a}")
    assert names(base, head) == ["path-parameter-name changed a", "path-parameter-name changed b"]


def test_a_renamed_parameter_is_one_change_for_all_operations_of_its_path() -> None:
    methods: JsonObject = {"get": {"responses": DONE}, "put": {"responses": DONE}}
    base, head = (
        contract(paths={f"/{{{name}}}": {**methods, "parameters": [parameter(name)]}})
        for name in ("a", "b")
    )
    [change] = changes(base, head)
    assert [use.operation for use in change.uses] == ["GET /{b}", "PUT /{b}"]
    assert (change.pointer_before, change.pointer_after) == ("/paths/~1{a}", "/paths/~1{b}")


@pytest.mark.parametrize(
    ("old", "new"),
    [("/a/{x}", "/a/b"), ("/a/b", "/a/{x}"), ("/a", "/a/"), ("/A", "/a"), ("/{x}", "/{x}.json")],
)
def test_other_paths_are_other_operations(old: str, new: str) -> None:
    assert names(paths(old), paths(new)) == [
        f"operation removed GET {old}",
        f"operation added GET {new}",
    ]


def test_a_path_that_both_sides_write_alike_is_no_candidate_for_another_name() -> None:
    assert names(paths("/{a}"), paths("/{b}", "/{a}")) == ["operation added GET /{b}"]


def test_a_path_item_says_the_same_wherever_it_stands() -> None:
    query: JsonObject = {"name": "q", "in": "query", "schema": TEXT}
    shared = contract(paths={"/a": {"parameters": [query], "get": {"responses": DONE}}})
    own = contract(paths={"/a": {"get": {"responses": DONE, "parameters": [query]}}})
    component = contract(
        paths={"/a": {"$ref": "#/components/pathItems/A"}},
        components={"pathItems": {"A": {"get": {"responses": DONE, "parameters": [query]}}}},
    )
    for base in (shared, own, component):
        for head in (shared, own, component):
            assert changes(base, head) == ()


def test_a_parameter_of_the_operation_replaces_that_of_the_path() -> None:
    shared: JsonObject = {"name": "q", "in": "query", "schema": TEXT}
    own: JsonObject = {**shared, "required": True}
    base = contract(paths={"/a": {"parameters": [shared], "get": {"responses": DONE}}})
    head = contract(
        paths={"/a": {"parameters": [shared], "get": {"responses": DONE, "parameters": [own]}}}
    )
    assert names(base, head) == ["parameter became-required q"]


def test_methods_of_3_2_are_operations() -> None:
    base = contract("3.2.0", paths={"/a": {**GET, "query": {"responses": DONE}}})
    head = contract(
        "3.2.0", paths={"/a": {**GET, "additionalOperations": {"COPY": {"responses": DONE}}}}
    )
    assert names(base, head) == ["operation removed QUERY /a", "operation added COPY /a"]


def test_operations_come_in_the_order_of_the_head_and_what_is_gone_where_it_was() -> None:
    base, head = paths("/a", "/b", "/c", "/d"), paths("/d", "/x", "/a", "/y")
    assert names(base, head) == [
        "operation added GET /x",
        "operation removed GET /b",
        "operation removed GET /c",
        "operation added GET /y",
    ]


def test_a_path_with_three_operations_that_is_gone_is_three_changes() -> None:
    methods = ("get", "put", "delete")
    base = contract(paths={"/a": {m: {"responses": DONE} for m in methods}, "/b": GET})
    found = changes(base, paths("/b"))
    assert [change.name for change in found] == ["GET /a", "PUT /a", "DELETE /a"]
    assert {change.pointer_after for change in found} == {"/paths"}


def test_an_operation_that_is_gone_says_what_was_said_of_its_end() -> None:
    old: JsonObject = {"responses": DONE, "deprecated": True, "x-sunset": "2026-01-01"}
    base = contract(paths={"/a": {"get": old}, "/b": GET})
    [change] = changes(base, paths("/b"))
    assert change.before == {"deprecated": True, "sunset": "2026-01-01"}
    assert [use.operation for use in change.uses] == ["GET /a"]


def test_what_is_said_of_a_path_is_said_of_all_its_operations() -> None:
    methods: JsonObject = {"get": {"responses": DONE}, "put": {"responses": DONE}}
    base, head = (contract(paths={"/a": {**methods, "description": text}}) for text in "ab")
    [change] = changes(base, head)
    assert change.pointer_after == "/paths/~1a/description"
    assert [use.operation for use in change.uses] == ["GET /a", "PUT /a"]
