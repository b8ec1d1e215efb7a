from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.contracts import DONE, changes, contract, having, names, webhook

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

KEY: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key"}
LOGIN: JsonObject = {
    "type": "oauth2",
    "flows": {"clientCredentials": {"tokenUrl": "https://a.io", "scopes": {"r": "R", "w": "W"}}},
}
TOKEN: JsonObject = {"type": "http", "scheme": "bearer"}
SCHEMES: JsonObject = {"key": KEY, "login": LOGIN, "token": TOKEN}
ANYBODY: JsonObject = {}
K: JsonObject = {"key": []}
T: JsonObject = {"token": []}
KT: JsonObject = {"key": [], "token": []}
NONE: JsonObject = {"login": []}
R: JsonObject = {"login": ["r"]}
RW: JsonObject = {"login": ["r", "w"]}


def secured(*alternatives: JsonObject, schemes: JsonObject = SCHEMES) -> JsonObject:
    """A contract of which all operations demand one of these, in an order of their own."""
    paths: Json = {f"/{name}": {"get": {"responses": DONE}} for name in "ab"}
    components: Json = {"securitySchemes": schemes}
    return contract(paths=paths, security=[*alternatives], components=components)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [ANYBODY], []),
        ([K, T], [T, K], []),
        ([RW], [{"login": ["w", "r"]}], []),
        ([], [K], ["security added"]),
        ([ANYBODY], [K], ["security added"]),
        ([ANYBODY, K], [K], ["security added"]),
        ([K], [], ["security removed"]),
        ([K, T], [ANYBODY], ["security removed"]),
        ([K], [ANYBODY, K], ["security removed"]),
        ([K], [ANYBODY, T], ["security removed", "documentation added security"]),
        ([K, T], [T], ["security-alternative removed key"]),
        ([K], [T], ["security-alternative removed key", "security-alternative added token"]),
        ([K], [K, T], ["security-alternative added token"]),
        ([K], [KT], ["security-alternative removed key"]),
        ([KT], [K], ["security-alternative added key"]),
        ([KT], [K, T], ["security-alternative added key", "security-alternative added token"]),
        ([R], [RW], ["security-scope added w"]),
        ([RW], [R], ["security-scope removed w"]),
        ([NONE], [R], ["security-scope added r"]),
        ([{"login": ["w"]}], [R], ["security-scope added r", "security-scope removed w"]),
        ([R], [RW, NONE], ["security-scope removed r", "documentation added security"]),
        ([R, K], [RW, K], ["security-scope added w"]),
        ([K], [K, KT], ["documentation added security"]),
        ([], [ANYBODY, K], ["documentation added security"]),
    ],
)
def test_alternatives_are_compared_by_what_they_demand(
    old: list[JsonObject], new: list[JsonObject], expected: list[str]
) -> None:
    assert names(secured(*old), secured(*new)) == expected


def test_an_edit_for_the_whole_contract_is_one_change_with_all_its_uses() -> None:
    [change] = changes(secured(K), secured(K, T))
    assert [use.operation for use in change.uses] == ["GET /a", "GET /b"]
    assert (change.pointer_before, change.pointer_after) == ("/security", "/security/1")


def test_an_operation_has_its_own_security_before_that_of_the_contract() -> None:
    own: Json = {"/a": {"get": {"responses": DONE, "security": [K]}}}
    base, head = secured(K), secured(T)
    base["paths"] = head["paths"] = own
    assert changes(base, head) == ()


def test_the_same_security_may_be_written_on_operation_or_contract() -> None:
    written = contract(
        paths={f"/{n}": {"get": {"responses": DONE, "security": [K]}} for n in "ab"},
        components={"securitySchemes": SCHEMES},
    )
    assert changes(secured(K), written) == ()


def test_a_scheme_with_another_name_is_the_same() -> None:
    renamed: JsonObject = {"other": KEY, "login": LOGIN, "token": TOKEN}
    assert changes(secured(K, T), secured({"other": []}, T, schemes=renamed)) == ()
    described: JsonObject = {**renamed, "other": {**KEY, "description": "A key"}}
    head = secured({"other": []}, T, schemes=described)
    assert names(secured(K, T), head) == ["documentation added description"]


def test_a_scheme_that_no_operation_uses_is_an_unused_component() -> None:
    base, head = secured(K), secured(K, schemes={"key": KEY, "login": LOGIN})
    assert names(base, head) == ["component removed token"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (KEY, {**KEY, "name": "x-KEY"}, []),
        (KEY, {**KEY, "name": "Y-Key"}, ["security-scheme changed name"]),
        (KEY, {**KEY, "in": "query"}, ["security-scheme changed in"]),
        (TOKEN, {**TOKEN, "scheme": "Bearer"}, []),
        (TOKEN, {**TOKEN, "scheme": "basic"}, ["security-scheme changed scheme"]),
        (TOKEN, KEY, ["security-scheme changed type"]),
        (KEY, {**KEY, "description": "A"}, ["documentation added description"]),
        (LOGIN, {**LOGIN, "flows": {}}, ["oauth-flow removed clientCredentials"]),
    ],
)
def test_a_scheme_is_compared_by_what_it_demands(
    old: JsonObject, new: JsonObject, expected: list[str]
) -> None:
    base, head = (secured(K, schemes={"key": scheme}) for scheme in (old, new))
    assert names(base, head) == expected


def test_a_scheme_that_changed_is_one_change_for_all_that_use_it() -> None:
    base, head = secured(K), secured(K, schemes={**SCHEMES, "key": {**KEY, "name": "Y"}})
    [change] = changes(base, head)
    assert [use.operation for use in change.uses] == ["GET /a", "GET /b"]
    assert change.pointer_after == "/components/securitySchemes/key/name"


def test_the_security_of_the_contract_does_not_hold_for_what_the_server_calls() -> None:
    schemes: JsonObject = {"securitySchemes": SCHEMES}
    base, head = (having(webhook(), security=[a], components=schemes) for a in (K, T))
    assert changes(base, head) == ()
