from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from starlette.exceptions import HTTPException

from oas.json_value import as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2
    from fastapi import FastAPI, Request

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

PROBLEM = "application/problem+json"
FLOW: JsonObject = {"tokenUrl": "https://x/token", "scopes": {"read": "Read", "write": "Write"}}
SCHEMES: JsonObject = {
    "bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "basic": {"type": "http", "scheme": "Basic"},
    "digest": {"type": "http", "scheme": "digest"},
    "other": {"type": "http", "scheme": "hoba"},
    "header key": {"type": "apiKey", "in": "header", "name": "X-Key"},
    "query key": {"type": "apiKey", "in": "query", "name": "key"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
    "oauth": {"type": "oauth2", "flows": {"clientCredentials": FLOW}},
    "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://x/oidc"},
    "mutual": {"type": "mutualTLS"},
    "never used": {"type": "http", "scheme": "bearer"},
}


def secured(*alternatives: Json) -> JsonObject:
    return {"get": {"security": [*alternatives]}}


PATHS: JsonObject = {
    "/bearer": secured({"bearer": []}),
    "/basic": secured({"basic": []}),
    "/digest": secured({"digest": []}),
    "/other": secured({"other": []}),
    "/header": secured({"header key": []}),
    "/query": secured({"query key": []}),
    "/cookie": secured({"cookie": []}),
    "/oauth": secured({"oauth": ["read", "write"]}),
    "/oidc": secured({"oidc": ["openid"]}),
    "/mutual": secured({"mutual": []}),
    "/both": secured({"header key": [], "query key": []}),
    "/either": secured({"bearer": []}, {"header key": []}),
    "/optional": secured({}, {"bearer": []}),
    "/public": secured(),
}


class Shown(Protocol):
    """The generated Credential."""

    scheme: str
    value: str
    scopes: tuple[str, ...]


class Gate:
    """An `authenticate` that writes down what it is shown and refuses what is called bad."""

    def __init__(self) -> None:
        self.shown: list[tuple[tuple[str, str, tuple[str, ...]], ...]] = []

    async def __call__(self, request: Request, credentials: tuple[Shown, ...]) -> None:
        self.shown.append(tuple((c.scheme, c.value, c.scopes) for c in credentials))
        if any(c.value == "bad" for c in credentials):
            raise HTTPException(403, "bad credentials")
        request.state.who = credentials[0].value


class Service:
    def __init__(self, package: Package) -> None:
        self.calling = package.module("calling")

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def who() -> object:
            return getattr(self.calling.current_request().state, "who", "nobody")

        return who


@pytest.fixture(scope="module")
def package(generate: Callable[..., Package], contract: Callable[..., JsonObject]) -> Package:
    return generate(contract(PATHS, securitySchemes=SCHEMES))


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate()


@pytest.fixture(scope="module")
def client(package: Package, gate: Gate, serve: Serve) -> Iterator[httpx2.Client]:
    with serve(package.app(default=Service(package), authenticate=gate)) as started:
        yield started


@pytest.mark.parametrize(
    ("path", "headers", "shown"),
    [
        ("/bearer", {"Authorization": "Bearer t"}, [("bearer", "t", ())]),
        ("/bearer", {"Authorization": "bearer t"}, [("bearer", "t", ())]),
        ("/basic", {"Authorization": "Basic dTpwOnE="}, [("basic", "u:p:q", ())]),
        ("/digest", {"Authorization": 'Digest a="b"'}, [("digest", 'a="b"', ())]),
        ("/other", {"Authorization": "HOBA result=1"}, [("other", "result=1", ())]),
        ("/header", {"X-Key": "k"}, [("header key", "k", ())]),
        ("/query?key=k", {}, [("query key", "k", ())]),
        ("/cookie", {"Cookie": "session=s"}, [("cookie", "s", ())]),
        ("/oauth", {"Authorization": "Bearer t"}, [("oauth", "t", ("read", "write"))]),
        ("/oidc", {"Authorization": "Bearer t"}, [("oidc", "t", ("openid",))]),
        ("/mutual", {}, [("mutual", "", ())]),
        ("/both?key=k", {"X-Key": "h"}, [("header key", "h", ()), ("query key", "k", ())]),
        ("/either", {"X-Key": "h"}, [("header key", "h", ())]),
        ("/optional", {"Authorization": "Bearer t"}, [("bearer", "t", ())]),
    ],
)
def test_credentials_reach_authenticate_and_what_it_says_reaches_the_implementation(
    client: httpx2.Client,
    gate: Gate,
    path: str,
    headers: dict[str, str],
    shown: list[tuple[str, str, tuple[str, ...]]],
) -> None:
    gate.shown.clear()
    answer = client.get(path, headers=headers)
    assert (answer.status_code, answer.json()) == (200, shown[0][1])
    assert gate.shown == [tuple(shown)]


