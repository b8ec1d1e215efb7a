from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any, cast

import pytest
from starlette.datastructures import UploadFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2
    from fastapi import FastAPI

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

THING: JsonObject = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
    "required": ["id"],
}
FORM: JsonObject = {
    "type": "object",
    "properties": {
        "inline": {"type": "object", "properties": {"a": {"type": "integer", "readOnly": True}}},
        "choice": {"enum": [f"a rather long choice, number {n}" for n in range(5)]},
    },
    "required": ["inline"],
}
REFERENCE: JsonObject = {"$ref": "#/components/schemas/Thing"}
FILE: JsonObject = {"type": "string", "format": "binary"}
PROBLEM = "application/problem+json"


def body(content: JsonObject, *, required: bool = True) -> JsonObject:
    return {"post": {"requestBody": {"required": required, "content": content}}}


def form(media_type: str, required: list[Json], properties: JsonObject) -> JsonObject:
    schema: JsonObject = {"type": "object", "properties": properties, "required": required}
    return body({media_type: {"schema": schema}})


PATHS: JsonObject = {
    "/json": body({"application/json": {"schema": REFERENCE}}),
    "/optional": body({"application/json": {"schema": REFERENCE}}, required=False),
    "/merge": body({"application/merge-patch+json": {"schema": REFERENCE}}),
    "/list": body({"application/json": {"schema": {"type": "array", "items": REFERENCE}}}),
    "/scalar": body({"application/json": {"schema": {"type": "integer", "minimum": 1}}}),
    "/anything": body({"application/json": {}}),
    "/either": body({"application/json": {"schema": REFERENCE}, "application/xml": {}}),
    "/either-or-none": body({"application/json": {"schema": REFERENCE}, "text/csv": {}}, required=False),
    "/range": body({"*/*": {"schema": REFERENCE}}),
    "/bytes": body({"application/octet-stream": {}}),
    "/text": body({"text/plain": {"schema": {"type": "string"}}}),
    "/raw": body({"image/png": {}, "image/jpeg": {}}),
    "/get": {"get": body({"application/json": {"schema": REFERENCE}})["post"]},
    "/urlencoded": form(
        "application/x-www-form-urlencoded",
        ["name"],
        {
            "name": {"type": "string", "minLength": 2},
            "age": {"type": "integer", "default": 7},
            "tags": {"type": "array", "items": {"type": "string"}},
            "class": {"type": "string"},
            "level": {"enum": [1, 2]},
        },
    ),
    "/multipart": form(
        "multipart/form-data",
        ["file"],
        {
            "file": FILE,
            "more": {"type": "array", "items": FILE},
            "thing": REFERENCE,
            "things": {"type": "array", "items": REFERENCE},
            "note": {"type": "string"},
        },
    ),
    "/component": body({"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Form"}}}),
}  # fmt: skip


async def described(value: object) -> object:
    """JSON of whatever an operation was given."""
    if isinstance(value, list):
        return [await described(item) for item in value]
    if isinstance(value, UploadFile):
        return {"file": value.filename, "text": (await value.read()).decode()}
    if isinstance(value, AsyncIterator):
        return {"stream": b"".join([chunk async for chunk in value]).decode()}
    if type(value).__name__ == "Content":
        content = cast("Any", value)
        return {"media type": content.media_type, "text": (await content.read()).decode()}
    return {"model": "dict", **value} if isinstance(value, dict) else value


