from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

TEXT: JsonObject = {"type": "string"}
INTEGER: JsonObject = {"type": "integer"}
RFC = {"type", "title", "status", "detail"}


def obj(required: list[Json] | None = None, **properties: JsonObject) -> JsonObject:
    return {"type": "object", "properties": {**properties}, "required": required or [*properties]}


def items(of: JsonObject, **said: Json) -> JsonObject:
    return {"type": "array", "items": of, **said}


PLACED: JsonObject = {
    "type": "object",
    "properties": {"in": {"enum": ["body", "query"]}, "pointer": TEXT, "detail": TEXT},
    "required": ["in", "pointer", "detail"],
}
# The shapes of errors that real contracts have.
SHAPES: dict[str, JsonObject] = {
    "spotify": obj(error=obj(status=INTEGER, message=TEXT)),
    "digitalocean": obj(["id", "message"], id=TEXT, message=TEXT, request_id=TEXT),
    "github": obj(
        ["message", "documentation_url"],
        message=TEXT,
        documentation_url=TEXT,
        errors=items(obj(["code"], resource=TEXT, field=TEXT, message=TEXT, code=TEXT, index=INTEGER)),
    ),
    "discord": obj(code=INTEGER, message=TEXT),
    "problem": obj(
        ["type", "title", "status", "errors"],
        type={"type": "string", "format": "uri-reference"},
        title=TEXT,
        status={"type": "integer", "minimum": 400},
        detail={"type": "string", "maxLength": 20},
        errors=items(PLACED, minItems=1),
    ),
    "fastapi": obj(detail=items(obj(loc=items({"anyOf": [TEXT, INTEGER]}), msg=TEXT, type=TEXT))),
    "strings": obj(errors=items(TEXT), success={"const": False}),
    "nested": obj(error={"oneOf": [{"type": "null"}, obj(code={"enum": ["oops", "unprocessable_entity"]}, details=TEXT)]}),
    "reference": {"$ref": "#/components/schemas/Shared"},
    "closed": {**obj(message=TEXT, timestamp={"type": "string", "format": "date-time"}), "additionalProperties": False},
    "list": items(obj(message=TEXT), minItems=1),
    "text": TEXT,
    "anything": {},
}  # fmt: skip


def operation(status: str, shape: JsonObject, media_type: str = "application/json") -> JsonObject:
    number: JsonObject = {"name": "n", "in": "query", "required": True, "schema": INTEGER}
    refused: JsonObject = {"description": "refused", "content": {media_type: {"schema": shape}}}
    return {
        "parameters": [number],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": obj(name=TEXT)}},
        },
        "responses": {"204": {"description": "ok"}, status: refused},
    }


@pytest.fixture(scope="module")
def client(generate: Callable[..., Package], contract: Callable[..., JsonObject]) -> TestClient:
    paths: JsonObject = {
        f"/{name}": {"post": operation("422", each)} for name, each in SHAPES.items()
    }
    paths["/only400"] = {"post": operation("400", SHAPES["discord"])}
    paths["/default"] = {
        "post": operation("default", SHAPES["discord"], "application/problem+json")
    }
    paths["/range"] = {"post": operation("4XX", SHAPES["spotify"])}
    paths["/other"] = {"post": operation("404", SHAPES["digitalocean"])}
    paths["/plain"] = {"post": operation("422", TEXT, "text/plain")}
    paths["/none"] = {"post": operation("500", SHAPES["discord"])}
    paths["/impossible"] = {
        "post": operation("422", obj(a={"type": "string", "pattern": "^x{9}$"}))
    }
    package = generate(contract(paths, schemas={"Shared": SHAPES["digitalocean"]}))
    return TestClient(package.app(default=Nobody()), raise_server_exceptions=False)


class Nobody:
    """Every method fails."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def fail(**_: object) -> object:
            raise RuntimeError("a secret")

        return fail


def refused(client: TestClient, path: str, content: str = '{"name": 5}') -> httpx2.Response:
    headers = {"content-type": "application/json"}
    return client.post(f"/{path}?n=x", content=content, headers=headers)


@pytest.mark.parametrize("name", SHAPES)
def test_a_request_that_does_not_fit_is_refused_in_the_shape_of_the_contract(
    client: TestClient, name: str
) -> None:
    answer = refused(client, name)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/json")
    shape = SHAPES["digitalocean"] if name == "reference" else SHAPES[name]
    jsonschema_rs.Draft202012Validator(shape, validate_formats=True).validate(answer.json())


def test_the_facts_stand_where_their_names_say(client: TestClient) -> None:
    detail = "The request does not match the contract."
    assert refused(client, "spotify").json() == {"error": {"status": 422, "message": detail}}
    assert refused(client, "digitalocean").json()["message"] == detail
    assert refused(client, "discord").json() == {"code": 422, "message": detail}
    github = refused(client, "github").json()
    assert {each["field"] for each in github["errors"]} == {"#/n", "#/name"}
    locations = [each["loc"] for each in refused(client, "fastapi").json()["detail"]]
    assert sorted(locations) == [["body", "name"], ["query", "n"]]
    assert len(refused(client, "problem").json()["detail"]) == 20
    assert refused(client, "text").json() == detail
    assert set(refused(client, "anything").json()) == {*RFC, "errors"}


@pytest.mark.parametrize(
    ("name", "status", "media_type"),
    [
        ("only400", 400, "application/json"),
        ("default", 422, "application/problem+json"),
        ("range", 422, "application/json"),
        ("other", 422, "application/json"),
        ("plain", 422, "text/plain; charset=utf-8"),
        ("none", 422, "application/problem+json"),
        ("impossible", 422, "application/problem+json"),
    ],
)
def test_the_status_is_one_that_the_contract_lists_where_there_is_one(
    client: TestClient, name: str, status: int, media_type: str
) -> None:
    answer = refused(client, name)
    assert (answer.status_code, answer.headers["content-type"]) == (status, media_type)
    if name in {"none", "impossible"}:
        assert set(answer.json()) == {*RFC, "errors"}
    elif name != "plain":
        assert RFC.isdisjoint(answer.json())


def test_a_body_that_is_no_json_has_the_status_that_the_contract_lists(client: TestClient) -> None:
    assert refused(client, "only400", "{").status_code == 400
    assert refused(client, "spotify", "{").status_code == 422
    assert refused(client, "none", "{").status_code == 400


def test_what_fails_is_answered_in_the_shape_of_the_contract_without_details(
    client: TestClient,
) -> None:
    for name, body in (
        ("default", {"code": 500, "message": "The server failed to handle the request."}),
        ("none", {"code": 500, "message": "The server failed to handle the request."}),
    ):
        answer = client.post(f"/{name}?n=1", json={"name": "x"})
        assert (answer.status_code, answer.json()) == (500, body)
    other = client.post("/spotify?n=1", json={"name": "x"})
    assert (other.status_code, set(other.json())) == (500, RFC)
    assert "secret" not in other.text


def test_an_unknown_path_is_a_problem_document(client: TestClient) -> None:
    answer = client.get("/unknown")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Not Found",
    }
