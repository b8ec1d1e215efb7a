from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

PROBLEM = "application/problem+json"


class Named:
    """Answers each operation by the name of its method and its arguments."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def answer(**arguments: object) -> object:
            return [name, arguments]

        return answer


def operation(
    name: str, tag: str, *parameters: str, schema: JsonObject | None = None
) -> JsonObject:
    declared: list[Json] = [
        {"name": p, "in": "path", "required": True, "schema": schema or {"type": "string"}}
        for p in parameters
    ]
    return {"operationId": name, "tags": [tag], "parameters": declared}


PATHS: JsonObject = {
    "/products/{id}": {
        "get": operation("one", "products", "id"),
        "delete": operation("gone", "products", "id"),
    },
    "/products/{productId}": {"put": operation("put", "products", "productId")},
    "/products/export": {"get": operation("export", "exports")},
    "/products/{id}.{format}": {"get": operation("formatted", "exports", "id", "format")},
    "/products/{id}/images/{n}": {"get": operation("image", "products", "id", "n")},
    "/{kind}/{id}/images/main": {"get": operation("mainImage", "exports", "kind", "id")},
    "/compare/{base}...{head}": {"get": operation("compare", "products", "base", "head")},
    "/teams/{enterprise-team}/{class}": {
        "get": operation("team", "products", "enterprise-team", "class")
    },
    "/docs": {"get": operation("ownDocs", "exports")},
    "/{anything}": {"get": operation("anything", "products", "anything")},
    "/methods": {
        method: operation(f"by {method}", "products")
        for method in ("get", "put", "post", "delete", "options", "head", "patch", "trace")
    },
}


@pytest.fixture(scope="module")
def client(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> Iterator[httpx2.Client]:
    package = generate(contract(PATHS))
    with serve(package.app(products=Named(), exports=Named())) as started:
        yield started


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/products/7", ["one", {"id": "7"}]),
        ("/products/export", ["export", {}]),
        ("/products/7.xml", ["formatted", {"id": "7", "format": "xml"}]),
        ("/products/7.2.xml", ["formatted", {"id": "7.2", "format": "xml"}]),
        ("/products/7/images/1", ["image", {"id": "7", "n": "1"}]),
        ("/brands/7/images/main", ["main_image", {"kind": "brands", "id": "7"}]),
        ("/compare/a...b", ["compare", {"base": "a", "head": "b"}]),
        ("/teams/red/x", ["team", {"enterprise_team": "red", "class_": "x"}]),
        ("/docs", ["own_docs", {}]),
        ("/something", ["anything", {"anything": "something"}]),
    ],
)
def test_the_most_specific_path_answers_whatever_its_tag(
    client: httpx2.Client, path: str, expected: list[object]
) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()) == (200, expected)


def test_the_document_answers_although_a_parameter_could_be_its_name(client: httpx2.Client) -> None:
    answer = client.get("/openapi.json")
    assert answer.json()["info"] == {"title": "Test", "version": "1.0.0"}
    assert set(answer.json()["paths"]) >= {"/docs", "/{anything}", "/products/{id}.{format}"}


def test_an_operation_on_the_path_of_the_document_wins_over_it(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> None:
    package = generate(contract({"/openapi.json": {"get": operation("own", "mine")}}))
    with serve(package.app(mine=Named())) as client:
        assert client.get("/openapi.json").json() == ["own", {}]


def test_paths_that_differ_in_names_only_are_one_path(client: httpx2.Client) -> None:
    assert client.put("/products/7").json() == ["put", {"product_id": "7"}]
    assert client.delete("/products/7").json() == ["gone", {"id": "7"}]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/products/7", "DELETE, GET, PUT"),
        ("DELETE", "/products/export", "GET"),
        ("PUT", "/products/7.xml", "GET"),
        ("POST", "/something", "GET"),
    ],
)
def test_a_method_that_a_path_does_not_have_is_refused_and_not_left_to_a_vaguer_path(
    client: httpx2.Client, method: str, path: str, allowed: str
) -> None:
    answer = client.request(method, path)
    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize("path", ["/a/b", "/products/7/", "/products//images/1", "/"])
def test_an_unknown_path_is_a_problem(client: httpx2.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)


@pytest.mark.parametrize(
    "method", ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
)
def test_every_method_is_routed(client: httpx2.Client, method: str) -> None:
    answer = client.request(method.upper(), "/methods")
    assert answer.status_code == 200
    if method != "head":
        assert answer.json() == [f"by_{method}", {}]


def test_an_application_without_implementations_answers_501_before_it_reads_a_request(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> None:
    number: JsonObject = {"type": "integer"}
    body: JsonObject = {"required": True, "content": {"application/json": {"schema": number}}}
    call = {**operation("call", "default", "n", schema=number), "requestBody": body}
    package = generate(contract({"/call/{n}": {"post": call}}))
    with serve(package.app()) as client:
        answer = client.post("/call/x", content="{", headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.headers["content-type"]) == (501, PROBLEM)


def test_a_method_that_only_the_interface_has_answers_501(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> None:
    package = generate(
        contract({"/a": {"get": operation("a", "default"), "put": operation("b", "default")}})
    )
    interface = package.module("routes.default").Default

    async def a(_: object) -> object:
        return "done"

    half = type("Half", (interface,), {"a": a})
    with serve(package.app(default=half())) as client:
        assert (client.get("/a").json(), client.put("/a").status_code) == ("done", 501)


def test_a_router_serves_in_an_application_of_one_s_own(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> None:
    package = generate(contract(PATHS))
    app = FastAPI()
    app.include_router(package.module("routes.products").create_router(Named()), prefix="/v1")
    with serve(app) as client:
        assert client.get("/v1/products/7").json() == ["one", {"id": "7"}]
        assert client.get("/v1/products/7/images/1").json()[0] == "image"
        assert client.post("/v1/products/7").status_code == 405
        assert "/v1/products/{id}" in client.get("/openapi.json").json()["paths"]


def test_a_lifespan_opens_before_the_first_request_and_closes_after_the_last(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    happened: list[str] = []

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        happened.append("opened")
        yield
        happened.append("closed")

    package = generate(contract({"/a": {"get": operation("a", "default")}}))
    with TestClient(package.app(default=Named(), lifespan=lifespan)) as client:
        happened.append(client.get("/a").json()[0])
    assert happened == ["opened", "a", "closed"]


def test_a_route_is_found_by_its_name_without_being_built(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    app = generate(contract(PATHS)).app()
    assert app.url_path_for("image", id="7", n="1") == "/products/7/images/1"
    assert all(vars(route).get("unbuilt", True) for route in app.routes)