class Describing:
    """Implements every operation by describing its arguments."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def describe(**arguments: object) -> object:
            return {name: await described(value) for name, value in arguments.items()}

        return describe


@pytest.fixture(scope="module")
def client(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> Iterator[httpx2.Client]:
    package = generate(contract(PATHS, schemas={"Thing": THING, "Form": FORM}))
    with serve(package.app(default=Describing())) as started:
        yield started


@pytest.mark.parametrize(
    ("path", "sent", "expected"),
    [
        ("/json", {"id": 1, "extra": True}, {"id": 1, "extra": True}),
        ("/optional", {"id": 1}, {"id": 1}),
        ("/list", [{"id": 1}, {"id": 2}], [{"id": 1}, {"id": 2}]),
        ("/scalar", 5, 5),
        ("/anything", {"a": [1, None]}, {"model": "dict", "a": [1, None]}),
        ("/either", {"id": 1}, {"id": 1}),
        ("/range", {"id": 1}, {"id": 1}),
    ],
)
def test_a_json_body_reaches_the_implementation_typed(
    client: httpx2.Client, path: str, sent: Json, expected: Json
) -> None:
    answer = client.post(path, json=sent)
    assert (answer.status_code, answer.json()) == (200, {"body": expected})


@pytest.mark.parametrize(
    ("path", "sent", "pointer"),
    [
        ("/json", {"id": "1"}, "#/id"),
        ("/json", {}, "#/id"),
        ("/json", [], "#"),
        ("/list", [{"id": 1}, {"id": "x"}], "#/1/id"),
        ("/scalar", 0, "#"),
        ("/scalar", None, "#"),
        ("/either", {"name": "x"}, "#/id"),
    ],
)
def test_a_json_body_that_does_not_fit_is_a_problem_with_its_place(
    client: httpx2.Client, path: str, sent: Json, pointer: str
) -> None:
    answer = client.post(path, json=sent)
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert [(e["in"], e["pointer"]) for e in answer.json()["errors"]] == [("body", pointer)]


def test_a_body_of_another_json_type_is_accepted_where_the_contract_names_it(
    client: httpx2.Client,
) -> None:
    merge = {"content-type": "application/merge-patch+json; charset=utf-8"}
    assert client.post("/merge", content='{"id": 1}', headers=merge).status_code == 200
    refused = client.post("/json", content='{"id": 1}', headers=merge)
    assert (refused.status_code, refused.headers["content-type"]) == (415, PROBLEM)


@pytest.mark.parametrize("path", ["/json", "/multipart", "/bytes", "/text"])
def test_a_body_of_a_media_type_that_the_contract_does_not_know_is_refused(
    client: httpx2.Client, path: str
) -> None:
    answer = client.post(path, content="x", headers={"content-type": "application/x-other"})
    assert answer.status_code == 415


@pytest.mark.parametrize("path", ["/json", "/either"])
def test_a_required_body_that_is_missing_is_a_problem(client: httpx2.Client, path: str) -> None:
    answer = client.post(path)
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"in": "body", "pointer": "#", "detail": "Field required"}]


@pytest.mark.parametrize("path", ["/optional", "/either-or-none"])
def test_an_optional_body_that_is_missing_is_none(client: httpx2.Client, path: str) -> None:
    assert client.post(path).json() == {"body": None}


@pytest.mark.parametrize("path", ["/json", "/either"])
@pytest.mark.parametrize("text", ["{", "{'id': 1}", '{"id": 1}}', "\ufeff"])
def test_a_body_that_is_no_json_is_a_bad_request(
    client: httpx2.Client, path: str, text: str
) -> None:
    answer = client.post(path, content=text.encode(), headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (400, PROBLEM)


def test_a_get_operation_may_have_a_body(client: httpx2.Client) -> None:
    answer = client.request("GET", "/get", json={"id": 1})
    assert answer.json() == {"body": {"id": 1}}


@pytest.mark.parametrize(
    ("path", "media_type"),
    [("/either", "application/xml"), ("/range", "application/x-yaml"), ("/raw", "image/jpeg")],
)
def test_a_body_without_a_model_is_handed_over_with_its_media_type(
    client: httpx2.Client, path: str, media_type: str
) -> None:
    answer = client.post(path, content="<id>1</id>", headers={"content-type": media_type})
    assert answer.json() == {"body": {"media type": media_type, "text": "<id>1</id>"}}


def test_bytes_are_streamed_to_the_implementation(client: httpx2.Client) -> None:
    chunks = (b"chunk" for _ in range(1000))
    answer = client.post(
        "/bytes", content=chunks, headers={"content-type": "application/octet-stream"}
    )
    assert answer.json() == {"body": {"stream": "chunk" * 1000}}


def test_text_is_decoded_and_refused_where_it_is_not_utf_8(client: httpx2.Client) -> None:
    headers = {"content-type": "text/plain"}
    assert client.post("/text", content="ä", headers=headers).json() == {"body": "ä"}
    refused = client.post("/text", content=b"\xff", headers=headers)
    assert (refused.status_code, refused.headers["content-type"]) == (400, PROBLEM)


def test_an_urlencoded_form_is_read_as_its_model(client: httpx2.Client) -> None:
    fields = {"name": "Ann", "tags": ["a", "b"], "class": "x", "level": "2"}
    answer = client.post("/urlencoded", data=fields)
    assert answer.json()["body"] == fields | {"level": 2} | answer.json()["body"]
    assert answer.json()["body"]["level"] == 2


def test_a_form_that_does_not_fit_is_a_problem_with_the_fields(client: httpx2.Client) -> None:
    answer = client.post("/urlencoded", data={"name": "A", "age": "x"})
    pointers = {(error["in"], error["pointer"]) for error in answer.json()["errors"]}
    assert (answer.status_code, pointers) == (422, {("body", "#/name"), ("body", "#/age")})


def test_files_and_json_parts_of_a_multipart_form_become_arguments(client: httpx2.Client) -> None:
    files: list[tuple[str, tuple[str | None, bytes | str]]] = [
        ("file", ("a.txt", b"A")),
        ("more", ("b.txt", b"B")),
        ("more", ("c.txt", b"C")),
        ("thing", (None, json.dumps({"id": 1}))),
        ("things", (None, json.dumps({"id": 2}))),
        ("things", (None, json.dumps({"id": 3}))),
        ("note", (None, "so")),
    ]
    answer = client.post("/multipart", files=files).json()
    assert answer["file"] == {"file": "a.txt", "text": "A"}
    assert answer["more"] == [{"file": "b.txt", "text": "B"}, {"file": "c.txt", "text": "C"}]
    assert (answer["thing"], answer["things"]) == ({"id": 1}, [{"id": 2}, {"id": 3}])
    assert answer["note"] == "so"


def test_the_fields_of_a_form_that_is_a_component_have_their_models(client: httpx2.Client) -> None:
    choice = "a rather long choice, number 3"
    files = {"inline": (None, '{"a": 1}'), "choice": (None, choice)}
    answer = client.post("/component", files=files)
    assert answer.json() == {"inline": {"a": 1}, "choice": choice}


def test_a_multipart_form_without_its_file_is_a_problem(client: httpx2.Client) -> None:
    answer = client.post("/multipart", files=[("note", (None, "so"))])
    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"in": "body", "pointer": "#/file", "detail": "Field required"}
    ]


@pytest.mark.parametrize(
    ("path", "media_types"),
    [
        ("/json", {"application/json"}),
        ("/merge", {"application/merge-patch+json"}),
        ("/either", {"application/json", "application/xml"}),
        ("/bytes", {"application/octet-stream"}),
        ("/raw", {"image/png", "image/jpeg"}),
        ("/urlencoded", {"application/x-www-form-urlencoded"}),
        ("/multipart", {"multipart/form-data"}),
    ],
)
def test_the_own_document_names_every_media_type_of_a_body(
    client: httpx2.Client, path: str, media_types: set[str]
) -> None:
    found = client.get("/openapi.json").json()["paths"][path]["post"]["requestBody"]
    assert (set(found["content"]), found["required"]) == (media_types, True)
