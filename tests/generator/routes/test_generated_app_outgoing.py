from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from fastapi import FastAPI, Request, Response

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from contextlib import AbstractContextManager

    from oas.json_value import JsonObject
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

EVENT: JsonObject = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "fooBar": {"type": "string"}},
    "required": ["id"],
}
ACK: JsonObject = {"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"]}
HOOK: JsonObject = {
    "type": "object",
    "properties": {"url": {"type": "string"}, "deep": {"type": "object", "properties": {"a/b": {"type": "string"}}}},
    "required": ["url"],
}  # fmt: skip


def refer(name: str) -> JsonObject:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


SENT: JsonObject = {
    "operationId": "event sent",
    "summary": "An event",
    "description": "It happened.",
    "parameters": [
        {"name": "X-Signature", "in": "header", "required": True, "schema": {"type": "string"}},
        {"name": "tag", "in": "query", "schema": {"type": "array", "items": {"type": "integer"}}},
    ],
    "requestBody": {"required": True, "content": refer("Event")},
    "responses": {
        "200": {"description": "taken", "content": refer("Ack")},
        "204": {"description": "ignored"},
        "4XX": {
            "description": "refused",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
    },
}
PING: JsonObject = {"get": {"responses": {"default": {"description": "any"}}}}
PATHS: JsonObject = {
    "/hooks/{kind}": {
        "post": {
            "operationId": "createHook",
            "parameters": [
                {"name": "kind", "in": "path", "required": True, "schema": {"type": "string"}}
            ],
            "requestBody": {"required": True, "content": refer("Hook")},
            "responses": {"204": {"description": "made"}},
            "callbacks": {
                "onEvent": {
                    "{$request.body#/url}/events?kind={$request.path.kind}": {"post": SENT}
                },
                "onPing": {"$ref": "#/components/callbacks/Ping"},
            },
        }
    },
}
COMPONENTS: dict[str, JsonObject] = {
    "schemas": {"Event": EVENT, "Ack": ACK, "Hook": HOOK},
    "callbacks": {"Ping": {"{$request.body#/deep/a~1b}": PING, "x-note": "no expression"}},
}
WEBHOOKS: JsonObject = {"new event": {"post": {**SENT, "operationId": "webhook"}}, "ping": PING}


@pytest.fixture(scope="module")
def package(generate: Callable[..., Package], contract: Callable[..., JsonObject]) -> Package:
    return generate({**contract(PATHS, **COMPONENTS), "webhooks": WEBHOOKS})


class Receiver:
    """Who is called: keeps what it is sent, answers what a test has put there."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, dict[str, str], Any]] = []
        self.answer = Response(b'{"ok": true}', media_type="application/json")
        self.app = FastAPI()
        self.app.add_api_route("/{path:path}", self.take, methods=["GET", "POST"])

    async def take(self, request: Request) -> Response:
        """Take whatever comes."""
        body = await request.body()
        url = f"{request.url.path}?{request.url.query}"
        headers = dict(request.headers)
        self.seen.append((request.method, url, headers, json.loads(body) if body else None))
        return self.answer


@pytest.fixture
def receiver(serve: Serve) -> Iterator[tuple[Receiver, str]]:
    taking = Receiver()
    with serve(taking.app) as client:
        yield taking, str(client.base_url).rstrip("/")


@pytest.fixture
async def client() -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient() as opened:
        yield opened


@pytest.mark.anyio
@pytest.mark.parametrize("module", ["webhooks", "callbacks"])
async def test_a_call_is_sent_with_its_model_and_its_answer_is_one(
    package: Package, receiver: tuple[Receiver, str], client: httpx2.AsyncClient, module: str
) -> None:
    taking, url = receiver
    names = {"webhooks": "send_new_event", "callbacks": "send_create_hook_on_event"}
    function = getattr(package.module(module), names[module])
    event = package.module("models").Event(id=7, foo_bar="x")
    found = await function(client, f"{url}/in?a=1", body=event, x_signature="s", tag=[1, 2])
    assert found == package.module("replies").OK(
        package.module("models").Ack(ok=True), headers=found.headers
    )
    method, path, headers, body = taking.seen[0]
    assert (method, path) == ("POST", "/in?a=1&tag=1&tag=2")
    assert body == {"id": 7, "fooBar": "x"}
    assert (headers["x-signature"], headers["content-type"]) == ("s", "application/json")


@pytest.mark.anyio
async def test_an_answer_is_a_reply_of_its_status_or_an_error(
    package: Package, receiver: tuple[Receiver, str], client: httpx2.AsyncClient
) -> None:
    taking, url = receiver
    replies, outgoing = package.module("replies"), package.module("outgoing")
    send = package.module("webhooks").send_new_event
    given = {"body": package.module("models").Event(id=7), "x_signature": "s"}
    taking.answer = Response(None, 204)
    assert isinstance(await send(client, url, **given), replies.NoContent)
    taking.answer = Response("no", 451, media_type="text/plain")
    refused = await send(client, url, **given)
    assert (type(refused), refused.status, refused.body) == (replies.ClientError, 451, b"no")
    for answer in (
        Response(None, 302),
        Response(b'{"ok": 1}', media_type="application/json"),
        Response(b"{", media_type="application/json"),
    ):
        taking.answer = answer
        with pytest.raises(outgoing.UnexpectedAnswerError) as error:
            await send(client, url, **given)
        assert error.value.status == answer.status_code
    assert "tag" not in taking.seen[-1][1]
    taking.answer = Response(None, 500)
    found = await package.module("webhooks").send_ping(client, url)
    assert (found.status, taking.seen[-1][0]) == (500, "GET")


def test_the_url_of_a_callback_comes_from_the_request(package: Package, serve: Serve) -> None:
    calling, callbacks = package.module("calling"), package.module("callbacks")
    outgoing, replies = package.module("outgoing"), package.module("replies")
    found: list[str] = []

    class Hooks:
        async def create_hook(self, *, kind: str, body: object) -> object:
            for expression in (
                callbacks.CREATE_HOOK_ON_EVENT_URL,
                callbacks.CREATE_HOOK_ON_PING_URL,
                "http://x/{$method}/{$request.query.q}/{$request.header.x-h}",
            ):
                url = outgoing.resolved(expression, calling.current_request(), body=body)
                found.append(f"{kind}: {url}")
            return replies.NoContent()

    body = {"url": "http://me", "deep": {"a/b": "http://deep"}}
    with serve(package.app(default=Hooks())) as client:
        answer = client.post("/hooks/big?q=1", json=body, headers={"X-H": "h"})
    assert answer.status_code == 204
    assert found == [
        "big: http://me/events?kind=big",
        "big: http://deep",
        "big: http://x/POST/1/h",
    ]


def test_fastapi_s_own_document_has_the_callbacks_and_the_webhooks(package: Package) -> None:
    document = package.app().openapi()
    assert set(document["webhooks"]) == {"new event", "ping"}
    callbacks = document["paths"]["/hooks/{kind}"]["post"]["callbacks"]
    assert set(callbacks) == {"onEvent", "onPing"}
    assert set(callbacks["onPing"]) == {"{$request.body#/deep/a~1b}"}
    (sent,) = callbacks["onEvent"].values()
    for operation in (sent["post"], document["webhooks"]["new event"]["post"]):
        assert (operation["summary"], operation["description"]) == ("An event", "It happened.")
        reference = {"schema": {"$ref": "#/components/schemas/Event"}}
        assert operation["requestBody"] == {
            "required": True,
            "content": {"application/json": reference},
        }
        assert set(operation["responses"]) == {"200", "204", "4XX"}
        assert {each["name"] for each in operation["parameters"]} == {"X-Signature", "tag"}
    assert package.notes == ()


def test_the_application_answers_no_request_for_what_it_sends(
    package: Package, serve: Serve
) -> None:
    with serve(package.app()) as client:
        assert client.post("/new event").status_code == 404
        assert client.get("/ping").status_code == 404


def test_the_senders_are_typed(package: Package) -> None:
    program = f"""
from httpx2 import AsyncClient
from {package.name} import callbacks, models, replies, webhooks

async def good(client: AsyncClient, url: str) -> int:
    event = models.Event(id=1)
    found = await webhooks.send_new_event(client, url, body=event, x_signature="s", tag=[1])
    if isinstance(found, replies.OK):
        return 1 if found.body.ok else 2
    await callbacks.send_create_hook_on_ping(client, url)
    return found.status

async def bad(client: AsyncClient, url: str) -> None:
    await webhooks.send_new_event(client, url, body=1, x_signature="s")
    await webhooks.send_new_event(client, url, body=models.Event(id=1))
"""
    (package.folder.parent / "sending_of_a_user.py").write_text(program)
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file="),
            *("sending_of_a_user.py", package.name),
        ],
        cwd=package.folder.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 2, done.stdout
    assert 'Argument "body"' in errors[0]
    assert 'Missing named argument "x_signature"' in errors[1]


def test_only_what_sends_something_has_modules_for_it(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    made = generate(contract({"/a": {"get": {}}}))
    assert {"callbacks.py", "webhooks.py", "outgoing.py"}.isdisjoint(made.texts)


def test_two_requests_of_one_callback_can_be_sent_and_one_is_shown(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    answer: JsonObject = {"responses": {"204": {"description": ""}}}
    called: JsonObject = {"{$request.body#/a}": {"post": answer, "put": answer}}
    made = generate(contract({"/a": {"post": {"operationId": "a", "callbacks": {"done": called}}}}))
    assert [note.pointer for note in made.notes] == [
        "/paths/~1a/post/callbacks/done/{$request.body#~1a}/post"
    ]
    callbacks = made.module("callbacks")
    assert (callbacks.A_DONE.method, callbacks.A_DONE_2.method) == ("PUT", "POST")
    assert made.app().openapi()["paths"]["/a"]["post"]["callbacks"]["done"]
