from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2
    from fastapi import FastAPI

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

PROBLEM = "application/problem+json"
MODEL: JsonObject = {"schema": {"$ref": "#/components/schemas/Thing"}}
SCHEMAS: JsonObject = {
    "Thing": {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "at": {"type": "string", "format": "date-time"},
            "class": {"type": "string"},
        },
        "required": ["id"],
    }
}


def returns(responses: JsonObject, method: str = "get") -> JsonObject:
    return {method: {"responses": {k: {"description": "", **v} for k, v in responses.items()}}}  # type: ignore[dict-item]


def content(*media_types: str) -> JsonObject:
    known: dict[str, Json] = {"application/json": MODEL, PROBLEM: MODEL}
    return {"content": {name: known.get(name, {}) for name in media_types}}


PATHS: JsonObject = {
    "/model": returns({"200": content("application/json"), "404": content(PROBLEM)}),
    "/created": returns({"201": {**content("application/json"), "headers": {"Location": {}}}}, "post"),
    "/empty": returns({"204": {}, "304": {}}),
    "/text": returns({"200": content("text/csv")}),
    "/stream": returns({"200": content("application/octet-stream")}),
    "/both": returns({"200": content("application/json", "application/xml")}),
    "/range": returns({"2XX": content("application/json"), "4XX": content(PROBLEM)}),
    "/default": returns({"default": content(PROBLEM)}),
    "/any": returns({"200": content("*/*")}),
    "/redirect": returns({"302": {"headers": {"Location": {}}}}),
    "/teapot": returns({"418": {}, "499": content("text/plain")}),
    "/raise": returns({"200": {}, "409": content(PROBLEM)}),
    "/undocumented": returns({"200": content("application/json")}),
    "/fails": returns({"200": content("application/json")}),
}  # fmt: skip


class Replying:
    """Answers each operation by what a test has put there."""

    def __init__(self) -> None:
        self.result: Any = None

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def reply(**_: object) -> object:
            await asyncio.sleep(0)
            if isinstance(self.result, Exception):
                raise self.result
            return self.result

        return reply


class Case:
    """A served application whose next answer a test decides."""

    def __init__(
        self, package: Package, app: FastAPI, client: httpx2.Client, replying: Replying
    ) -> None:
        self.app = app
        self.replies, self.models = package.module("replies"), package.module("models")
        self.calling = package.module("calling")
        self.client, self.replying = client, replying

    def get(self, path: str, result: object, method: str = "GET") -> httpx2.Response:
        self.replying.result = result
        # After a failure the server closes the connection: none is used again.
        return self.client.request(method, path, headers={"Connection": "close"})


