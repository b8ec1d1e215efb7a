"""Real contracts: a valid request of every operation reaches its handler."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from starlette.exceptions import HTTPException

from benchmarks.agreement.judge import Judge
from benchmarks.agreement.sampling import NoValueError, Sampler
from generator.schema.types import Direction
from oas.document import Source
from oas.json_value import as_object, text
from oas.loading import parse
from oas.operation import operations
from tests.generator.routes.spelled import Sent, quoted, said, spell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    import httpx2
    from fastapi import FastAPI

    from oas.document import Document
    from oas.json_value import Json
    from oas.operation import MediaType, Operation
    from tests.generator.routes.conftest import Package

    Serve = Callable[[FastAPI], AbstractContextManager[httpx2.Client]]

# Every operation of the small ones, one in so many of the large ones.
CONTRACTS = {
    "petstore-1.0.27.yaml": 1,
    "train-travel-1.2.1.yaml": 1,
    "spotify-2026.5.31.yaml": 1,
    "discord-v10.json": 4,
    "digitalocean-v2.yaml": 10,
}
REACHED = 418
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"
TRIES = 30


class Reached:
    """Implements every operation by saying that it was reached."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def reached(**_: object) -> object:
            raise HTTPException(REACHED)

        return reached


async def authenticate(*_: object) -> None:
    """Everybody may do everything."""


class Values:
    """Valid values of the schemas of one contract."""

    def __init__(self, document: Document) -> None:
        self.judge = Judge(document, Direction.REQUEST)
        self.sampler = Sampler(self.judge, Random(1))  # noqa: S311 (values, not secrets)

    def of(self, pointer: str) -> Json:
        """A value of the schema at `pointer`. Raises NoValueError."""
        schema, validator = self.judge.schema(pointer), self.judge.validator(pointer)
        for _ in range(TRIES):
            value = self.sampler.value(schema)
            # What is empty is not sent, and a header holds no more than ASCII.
            is_sent = value not in ("", [], {}) and json.dumps(value, ensure_ascii=False).isascii()
            if is_sent and validator.is_valid(value):
                return value
        raise NoValueError


@pytest.mark.parametrize("name", CONTRACTS)
def test_a_valid_request_of_every_operation_reaches_its_handler(
    generate: Callable[..., Package], serve: Serve, corpus: Path, name: str
) -> None:
    document = parse(Source(name, (corpus / name).read_bytes()))
    values, shown = Values(document), credentials(document)
    called, refused = 0, []
    with serve(reached_app(generate(corpus / name))) as client:
        for operation in [*operations(document)][:: CONTRACTS[name]]:
            try:
                sent, arguments = requested(operation, values)
            except NoValueError:
                continue
            headers = {**shown, **arguments.pop("headers", {}), **dict(sent.all_headers())}
            answer = client.request(
                operation.method.upper(), sent.url(operation.path), headers=headers, **arguments
            )
            called += 1
            if answer.status_code != REACHED:
                refused.append((operation.method, operation.path, answer.text[:400], arguments))
    assert refused == []
    assert called > 0.9 * len([*operations(document)][:: CONTRACTS[name]])


def reached_app(package: Package) -> FastAPI:
    """The application of a package, each of whose interfaces is implemented."""
    create = package.module("app").create_app
    names = set(create.__kwdefaults__) - {"lifespan", "strict_responses", "authenticate"}
    guarded = {"authenticate": authenticate} if "authenticate" in create.__kwdefaults__ else {}
    app: FastAPI = create(**{name: Reached() for name in names}, **guarded)
    return app


def credentials(document: Document) -> dict[str, str]:
    """Headers that show something for every scheme that reads one."""
    schemes = as_object(as_object(document.root.get("components")).get("securitySchemes"))
    found = {"Authorization": "Bearer token"}
    for each in map(as_object, schemes.values()):
        if each.get("in") == "header":
            found[text(each.get("name"))] = "Bearer token"
    return found


def requested(operation: Operation, values: Values) -> tuple[Sent, dict[str, Any]]:
    """A request of the operation: its parameters, and httpx's arguments of the body."""
    sent = Sent()
    for parameter in operation.parameters():
        if parameter.schema is not None and (parameter.required or len(sent.query) < 3):
            try:
                value = values.of(parameter.schema.pointer)
            except NoValueError:
                if parameter.required:
                    raise
                continue
            if value is not None:
                spell(sent, {**parameter.node.object, "name": parameter.name}, value)
    body = operation.request_body()
    if body is None or not body.content:
        return sent, {}
    known = ("json", URLENCODED, MULTIPART)
    listed = sorted(body.content, key=lambda media: next(
        (place for place, word in enumerate(known) if word in media.name), len(known)
    ))  # fmt: skip
    return sent, carried(listed[0], values)


def carried(media: MediaType, values: Values) -> dict[str, Any]:
    """A body in one media type."""
    value = None if media.schema is None else values.of(media.schema.pointer)
    headers = {"content-type": media.name.replace("*", "x")}
    if MULTIPART in media.name:
        return {"files": [*parts(as_object(value))]}
    if URLENCODED in media.name:
        pairs = [(name, each) for name, each in as_object(value).items()]
        return {"content": "&".join(fields(pairs)).encode(), "headers": headers}
    if "json" in media.name:
        return {"content": json.dumps(value).encode(), "headers": headers}
    return {"content": b"<a/>", "headers": headers}


def fields(pairs: list[tuple[str, Json]]) -> Iterator[str]:
    """The fields of an urlencoded form: lists one by one, objects as JSON."""
    for name, value in pairs:
        for each in value if isinstance(value, list) else [value]:
            yield f"{quoted(name)}={quoted(said(each))}"


def parts(form: dict[str, Json]) -> Iterator[tuple[str, tuple[str | None, bytes]]]:
    """The parts of a multipart form; every text is a file as well."""
    for name, value in form.items():
        for each in value if isinstance(value, list) else [value]:
            is_file = isinstance(each, str) and "file" in name
            yield name, ("a" if is_file else None, said(each).encode())
