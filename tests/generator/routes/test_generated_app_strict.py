from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    import httpx2

    from oas.json_value import JsonObject
    from tests.generator.routes.conftest import Package

THING: JsonObject = {
    "type": "object",
    "properties": {"id": {"type": "integer", "minimum": 1}, "tags": {"type": "array", "items": {"type": "string"}}},
    "required": ["id"],
}  # fmt: skip
JSON: JsonObject = {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
INTEGER: JsonObject = {"type": "integer"}
TIME: JsonObject = {"type": "string", "format": "date-time"}
HEADERS: JsonObject = {
    "X-Left": {"required": True, "description": "How many", "schema": {"type": "integer", "minimum": 0}},
    "X-At": {"schema": TIME, "deprecated": True},
    "X-All": {"schema": {"type": "array", "items": INTEGER}, "example": [1, 2]},
    "X-On": {"schema": {"type": "boolean"}},
    "Content-Type": {"schema": {"type": "string"}},
}  # fmt: skip
PATHS: JsonObject = {
    "/a": {
        "get": {
            "operationId": "a",
            "responses": {
                "200": {"description": "ok", "headers": HEADERS, "content": JSON},
                "404": {"description": "gone", "content": JSON},
            },
        }
    },
    "/list": {
        "get": {
            "operationId": "listed",
            "responses": {
                "200": {
                    "description": "ok",
                    "content": {"application/json": {"schema": {"type": "array", "maxItems": 2, "items": INTEGER}}},
                }
            },
        }
    },
    "/files": {
        "get": {
            "operationId": "files",
            "responses": {"200": {"description": "ok", "content": {"text/csv": {}, "image/png": {}}}},
        }
    },
    "/events": {
        "get": {
            "operationId": "events",
            "responses": {"200": {"description": "ok", "content": {**JSON, "text/event-stream": {}}}},
        }
    },
}  # fmt: skip


class Answering:
    """Answers what a test has put there."""

    def __init__(self) -> None:
        self.result: object = None

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def answer(**_: object) -> object:
            return self.result

        return answer


class Case:
    """One application; `get` answers with what it is given."""

    def __init__(self, package: Package, *, strict: bool | None = None) -> None:
        self.replies, self.models = package.module("replies"), package.module("models")
        self.unfit = package.module("sending").UnfitReplyError
        self.answering = Answering()
        self.app = package.app(default=self.answering, strict_responses=strict)
        self.client = TestClient(self.app)

    def get(self, path: str, result: object) -> httpx2.Response:
        """The answer, where `result` is what the implementation returns."""
        self.answering.result = result
        return self.client.get(path)

    def thing(self, **values: object) -> object:
        """A thing that nobody checked."""
        return self.models.Thing.model_construct(**values)


@pytest.fixture(scope="module")
def package(generate: Callable[..., Package], contract: Callable[..., JsonObject]) -> Package:
    return generate(contract(PATHS, schemas={"Thing": THING}))


@pytest.fixture
def case(package: Package) -> Case:
    return Case(package)


def test_headers_of_the_contract_are_typed_and_written_as_text(case: Case) -> None:
    at = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    headers = {"X-Left": 3, "X-At": at, "X-All": [1, 2], "X-On": True}
    answer = case.get("/a", case.replies.OK(case.thing(id=1), headers=headers))
    assert answer.headers["x-left"] == "3"
    assert answer.headers["x-at"].startswith("2026-01-02T03:04:05")
    assert (answer.headers["x-all"], answer.headers["x-on"]) == ("1,2", "true")
    lower = case.get("/a", case.replies.OK(case.thing(id=1), headers={"x-left": 0}))
    assert (lower.status_code, lower.headers["x-left"]) == (200, "0")


@pytest.mark.parametrize(
    ("headers", "message"),
    [({}, "X-Left"), ({"X-Left": -1}, "X-Left"), ({"X-Left": "many"}, "X-Left")],
)
def test_headers_that_do_not_fit_are_a_failure_in_tests(
    case: Case, headers: dict[str, object], message: str
) -> None:
    with pytest.raises(case.unfit, match=rf"GET /a: the headers of 200(.|\n)*{message}"):
        case.get("/a", case.replies.OK(case.thing(id=1), headers=headers))


def test_a_body_that_does_not_fit_is_a_failure_in_tests(case: Case) -> None:
    headers = {"X-Left": 1}
    for bad in (case.thing(id=0), case.thing(), {"id": "1"}, None):
        with pytest.raises(case.unfit, match="GET /a: the body of 200 does not fit"):
            case.get("/a", case.replies.OK(bad, headers=headers))
    with pytest.raises(case.unfit, match="GET /list: the body of 200 does not fit"):
        case.get("/list", [1, 2, 3])
    assert case.get("/list", [1, 2]).json() == [1, 2]


def test_nothing_of_an_answer_is_checked_in_production(package: Package) -> None:
    case = Case(package, strict=False)
    assert case.get("/a", case.replies.OK(case.thing(id=0))).json() == {"id": 0}
    assert case.get("/list", [1, 2, 3]).json() == [1, 2, 3]
    # What the contract has no words for cannot be sent all the same.
    with pytest.raises(case.unfit, match="the contract knows no status 409"):
        case.get("/a", case.replies.Reply(None, status=409))


@pytest.mark.parametrize(
    ("variables", "strict", "status"),
    [({}, None, 200), ({}, True, 500), ({"PYTEST_VERSION": "9"}, None, 500), ({"PYTEST_VERSION": "9"}, False, 200)],
)  # fmt: skip
def test_answers_are_checked_under_tests_unless_it_is_said(
    package: Package,
    variables: dict[str, str],
    strict: bool | None,  # noqa: FBT001 (a value of the table)
    status: int,
) -> None:
    program = f"""
from starlette.testclient import TestClient
from {package.name}.app import create_app
class Answering:
    async def listed(self):
        return [1, 2, 3]
app = create_app(default=Answering(), strict_responses={strict})
print(TestClient(app, raise_server_exceptions=False).get("/list").status_code)
"""
    environment = {name: value for name, value in os.environ.items() if "PYTEST" not in name}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=package.folder.parent,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str(status), done.stderr


def test_a_file_is_sent_with_the_ranges_that_are_asked_for(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n1,2\n")
    whole = case.get("/files", path)
    assert (whole.content, whole.headers["content-type"]) == (
        b"a,b\n1,2\n",
        "text/csv; charset=utf-8",
    )
    assert "etag" in whole.headers
    image = case.get("/files", case.replies.OK(path, media_type="image/png"))
    assert image.headers["content-type"] == "image/png"
    case.answering.result = path
    part = case.client.get("/files", headers={"Range": "bytes=0-2"})
    assert (part.status_code, part.content) == (206, b"a,b")


def test_events_are_sent_as_they_happen_beside_the_model(case: Case) -> None:
    from fastapi.sse import ServerSentEvent

    async def events() -> AsyncIterator[ServerSentEvent]:
        yield ServerSentEvent(data=case.thing(id=1), event="thing", id="7", retry=5)
        yield ServerSentEvent(raw_data="plain")

    answer = case.get("/events", case.replies.OK(events()))
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.text == 'event: thing\ndata: {"id":1}\nid: 7\nretry: 5\n\ndata: plain\n\n'
    assert case.get("/events", case.thing(id=2)).json() == {"id": 2}


def test_fastapi_s_own_document_has_the_headers(case: Case) -> None:
    found = case.app.openapi()["paths"]["/a"]["get"]["responses"]
    assert set(found) == {"200", "404"}
    headers = found["200"]["headers"]
    left = headers["X-Left"]
    assert (left["required"], left["description"]) == (True, "How many")
    assert left["schema"] == {"type": "integer", "minimum": 0}
    assert (headers["X-At"]["deprecated"], headers["X-At"]["schema"]["format"]) == (
        True,
        "date-time",
    )
    assert headers["X-All"]["example"] == [1, 2]
    assert headers["X-All"]["schema"] == {"type": "array", "items": {"type": "integer"}}
    assert set(headers) == set(HEADERS) - {"Content-Type"}


def test_fastapi_s_own_document_has_no_422_of_its_own_and_no_status_but_the_contract_s(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    number: JsonObject = {"name": "n", "in": "query", "schema": INTEGER}
    own: JsonObject = {"ValidationError": {"type": "object", "properties": {"own": INTEGER}}}
    refused: JsonObject = {
        "application/json": {"schema": {"$ref": "#/components/schemas/ValidationError"}}
    }
    paths: JsonObject = {
        "/none": {"get": {"parameters": [number], "responses": {"200": {"description": "ok"}}}},
        "/own": {"get": {"parameters": [number], "responses": {"204": {"description": ""}, "422": {"description": "no", "content": refused}}}},
        "/range": {"get": {"parameters": [number], "responses": {"2XX": {"description": "ok", "content": refused}}}},
        "/default": {"get": {"parameters": [number], "responses": {"default": {"description": "ok", "content": refused}}}},
        "/redirect": {"get": {"responses": {"302": {"description": "there"}}}},
    }  # fmt: skip
    document = generate(contract(paths, schemas=own)).app().openapi()
    found = {path: set(item["get"]["responses"]) for path, item in document["paths"].items()}
    assert found == {
        "/none": {"200"}, "/own": {"204", "422"}, "/range": {"2XX"}, "/default": {"default"},
        "/redirect": {"302"},
    }  # fmt: skip
    assert set(document["components"]["schemas"]) == {"ValidationError"}
    assert set(document["components"]["schemas"]["ValidationError"]["properties"]) == {"own"}


def test_fastapi_s_own_document_has_a_model_for_each_media_type_with_examples_and_links(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    def one(name: str) -> JsonObject:
        return {"schema": {"$ref": f"#/components/schemas/{name}"}}

    schemas: JsonObject = {
        name: {"type": "object", "properties": {name: INTEGER}} for name in "ABC"
    }
    content: JsonObject = {
        "application/json": {**one("A"), "examples": {"x": {"summary": "S", "value": {"A": 1}}}},
        "application/vnd.b+json": one("B"),
        "application/vnd.a+json": {**one("A"), "example": {"A": 2}},
        "application/xml": one("C"),
        "image/png": {"schema": {"type": "string", "format": "binary"}},
    }
    links: JsonObject = {
        "self": {
            "operationId": "one",
            "parameters": {"id": "$response.body#/A"},
            "description": "D",
        }
    }
    said: JsonObject = {"description": "ok", "content": content, "links": links}
    paths: JsonObject = {
        "/one": {"get": {"operationId": "one", "responses": {"200": said, "409": said}}}
    }
    package = generate(contract(paths, schemas=schemas))
    responses = package.app().openapi()["paths"]["/one"]["get"]["responses"]
    assert responses == {"200": said, "409": said}
    assert package.notes == ()
