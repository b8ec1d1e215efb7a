from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from oas.json_value import as_object

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    import httpx2
    from fastapi import FastAPI

    from oas.json_value import JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

SPELLED = '{ "openapi": "3.1.0",\n\t"info": {"title": "T\\u00e9st", "version": "1"}, "x-é": 1.0, "paths": {} }'


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """A contract in a file, byte for byte as given."""

    def make(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return path

    return make


def test_the_contract_is_served_byte_for_byte_with_its_digest(
    generate: Callable[..., Package], serve: Serve, write: Callable[[str, str], Path]
) -> None:
    digest = hashlib.sha256(SPELLED.encode()).hexdigest()
    with serve(generate(write("openapi.json", SPELLED)).app()) as client:
        answer = client.get("/openapi.json")
        assert answer.content == SPELLED.encode()
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["etag"] == f'"sha256:{digest}"'
        assert client.get("/openapi.yaml").status_code == 404
        assert client.head("/openapi.json").headers["etag"] == answer.headers["etag"]


def test_who_has_the_contract_is_not_sent_it_again(
    generate: Callable[..., Package], serve: Serve, write: Callable[[str, str], Path]
) -> None:
    with serve(generate(write("openapi.json", SPELLED)).app()) as client:
        tag = client.get("/openapi.json").headers["etag"]
        for held, status in (
            (tag, 304),
            (f'"x", W/{tag}', 304),
            ("*", 304),
            ('"sha256:x"', 200),
            ("", 200),
        ):
            answer = client.get("/openapi.json", headers={"If-None-Match": held})
            assert (answer.status_code, answer.headers["etag"]) == (status, tag), held
            assert (answer.content == b"") == (status == 304)


def test_a_contract_in_yaml_is_served_as_it_is_and_as_json(
    generate: Callable[..., Package], serve: Serve, corpus: Path
) -> None:
    path = corpus / "petstore-1.0.27.yaml"
    with serve(generate(path).app()) as client:
        yaml, converted = client.get("/openapi.yaml"), client.get("/openapi.json")
    assert yaml.content == path.read_bytes()
    assert yaml.headers["content-type"] == "application/yaml"
    assert yaml.headers["etag"] == f'"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"'
    assert converted.json()["info"]["version"] == "1.0.27-SNAPSHOT"
    assert converted.headers["etag"] == f'"sha256:{hashlib.sha256(converted.content).hexdigest()}"'


def test_the_page_of_the_documentation_reads_the_contract(
    generate: Callable[..., Package], serve: Serve, write: Callable[[str, str], Path]
) -> None:
    with serve(generate(write("openapi.json", SPELLED)).app()) as client:
        page = client.get("/docs")
    assert page.status_code == 200
    assert "'/openapi.json'" in page.text


SERVERS: JsonObject = {
    "servers": [
        {"url": "https://api.example.com/v1/"},
        {"url": "https://{region}.example.com/{stage}/v2", "variables": {
            "region": {"default": "eu"}, "stage": {"default": "live", "enum": ["live", "test.x"]},
        }},
        {"url": "{base}/base", "variables": {"base": {"default": "https://x/deep"}}},
        {"url": "relative"},
        {"url": "/"},
    ]
}  # fmt: skip
PATHS: JsonObject = {
    "/things/{id}": {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "get": {"operationId": "get"},
    },
    "/v1/kept": {"get": {"operationId": "kept"}},
    "/uploads": {
        "servers": [{"url": "https://up.example.com/files"}],
        "post": {"operationId": "up", "servers": [{"url": "https://up.example.com/fast/files"}]},
        "put": {"operationId": "put"},
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/things/1", 501),
        ("/v1/things/1", 501),
        ("/live/v2/things/1", 501),
        ("/test.x/v2/things/1", 501),
        ("/testyx/v2/things/1", 404),
        ("/other/v2/things/1", 404),
        ("/deep/base/things/1", 501),
        ("/relative/things/1", 501),
        ("/v1/v1/things/1", 404),
        ("/v11/things/1", 404),
        ("/v1", 404),
        ("/v1/unknown", 404),
        ("/v1/kept", 501),
        ("/v1/v1/kept", 501),
        ("/v1/openapi.json", 200),
    ],
)
def test_a_path_may_begin_with_the_path_of_a_server(
    generate: Callable[..., Package], contract: Callable[..., JsonObject], path: str, status: int
) -> None:
    app = generate({**contract(PATHS), **SERVERS}).app()
    assert TestClient(app).get(path).status_code == status
    # Behind a proxy that takes the path of the server away, and says so.
    assert TestClient(app, root_path="/outer").get(path).status_code == status


def test_a_path_has_the_servers_of_its_own(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    app = generate({**contract(PATHS), **SERVERS}).app()
    client = TestClient(app)
    assert client.post("/fast/files/uploads").status_code == 501
    assert client.put("/files/uploads").status_code == 501
    paths = as_object(app.openapi()["paths"])
    uploads = as_object(paths["/uploads"])
    assert as_object(uploads["post"])["servers"] == [{"url": "https://up.example.com/fast/files"}]
    assert as_object(uploads["put"])["servers"] == [{"url": "https://up.example.com/files"}]


def test_fastapi_s_own_document_has_what_the_contract_says_of_itself(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    info: JsonObject = {
        "title": "T",
        "version": "1",
        "summary": "S",
        "description": "D",
        "termsOfService": "terms",
        "contact": {"name": "N", "url": "https://example.com/c", "email": "a@example.com"},
        "license": {"name": "MIT", "identifier": "MIT"},
    }
    docs: JsonObject = {"url": "https://example.com/docs", "description": "More"}
    said: JsonObject = {
        "info": info,
        "externalDocs": docs,
        "tags": [{"name": "a", "description": "A", "externalDocs": docs}],
    }
    paths: JsonObject = {"/a": {"get": {"externalDocs": docs, "deprecated": True, "tags": ["a"]}}}
    package = generate({**contract(paths), **said})
    document = package.app().openapi()
    assert {word: document[word] for word in said} == said
    assert document["paths"]["/a"]["get"]["externalDocs"] == docs
    assert document["paths"]["/a"]["get"]["deprecated"] is True
    assert package.notes == ()


@pytest.mark.parametrize("url", ["docs/index.html", "http://[", "https://1.2.3.4.5/", "ftp://x/y"])
def test_a_url_that_fastapi_refuses_is_left_out_with_a_note(
    generate: Callable[..., Package], contract: Callable[..., JsonObject], url: str
) -> None:
    package = generate({**contract({"/a": {"get": {}}}), "externalDocs": {"url": url}})
    assert [note.pointer for note in package.notes] == ["/externalDocs/url"]
    assert "externalDocs" not in package.app().openapi()


def test_the_json_of_the_package_is_the_document(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    given = contract({"/a": {"get": {}}})
    package = generate(given)
    assert json.loads((package.folder / "contract.json").read_bytes()) == given