@pytest.mark.parametrize(
    ("path", "headers", "challenge"),
    [
        ("/bearer", {}, "Bearer"),
        ("/bearer", {"Authorization": "Basic dTpw"}, "Bearer"),
        ("/bearer", {"Authorization": "Bearer"}, "Bearer"),
        ("/basic", {}, 'Basic realm="api"'),
        ("/basic", {"Authorization": "Basic ???"}, 'Basic realm="api"'),
        ("/header", {"X-Key": ""}, "ApiKey"),
        ("/oauth", {"Authorization": "Digest t"}, "Bearer"),
        ("/both", {"X-Key": "h"}, "ApiKey"),
        ("/either", {}, "Bearer, ApiKey"),
    ],
)
def test_without_credentials_a_secured_operation_is_refused_with_a_challenge(
    client: httpx2.Client, path: str, headers: dict[str, str], challenge: str
) -> None:
    answer = client.get(path, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM)
    assert answer.headers["www-authenticate"] == challenge


def test_authenticate_may_refuse_and_another_alternative_may_still_let_pass(
    client: httpx2.Client,
) -> None:
    bad = {"Authorization": "Bearer bad"}
    assert client.get("/bearer", headers=bad).status_code == 403
    assert client.get("/optional", headers=bad).status_code == 403
    assert client.get("/either", headers={**bad, "X-Key": "good"}).json() == "good"
    assert client.get("/either", headers={**bad, "X-Key": "bad"}).status_code == 403


def test_public_and_optional_operations_need_no_credentials(
    client: httpx2.Client, gate: Gate
) -> None:
    gate.shown.clear()
    assert client.get("/public").json() == client.get("/optional").json() == "nobody"
    assert gate.shown == []


def test_without_authenticate_a_secured_operation_stays_closed(
    package: Package, serve: Serve
) -> None:
    with serve(package.app(default=Service(package))) as client:
        closed = client.get("/bearer", headers={"Authorization": "Bearer t"})
        assert (closed.status_code, closed.headers["content-type"]) == (501, PROBLEM)
        assert client.get("/bearer").status_code == 401
        assert client.get("/mutual").status_code == 501
        assert client.get("/public").status_code == 200
        anonymous = client.get("/optional", headers={"Authorization": "Bearer t"})
        assert (anonymous.status_code, anonymous.json()) == (200, "nobody")


def test_credentials_come_before_the_body_and_the_implementation(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> None:
    body: JsonObject = {"required": True, "content": {"application/json": {"schema": {}}}}
    paths: JsonObject = {"/a": {"post": {"security": [{"bearer": []}], "requestBody": body}}}
    package = generate(contract(paths, securitySchemes=SCHEMES))
    with serve(package.app()) as client:
        answer = client.post("/a", content="{", headers={"content-type": "application/json"})
    assert answer.status_code == 401


def test_a_reply_that_authenticate_raises_is_sent_although_no_operation_lists_it(
    package: Package,
    serve: Serve,
) -> None:
    replies = package.module("replies")

    async def refuse(request: Request, credentials: object) -> None:
        body = {"who": request.url.path, "with": len(str(credentials)) > 0}
        raise replies.ReplyError(replies.Reply(body, status=401, headers={"X-Why": "so"}))

    with serve(package.app(default=Service(package), authenticate=refuse)) as client:
        answer = client.get("/bearer", headers={"Authorization": "Bearer t"})
    assert (answer.status_code, answer.headers["x-why"]) == (401, "so")
    assert answer.json() == {"who": "/bearer", "with": True}


def test_a_credential_does_not_show_its_value(package: Package) -> None:
    credential = package.module("credentials").Credential("bearer", "secret-token", ("read",))
    assert "secret-token" not in repr(credential)


def test_fastapi_s_own_document_has_the_requirements_and_the_schemes_that_are_used(
    package: Package,
) -> None:
    document = package.app().openapi()
    for path, item in PATHS.items():
        operation = as_object(as_object(item)["get"])
        found = document["paths"][path]["get"].get("security", [])
        expected = as_array(operation["security"])
        # It has no word for certificates; the order of alternatives means nothing.
        assert all(each in found for each in expected if each != {"mutual": []}), path
        assert len(found) == len([each for each in expected if each != {"mutual": []}])
    schemes = document["components"]["securitySchemes"]
    assert set(schemes) == set(SCHEMES) - {"never used", "mutual"}
    assert schemes["bearer"] == SCHEMES["bearer"]
    assert schemes["oauth"]["flows"]["clientCredentials"] == FLOW


def test_a_contract_without_security_asks_for_no_authenticate(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    package = generate(contract({"/public": secured()}))
    assert "security.py" not in package.texts
    assert "authenticate" not in package.texts["app.py"]