@pytest.fixture(scope="module")
def case(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> Iterator[Case]:
    package = generate(contract(PATHS, schemas=SCHEMAS))
    replying = Replying()
    app = package.app(default=replying)
    with serve(app) as client:
        yield Case(package, app, client, replying)


def test_a_bare_model_is_the_first_success(case: Case) -> None:
    answer = case.get("/model", case.models.Thing(id=1, class_="x"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {"id": 1, "class": "x"}


def test_an_absent_property_stays_absent_in_the_answer(case: Case) -> None:
    assert case.get("/model", case.models.Thing(id=1)).text == '{"id":1}'


def test_a_reply_has_its_own_status_and_media_type(case: Case) -> None:
    answer = case.get("/model", case.replies.NotFound(case.models.Thing(id=4)))
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert answer.json() == {"id": 4}


def test_a_reply_may_carry_headers(case: Case) -> None:
    reply = case.replies.Created(case.models.Thing(id=4), headers={"Location": "/model/4"})
    answer = case.get("/created", reply, "POST")
    assert (answer.status_code, answer.headers["location"]) == (201, "/model/4")
    assert case.get("/created", case.models.Thing(id=4), "POST").status_code == 201


def test_a_reply_without_a_body_sends_none(case: Case) -> None:
    for reply, status in ((case.replies.NoContent(), 204), (case.replies.NotModified(), 304)):
        answer = case.get("/empty", reply)
        assert (answer.status_code, answer.content) == (status, b"")
        assert "content-type" not in answer.headers
    assert case.get("/empty", None).status_code == 204


def test_text_is_sent_as_the_contract_s_media_type(case: Case) -> None:
    answer = case.get("/text", "a,b\n")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text == "a,b\n"


def test_bytes_are_sent_at_once_or_as_a_stream(case: Case) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"chunk"

    assert case.get("/stream", b"all").content == b"all"
    answer = case.get("/stream", chunks())
    assert answer.content == b"chunk" * 100
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_stream_may_still_ask_for_the_request(case: Case) -> None:
    async def lines() -> AsyncIterator[str]:
        yield str(case.calling.current_request().url.path)

    assert case.get("/text", lines()).text == "/text"


def test_another_media_type_is_chosen_by_the_reply(case: Case) -> None:
    reply = case.replies.OK(b"<id>1</id>", media_type="application/xml")
    answer = case.get("/both", reply)
    assert (answer.headers["content-type"], answer.content) == ("application/xml", b"<id>1</id>")
    assert case.get("/both", case.models.Thing(id=1)).json() == {"id": 1}


def test_any_media_type_is_json_for_a_model_and_octets_for_bytes(case: Case) -> None:
    model = case.get("/any", case.models.Thing(id=1))
    assert (model.headers["content-type"], model.json()) == ("application/json", {"id": 1})
    assert case.get("/any", b"x").headers["content-type"] == "application/octet-stream"
    png = case.get("/any", case.replies.OK(b"x", media_type="image/png"))
    assert png.headers["content-type"] == "image/png"


def test_a_range_and_the_default_take_any_status_of_theirs(case: Case) -> None:
    thing = case.models.Thing(id=1)
    assert case.get("/range", case.replies.Success(thing, status=202)).status_code == 202
    refused = case.get("/range", case.replies.ClientError(thing, status=451))
    assert (refused.status_code, refused.headers["content-type"]) == (451, PROBLEM)
    assert case.get("/default", case.replies.Default(thing, status=503)).status_code == 503


def test_a_redirect_and_rare_statuses_are_replies_too(case: Case) -> None:
    found = case.get("/redirect", case.replies.Found(None, headers={"Location": "/model"}))
    assert (found.status_code, found.headers["location"]) == (302, "/model")
    assert case.get("/teapot", case.replies.ImATeapot(None)).status_code == 418
    rare = case.get("/teapot", case.replies.Status499("gone"))
    assert (rare.status_code, rare.text) == (499, "gone")


def test_deep_code_may_raise_a_reply(case: Case) -> None:
    reply = case.replies.Conflict(case.models.Thing(id=9))
    answer = case.get("/raise", case.replies.ReplyError(reply))
    assert (answer.status_code, answer.headers["content-type"]) == (409, PROBLEM)


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("/undocumented", lambda replies: replies.Conflict("x")),
        ("/undocumented", lambda replies: replies.OK({"id": 1}, media_type="image/png")),
        ("/undocumented", lambda replies: replies.ReplyError(replies.Conflict("x"))),
        ("/default", lambda _: "a body without a documented success"),
        ("/empty", lambda _: "a body where there is none"),
        ("/fails", lambda _: RuntimeError("the secret")),
    ],
)
def test_what_the_contract_does_not_know_is_a_server_error_without_details(
    case: Case, path: str, make: Callable[[Any], object]
) -> None:
    answer = case.get(path, make(case.replies))
    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert "secret" not in answer.text
    if path == "/default":
        # The contract says what any answer of this operation looks like.
        assert answer.json() == {"id": 500}
    else:
        assert set(answer.json()) == {"type", "title", "status", "detail"}


def test_the_server_learns_which_reply_the_contract_does_not_know(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    package, replying = generate(contract(PATHS, schemas=SCHEMAS)), Replying()
    replying.result = package.module("replies").Conflict("x")
    with (
        TestClient(package.app(default=replying)) as client,
        pytest.raises(Exception, match="GET /undocumented: the contract knows no status 409"),
    ):
        client.get("/undocumented")


def test_an_http_exception_becomes_a_problem(case: Case) -> None:
    answer = case.get("/model", HTTPException(409, "taken", {"X-Reason": "so"}))
    assert (answer.status_code, answer.headers["content-type"]) == (409, PROBLEM)
    assert (answer.json()["detail"], answer.headers["x-reason"]) == ("taken", "so")


def test_the_own_document_lists_the_responses_of_the_contract_and_no_others(case: Case) -> None:
    document = case.app.openapi()
    for path, item in PATHS.items():
        assert isinstance(item, dict)
        for method, operation in item.items():
            assert isinstance(operation, dict)
            found = document["paths"][path][method]["responses"]
            expected = operation["responses"]
            assert isinstance(expected, dict)
            assert set(found) == set(expected)
            for status, response in expected.items():
                assert isinstance(response, dict)
                media_types = set(found[status].get("content", {}))
                declared = response.get("content") or {}
                assert isinstance(declared, dict)
                assert media_types - {"application/json"} == set(declared) - {"application/json"}
                assert "application/json" not in declared or "application/json" in media_types


def test_the_own_document_refers_to_the_model_of_each_media_type(case: Case) -> None:
    responses = case.app.openapi()["paths"]["/model"]["get"]["responses"]
    reference = {"$ref": "#/components/schemas/Thing"}
    assert responses["200"]["content"] == {"application/json": {"schema": reference}}
    assert responses["404"]["content"] == {PROBLEM: {"schema": reference}}
