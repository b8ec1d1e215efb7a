from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.contracts import DONE, changes, contract, having, names, webhook

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject


def at(*urls: str) -> JsonObject:
    """A contract with these servers."""
    paths: Json = {f"/{name}": {"get": {"responses": DONE}} for name in "ab"}
    return contract(paths=paths, servers=[{"url": url} for url in urls])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], ["/"], []),
        (["https://a.io"], ["https://a.io/"], []),
        (
            ["https://a.io"],
            ["https://A.io"],
            ["server removed https://a.io", "server added https://A.io"],
        ),
        ([], ["https://a.io"], ["server added https://a.io"]),
        (["https://a.io"], [], ["server removed https://a.io"]),
        (["/v1"], ["/v1", "/v2"], ["server added /v2"]),
        (["/v1", "/v2", "/v3"], ["/v1", "/v3", "/v2"], []),
        (["/v1", "/v2"], ["/v2", "/v1"], ["server changed /v2"]),
    ],
)
def test_servers_are_matched_by_address(
    old: list[str], new: list[str], expected: list[str]
) -> None:
    assert names(at(*old), at(*new)) == expected


def test_an_edit_for_the_whole_contract_is_one_change_with_all_its_uses() -> None:
    [change] = changes(at("/v1"), at("/v1", "/v2"))
    assert [use.operation for use in change.uses] == ["GET /a", "GET /b"]
    assert (change.pointer_before, change.pointer_after) == ("/servers", "/servers/1")


def test_servers_of_an_operation_come_before_those_of_its_path_and_of_the_contract() -> None:
    servers: Json = [{"url": "/v1"}]
    on_operation = contract(paths={"/a": {"get": {"responses": DONE, "servers": servers}}})
    on_path = contract(paths={"/a": {"get": {"responses": DONE}, "servers": servers}})
    on_contract = contract(paths={"/a": {"get": {"responses": DONE}}}, servers=servers)
    for base in (on_operation, on_path, on_contract):
        for head in (on_operation, on_path, on_contract):
            assert changes(base, head) == ()
    assert names({**on_operation, "servers": [{"url": "/v3"}]}, on_contract) == []


def test_the_servers_of_the_contract_are_not_called_by_the_server() -> None:
    base, head = (having(webhook(), servers=[{"url": url}]) for url in ("/v1", "/v2"))
    assert changes(base, head) == ()
