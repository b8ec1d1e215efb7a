"""Forms: fields by their style, parts by their type, and what a form must be as a whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

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
    Parts = list[tuple[str, tuple[str | None, bytes] | tuple[str | None, bytes, str]]]

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
FILE: JsonObject = {"type": "string", "format": "binary"}
CARD: JsonObject = {
    "type": "object",
    "properties": {"number": {"type": "string"}, "month": {"type": "integer"}},
    "required": ["number"],
}
PAYMENT: JsonObject = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "amount": {"type": "integer", "minimum": 1},
        "currency": {"type": "string", "enum": ["eur", "usd"]},
        "capture": {"type": "boolean"},
        "expand": {"type": "array", "items": {"type": "string"}},
        "ids": {"type": "array", "items": {"type": "integer"}},
        "card": CARD,
        "lines": {"type": "array", "items": CARD},
        "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
        "plain": CARD,
    },
    "required": ["amount"],
}
DEEP: JsonObject = {"style": "deepObject", "explode": True}
STYLES: JsonObject = {
    "expand": DEEP, "card": DEEP, "lines": DEEP, "metadata": DEEP,
    "ids": {"style": "form", "explode": False},
}  # fmt: skip
UPLOAD: JsonObject = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "photo": FILE,
        "pages": {"type": "array", "items": FILE, "maxItems": 2},
        "card": CARD,
        "cards": {"type": "array", "items": CARD},
        "names": {"type": "array", "items": {"type": "string"}},
        "count": {"type": "integer"},
        "note": {"type": ["string", "null"]},
    },
    "required": ["photo", "count"],
}
ENCODING: JsonObject = {"photo": {"contentType": "image/png, image/jpeg"}}


def body(content: JsonObject, *, required: bool = True) -> JsonObject:
    return {"post": {"requestBody": {"required": required, "content": content}}}


PATHS: JsonObject = {
    "/payment": body({URLENCODED: {"schema": PAYMENT, "encoding": STYLES}}),
    "/either": body({
        "application/json": {"schema": PAYMENT}, URLENCODED: {"schema": PAYMENT, "encoding": STYLES},
    }),
    "/upload": body({MULTIPART: {"schema": UPLOAD, "encoding": ENCODING}}),
    "/optional": body({MULTIPART: {"schema": {**UPLOAD, "required": ["count"]}}}, required=False),
}  # fmt: skip


class Showing:
    """Implements every operation by showing its arguments, files by what is known of them."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def show(**arguments: object) -> object:
            return {name: await shown(value) for name, value in arguments.items()}

        return show


async def shown(value: object) -> object:
    if isinstance(value, list):
        return [await shown(item) for item in value]
    if isinstance(value, UploadFile):
        text = (await value.read()).decode()
        return [value.filename, value.content_type, value.size, text]
    return value


@pytest.fixture(scope="module")
def client(
    generate: Callable[..., Package], serve: Serve, contract: Callable[..., JsonObject]
) -> Iterator[httpx2.Client]:
    with serve(generate(contract(PATHS)).app(default=Showing())) as started:
        yield started


FORMS: list[tuple[str, JsonObject]] = [
    ("amount=5", {"amount": 5}),
    ("amount=5&currency=eur&capture=true", {"amount": 5, "currency": "eur", "capture": True}),
    ("amount=5&expand[]=a&expand[]=b", {"amount": 5, "expand": ["a", "b"]}),
    ("amount=5&expand%5B0%5D=a&expand%5B1%5D=b+c", {"amount": 5, "expand": ["a", "b c"]}),
    ("amount=5&ids=1,2,3", {"amount": 5, "ids": [1, 2, 3]}),
    ("amount=5&card[number]=4242&card[month]=7", {"amount": 5, "card": {"number": "4242", "month": 7}}),
    ("amount=5&metadata[a]=1&metadata[b%20c]=true", {"amount": 5, "metadata": {"a": "1", "b c": "true"}}),
    (
        "amount=5&lines[0][number]=1&lines[0][month]=2&lines[1][number]=3",
        {"amount": 5, "lines": [{"number": "1", "month": 2}, {"number": "3"}]},
    ),
    ("amount=5&plain=%7B%22number%22%3A%221%22%7D", {"amount": 5, "plain": {"number": "1"}}),
]  # fmt: skip
UNFIT: list[tuple[str, str]] = [
    ("amount=0", "#/amount"),
    ("amount=05", "#/amount"),
    ("amount=5.5", "#/amount"),
    ("currency=eur", "#/amount"),
    ("amount=5&currency=gbp", "#/currency"),
    ("amount=5&capture=yes", "#/capture"),
    ("amount=5&ids=1,x", "#/ids/1"),
    ("amount=5&card[month]=7", "#/card/number"),
    ("amount=5&card[number]=1&card[month]=x", "#/card/month"),
    ("amount=5&other=1", "#/other"),
    ("amount=5&amount=6", "#/amount"),
]


