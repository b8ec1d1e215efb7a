from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Annotated, Any

import pytest
from fastapi import BackgroundTasks, Depends, HTTPException, Request, Response
from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.json_value import JsonObject
    from tests.generator.routes.conftest import Package

KEY: JsonObject = {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}
NUMBER: JsonObject = {"name": "n", "in": "query", "required": True, "schema": {"type": "integer"}}
PATHS: JsonObject = {
    "/a": {"get": {"operationId": "a", "parameters": [NUMBER]}},
    "/private": {"get": {"operationId": "private", "security": [{"key": []}]}},
    "/optional": {"get": {"operationId": "optional", "security": [{"key": []}, {}]}},
    "/public": {"get": {"operationId": "public"}},
}
INJECTED: Any = None
happened: list[str] = []


def session(request: Request) -> Iterator[str]:
    happened.append("opened")
    yield f"session of {request.url.path}"
    happened.append("closed")


class Base:
    """What each implementation below has."""

    @staticmethod
    def serve(package: Package, implementation: object, **more: object) -> TestClient:
        """A client of it."""
        return TestClient(package.app(default=implementation, **more))


@pytest.fixture(scope="module")
def package(generate: Callable[..., Package], contract: Callable[..., JsonObject]) -> Package:
    return generate(contract(PATHS, securitySchemes=KEY))


def test_a_method_may_ask_for_dependencies_the_request_a_response_and_tasks(
    package: Package,
) -> None:
    injected = package.module("calling").INJECTED

    class Asking:
        async def a(  # noqa: PLR0913 (all that can be asked for)
            self,
            *,
            n: int,
            db: Annotated[str, Depends(session)] = injected,
            request: Request = injected,
            response: Response = injected,
            tasks: BackgroundTasks = injected,
            also: str = Depends(lambda: "also"),
            plain: str = "its own",
        ) -> object:
            response.headers["X-Seen"] = request.url.path
            response.set_cookie("seen", "1")
            tasks.add_task(happened.append, "task")
            happened.append("called")
            return [n, db, also, plain]

    happened.clear()
    answer = Base.serve(package, Asking()).get("/a", params={"n": "3"})
    assert answer.json() == [3, "session of /a", "also", "its own"]
    assert (answer.headers["x-seen"], answer.cookies["seen"]) == ("/a", "1")
    assert happened[:2] == ["opened", "called"]
    assert sorted(happened[2:]) == ["closed", "task"]


def test_what_is_injected_can_be_overridden(package: Package) -> None:
    injected = package.module("calling").INJECTED

    class Asking:
        async def a(self, *, n: int, db: Annotated[str, Depends(session)] = injected) -> object:
            return [n, db]

    app = package.app(default=Asking())
    app.dependency_overrides[session] = lambda: "another"
    assert TestClient(app).get("/a", params={"n": 1}).json() == [1, "another"]


def test_a_dependency_may_refuse_and_a_parameter_that_does_not_fit_is_told(
    package: Package,
) -> None:
    def refuse() -> None:
        raise HTTPException(409, "not now")

    class Asking:
        async def a(self, *, n: int, ok: None = Depends(refuse)) -> object:
            return [n, ok]

    answer = Base.serve(package, Asking()).get("/a", params={"n": 1})
    assert (answer.status_code, answer.json()["detail"]) == (409, "not now")


def test_a_parameter_that_nobody_gives_is_an_error_that_names_it(package: Package) -> None:
    class Asking:
        async def a(self, *, n: int, extra: int) -> object:
            return [n, extra]

    with pytest.raises(TypeError, match=r"nobody gives extra to .*Asking\.a"):
        Base.serve(package, Asking()).get("/a", params={"n": 1})


def test_a_synchronous_method_runs_in_a_thread(package: Package) -> None:
    class Sync:
        def a(self, *, n: int) -> object:
            return [n, threading.current_thread() is threading.main_thread()]

        def public(self) -> object:
            with pytest.raises(RuntimeError):
                asyncio.get_running_loop()
            return str(package.module("calling").current_request().url.path)

    client = Base.serve(package, Sync())
    assert client.get("/a", params={"n": 2}).json() == [2, False]
    assert client.get("/public").json() == "/public"


class Who:
    """Answers who is asking."""

    def __init__(self, package: Package) -> None:
        credentials = package.module("credentials")

        async def who(user: object = Depends(credentials.principal)) -> object:
            return user

        self.private = self.optional = self.public = who


async def authenticate(_: Request, credentials: tuple[Any, ...]) -> str:
    if credentials[0].value == "bad":
        raise HTTPException(401, "bad credentials")
    return f"user of {credentials[0].value}"


@pytest.mark.parametrize(
    ("path", "key", "expected"),
    [
        ("/private", "k", (200, "user of k")),
        ("/private", "", (401, None)),
        ("/private", "bad", (401, None)),
        ("/optional", "k", (200, "user of k")),
        ("/optional", "", (200, None)),
        ("/optional", "bad", (401, None)),
        ("/public", "k", (200, None)),
    ],
)
def test_whom_the_credentials_prove_reaches_the_method(
    package: Package, path: str, key: str, expected: tuple[int, str | None]
) -> None:
    client = Base.serve(package, Who(package), authenticate=authenticate)
    answer = client.get(path, headers={"X-Key": key} if key else {})
    assert answer.status_code == expected[0]
    if answer.status_code == 200:
        assert answer.json() == expected[1]


def test_an_authorization_that_nothing_can_read_is_refused_where_none_would_be_taken(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    paths: JsonObject = {
        "/optional": {"get": {"operationId": "optional", "security": [{"b": []}, {}]}}
    }
    bearer: JsonObject = {"b": {"type": "http", "scheme": "bearer"}}
    package = generate(contract(paths, securitySchemes=bearer))
    client = Base.serve(package, Who(package), authenticate=authenticate)
    for given, status in (("Basic eA==", 401), ("Bearer x", 200)):
        answer = client.get("/optional", headers={"Authorization": given})
        assert answer.status_code == status, given
    assert client.get("/optional").json() is None
