"""What is no JSON, or not the contract's: refused by its reason, never a failure of the server."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from pydantic import MISSING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2
    from fastapi import FastAPI

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

JSON = "application/json"
MERGE = "application/merge-patch+json"
PROBLEM = "application/problem+json"
THING: JsonObject = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "more": {}},
    "required": ["id"],
}
PATCH: JsonObject = {"type": "object", "properties": {"name": {"type": ["string", "null"]}}}
LARGE = 8_000_000


def body(content: JsonObject, *, required: bool = True) -> JsonObject:
    return {"post": {"requestBody": {"required": required, "content": content}}}


def typed(schema: JsonObject, *, required: bool = True) -> JsonObject:
    return body({JSON: {"schema": schema}}, required=required)


TOP: dict[str, tuple[JsonObject, list[Json], list[Json]]] = {
    "integers": (
        {"type": "array", "items": {"type": "integer"}, "uniqueItems": True},
        [[], [1, 2], [1.0]],
        [["1"], [True], [1.5], [1, 1], [None], {}, "1", 1, None],
    ),
    "integer": ({"type": "integer"}, [1, -0, 1.0], ["1", True, 1.5, None, [1]]),
    "boolean": ({"type": "boolean"}, [True, False], ["true", "yes", 1, 0, None]),
    "text": ({"type": "string", "minLength": 1}, ["a", "1"], ["", 1, True, None, ["a"]]),
    "either": (
        {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "boolean"}}]},
        [1, [True]],
        ["1", [1], ["true"], True],
    ),
    "map": (
        {"type": "object", "additionalProperties": {"type": "number"}},
        [{}, {"a": 1, "b": 1.5}],
        [{"a": "1"}, {"a": True}, [], None],
    ),
    "date": ({"type": "string", "format": "date"}, ["2024-02-29"], ["2024-02-30", 0, 1709164800]),
    "null": ({"type": ["integer", "null"]}, [None, 5], ["null", "", False]),
}
PATHS: JsonObject = {
    **{f"/top/{name}": typed(schema) for name, (schema, _, _) in TOP.items()},
    "/thing": typed(THING),
    "/optional": typed(THING, required=False),
    "/nullable": typed({"type": ["object", "null"], "properties": {}}, required=False),
    "/several": body({JSON: {"schema": THING}, MERGE: {"schema": PATCH}}),
    "/xml": body({"application/xml": {"schema": {"type": "object"}}}),
    "/text": body({"text/plain": {"schema": {"type": "string"}}}),
    "/bytes": body({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}),
}  # fmt: skip


class Saying:
    """Implements every operation by saying what its body is."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def say(*, body: object) -> object:
            if body is MISSING:
                return {"kind": "missing"}
            if isinstance(body, bytes):
                return {"kind": "bytes", "size": len(body)}
            if isinstance(body, AsyncIterator):
                sizes = [len(chunk) async for chunk in body]
                return {"kind": "stream", "size": sum(sizes), "longest": max(sizes, default=0)}
            return {"kind": type(body).__name__, "value": body}

        return say


@pytest.fixture(scope="module")
def client(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> Iterator[httpx2.Client]:
    with serve(generate(contract(PATHS)).app(default=Saying())) as started:
        yield started


@pytest.mark.parametrize("name", TOP)
def test_a_body_that_is_no_object_is_as_strict_as_a_model(client: httpx2.Client, name: str) -> None:
    _, fitting, others = TOP[name]
    json_type = {"content-type": JSON}
    for value in fitting:
        answer = client.post(f"/top/{name}", content=json.dumps(value), headers=json_type)
        assert (answer.status_code, answer.json()["value"]) == (200, value)
    for value in others:
        answer = client.post(f"/top/{name}", content=json.dumps(value), headers=json_type)
        assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM), value


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"{'id': 1}",
        b'{"id": 1,}',
        b'{"id": NaN}',
        b'{"id": 1, "more": Infinity}',
        b'{"id": 1, "more": 1e999}',
        b'{"id": 1, "id": 2}',
        b'{"id": 1, "more": {"a": 1, "a": 1}}',
        b'{"id": 1, "more": "\\ud800"}',
        b'{"id": 1, "\\udfff": 1}',
        b'{"id": 1, "more": "\xff"}',
        b"\xef\xbb\xbf" + b'{"id": 1}',
        '{"id": 1}'.encode("utf-16"),
        b'{"id": 1} {"id": 2}',
        b'{"id": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"id": 1, "more": ' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    ],
)
def test_what_is_no_json_is_a_problem_of_the_request(client: httpx2.Client, text: bytes) -> None:
    answer = client.post("/thing", content=text, headers={"content-type": JSON})
    assert answer.status_code == (422 if text == b"" else 400), text[:40]
    assert answer.headers["content-type"] == PROBLEM