@pytest.mark.parametrize("path", ["/payment", "/either"])
@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_the_fields_of_an_urlencoded_form_are_read_by_their_style(
    client: httpx2.Client, path: str, text: str, expected: JsonObject
) -> None:
    answer = client.post(path, content=text.encode(), headers={"content-type": URLENCODED})
    assert (answer.status_code, answer.json()) == (200, {"body": expected})


@pytest.mark.parametrize(("text", "pointer"), UNFIT)
def test_an_urlencoded_form_that_does_not_fit_is_a_problem_with_its_place(
    client: httpx2.Client, text: str, pointer: str
) -> None:
    for path in ("/payment", "/either"):
        answer = client.post(path, content=text.encode(), headers={"content-type": URLENCODED})
        assert answer.status_code == 422
        assert pointer in [error["pointer"] for error in answer.json()["errors"]]


def test_json_beside_a_form_is_read_as_json(client: httpx2.Client) -> None:
    assert client.post("/either", json={"amount": 5}).json() == {"body": {"amount": 5}}
    assert client.post("/either", json={"amount": "5"}).status_code == 422
    assert client.post("/payment", json={"amount": 5}).status_code == 415


PHOTO: tuple[str, tuple[str | None, bytes, str]] = ("photo", ("a.png", b"PNG", "image/png"))
COUNT: tuple[str, tuple[str | None, bytes]] = ("count", (None, b"3"))


def test_files_come_with_their_size_and_media_type(client: httpx2.Client) -> None:
    pages: Parts = [("pages", ("1.txt", b"one", "text/plain")), ("pages", ("2", b"", "a/b"))]
    answer = client.post("/upload", files=[PHOTO, COUNT, *pages]).json()
    assert answer["photo"] == ["a.png", "image/png", 3, "PNG"]
    assert answer["pages"] == [["1.txt", "text/plain", 3, "one"], ["2", "a/b", 0, ""]]
    assert (answer["count"], answer["card"], answer["note"]) == (3, None, None)


def test_parts_are_read_by_their_type(client: httpx2.Client) -> None:
    card = json.dumps({"number": "1", "month": 2}).encode()
    parts: Parts = [
        ("card", (None, card, "application/json")),
        ("cards", (None, card)),
        ("cards", ("second.json", card, "application/json")),
        ("names", (None, b"1")),
        ("names", (None, b"")),
        ("note", (None, b"null")),
    ]
    answer = client.post("/upload", files=[PHOTO, COUNT, *parts]).json()
    assert answer["card"] == {"number": "1", "month": 2}
    assert answer["cards"] == [answer["card"], answer["card"]]
    assert (answer["names"], answer["note"]) == (["1", ""], "null")


@pytest.mark.parametrize(
    ("parts", "pointer"),
    [
        ([COUNT], "#/photo"),
        ([PHOTO], "#/count"),
        ([PHOTO, ("count", (None, b"three"))], "#/count"),
        ([PHOTO, COUNT, ("card", (None, b"{"))], "#/card"),
        ([PHOTO, COUNT, ("card", (None, b'{"month": 1}'))], "#/card/number"),
        ([PHOTO, COUNT, ("cards", (None, b'{"number": 1}'))], "#/cards/0/number"),
        ([PHOTO, COUNT, ("other", (None, b"1"))], "#/other"),
        ([PHOTO, COUNT, ("x", ("x.txt", b"1", "text/plain"))], "#/x"),
        ([PHOTO, COUNT, *[("pages", ("page", b"1"))] * 3], "#/pages"),
        ([("photo", ("a.gif", b"GIF", "image/gif")), COUNT], "#/photo"),
        ([("photo", (None, b"text")), COUNT], "#/photo"),
        ([PHOTO, PHOTO, COUNT], "#/photo"),
    ],
)
def test_a_multipart_form_that_does_not_fit_is_a_problem_with_its_place(
    client: httpx2.Client, parts: Parts, pointer: str
) -> None:
    answer = client.post("/upload", files=parts)
    assert answer.status_code == 422
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


def test_an_optional_form_may_be_absent_and_is_whole_where_it_is_not(
    client: httpx2.Client,
) -> None:
    absent: dict[str, Json] = client.post("/optional").json()
    assert set(absent.values()) == {None}
    assert client.post("/optional", files=[COUNT]).json()["count"] == 3
    answer = client.post("/optional", files=[("note", (None, b"x"))])
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/count")


def test_a_form_that_is_broken_is_a_problem_of_the_request(client: httpx2.Client) -> None:
    for media_type in (MULTIPART, f"{MULTIPART}; boundary=x"):
        answer = client.post("/upload", content=b"--y\r\n", headers={"content-type": media_type})
        assert answer.status_code in {400, 422}
    utf16 = {"content-type": f"{URLENCODED}; charset=utf-16"}
    assert client.post("/payment", content=b"amount=5", headers=utf16).status_code == 415