def test_a_pair_of_surrogates_is_one_character(client: httpx2.Client) -> None:
    text = b'{"id": 1, "more": "\\ud83d\\ude00"}'
    answer = client.post("/thing", content=text, headers={"content-type": JSON})
    assert answer.json()["value"]["more"] == "\N{GRINNING FACE}"


def test_what_is_nested_deeper_than_anybody_writes_is_refused(client: httpx2.Client) -> None:
    for depth, status in {50: 200, 99: 200, 100: 400, 300: 400, 900: 400}.items():
        nested = b"[" * depth + b"]" * depth
        text = b'{"id": 1, "more": ' + nested + b"}"
        answer = client.post("/thing", content=text, headers={"content-type": JSON})
        assert answer.status_code == status, depth


@pytest.mark.parametrize(
    "media_type",
    [
        "application/json",
        "application/json; charset=utf-8",
        'application/json;charset="UTF-8"',
        "Application/JSON ; Charset=UTF8",
        "application/json; profile=x",
    ],
)
def test_a_media_type_may_be_spelled_as_http_lets_it(
    client: httpx2.Client, media_type: str
) -> None:
    answer = client.post("/thing", content=b'{"id": 1}', headers={"content-type": media_type})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "media_type",
    [
        None,
        "",
        "json",
        "text/json",
        "text/plain",
        "application/vnd.thing+json",
        "application/jsonx",
        "application/json; charset=latin-1",
        "application/json; charset=utf-16",
    ],
)
def test_a_body_without_a_media_type_of_the_contract_is_not_supported(
    client: httpx2.Client, media_type: str | None
) -> None:
    headers = {} if media_type is None else {"content-type": media_type}
    answer = client.post("/thing", content=b'{"id": 1}', headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (415, PROBLEM)


def test_an_empty_optional_body_is_no_body_and_null_is_not_empty(client: httpx2.Client) -> None:
    nothing: JsonObject = {"kind": "NoneType", "value": None}
    assert client.post("/optional").json() == nothing
    assert client.post("/optional", content=b"", headers={"content-type": JSON}).json() == nothing
    chunked = client.post("/optional", content=iter([b""]), headers={"content-type": JSON})
    assert chunked.json() == nothing
    assert client.post("/optional", json=None, headers={"content-type": JSON}).json() == nothing
    null = client.post("/optional", content=b"null", headers={"content-type": JSON})
    assert null.status_code == 422


def test_absent_is_told_from_null_where_the_contract_tells_them_apart(
    client: httpx2.Client,
) -> None:
    assert client.post("/nullable").json() == {"kind": "missing"}
    null = client.post("/nullable", content=b"null", headers={"content-type": JSON})
    assert null.json() == {"kind": "NoneType", "value": None}


def test_each_media_type_is_held_to_its_own_schema(client: httpx2.Client) -> None:
    merge = {"content-type": MERGE}
    assert client.post("/several", content=b'{"name": null}', headers=merge).status_code == 200
    assert client.post("/several", content=b'{"name": 1}', headers=merge).status_code == 422
    assert client.post("/several", json={"id": 1}).status_code == 200
    assert client.post("/several", json={"name": None}).status_code == 422


def test_xml_is_bytes_and_text_is_decoded_as_it_says(client: httpx2.Client) -> None:
    xml = client.post("/xml", content=b"<a/>", headers={"content-type": "application/xml"})
    assert xml.json() == {"kind": "bytes", "size": 4}
    latin = {"content-type": "text/plain; charset=latin-1"}
    assert client.post("/text", content=b"\xe4", headers=latin).json()["value"] == "ä"
    unknown = {"content-type": "text/plain; charset=klingon"}
    assert client.post("/text", content=b"a", headers=unknown).status_code == 415


def test_bytes_arrive_in_pieces_and_a_missing_body_is_a_problem(client: httpx2.Client) -> None:
    octets = {"content-type": "application/octet-stream"}
    answer = client.post("/bytes", content=b"x" * LARGE, headers=octets).json()
    assert (answer["kind"], answer["size"]) == ("stream", LARGE)
    assert answer["longest"] < LARGE / 10
    assert client.post("/bytes", content=b"", headers=octets).json()["size"] == 0
    assert client.post("/bytes").status_code == 422
