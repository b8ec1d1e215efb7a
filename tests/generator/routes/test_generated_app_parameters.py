from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    import httpx2

    from oas.json_value import Json, JsonObject

    Start = Callable[..., AbstractContextManager[httpx2.Client]]

INTEGER: JsonObject = {"type": "integer"}
TEXT: JsonObject = {"type": "string"}
UUID: JsonObject = {"type": "string", "format": "uuid"}
INTEGERS: JsonObject = {"type": "array", "items": {"type": "integer"}}
TEXTS: JsonObject = {"type": "array", "items": {"type": "string"}}
FILTER: JsonObject = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "age": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "range": {"type": "object", "properties": {"from": {"type": "number"}}},
    },
}
ID = "6b0d1f5e-2c4a-4e8d-b7f9-a1c3e5d7f9b0"


def parameter(
    schema: JsonObject, name: str = "p", place: str = "query", **said: Json
) -> JsonObject:
    return {"name": name, "in": place, "required": place == "path", "schema": schema, **said}


def deep(*, required: bool = False) -> JsonObject:
    return parameter(FILTER, style="deepObject", explode=True, required=required)


def carried(media_type: str, schema: JsonObject) -> JsonObject:
    return {"name": "p", "in": "query", "content": {media_type: {"schema": schema}}}


QUERIES: list[tuple[JsonObject, str, object]] = [
    (parameter(INTEGER), "p=5", 5),
    (parameter(INTEGER), "", None),
    (parameter({"type": "integer", "default": 20}), "", 20),
    (parameter({"type": "integer", "default": 20}), "p=3", 3),
    (parameter({"type": "boolean"}), "p=true", True),
    (parameter({"type": "number"}), "p=2.5", 2.5),
    (parameter(TEXT), "p=5", "5"),
    (parameter(UUID), f"p={ID.upper()}", ID),
    (parameter({"enum": [1, 2]}), "p=2", 2),
    (parameter({"const": True}), "p=true", True),
    (parameter({"type": "array", "items": {"enum": [1, 2]}}), "p=2&p=1", [2, 1]),
    (parameter(INTEGERS), "p=1&p=2", [1, 2]),
    (parameter(INTEGERS), "p=1", [1]),
    (parameter(INTEGERS, explode=False), "p=1,2,3", [1, 2, 3]),
    (parameter(TEXTS, style="pipeDelimited", explode=False), "p=a%7Cb", ["a", "b"]),
    (parameter(TEXTS, style="spaceDelimited", explode=False), "p=a%20b", ["a", "b"]),
    (
        deep(),
        "p[name]=5&p[age]=6&p[tags]=x&p[tags]=y&p[range][from]=1.5&q[age]=1",
        {"name": "5", "age": 6, "tags": ["x", "y"], "range": {"from": 1.5}},
    ),
    (deep(), "", None),
    (parameter(FILTER, explode=False), "p=name,x,age,6", {"name": "x", "age": 6}),
    (parameter(FILTER), "name=x&age=6", {"name": "x", "age": 6}),
    (carried("application/json", FILTER), 'p={"age":6}', {"age": 6}),
    (carried("text/csv", {}), "p=a,b", "a,b"),
    (parameter({}), "p=5", "5"),
    (parameter({"oneOf": [INTEGER, TEXT]}), "p=x", "x"),
]
PATHS: list[tuple[JsonObject, str, object]] = [
    (parameter(INTEGERS, place="path"), "1,2", [1, 2]),
    (parameter(INTEGER, place="path", style="label"), ".5", 5),
    (parameter(INTEGERS, place="path", style="label", explode=True), ".1.2", [1, 2]),
    (parameter(INTEGERS, place="path", style="label"), ".1,2", [1, 2]),
    (parameter(INTEGER, place="path", style="matrix"), ";p=5", 5),
    (parameter(INTEGERS, place="path", style="matrix"), ";p=1,2", [1, 2]),
    (parameter(INTEGERS, place="path", style="matrix", explode=True), ";p=1;p=2", [1, 2]),
    (parameter(FILTER, place="path"), "name,x,age,6", {"name": "x", "age": 6}),
    (parameter(FILTER, place="path", explode=True), "name=x,age=6", {"name": "x", "age": 6}),
    (parameter(TEXT, place="path"), "a%20b", "a b"),
    (parameter({"enum": ["a", "b"]}, place="path"), "b", "b"),
]
HEADERS: list[tuple[JsonObject, str, str, object]] = [
    (parameter(INTEGER, "X-Depth", "header"), "x-depth", "3", {"x_depth": 3}),
    (parameter(INTEGER, "X_Depth", "header"), "X_Depth", "3", {"x_depth": 3}),
    (parameter(INTEGERS, "X-List", "header"), "X-List", "1, 2", {"x_list": [1, 2]}),
    (parameter(FILTER, "X-Filter", "header"), "X-Filter", "age,6", {"x_filter": {"age": 6}}),
    (parameter(INTEGER, "count", "cookie"), "Cookie", "count=4", {"count": 4}),
    (parameter(INTEGERS, "ids", "cookie", explode=False), "Cookie", "ids=1,2", {"ids": [1, 2]}),
    (parameter(UUID, "Idempotency-Key", "header"), "Idempotency-Key", ID, {"idempotency_key": ID}),
]
REFUSED: list[tuple[JsonObject, str, str]] = [
    (parameter(INTEGER), "p=x", "/p"),
    (parameter(UUID), "p=x", "/p"),
    (parameter({"enum": [1, 2]}), "p=3", "/p"),
    (parameter({"type": "integer", "maximum": 5}), "p=6", "/p"),
    (parameter(INTEGERS, explode=False), "p=1,x", "/p/1"),
    (deep(), "p[age]=x", "/p/age"),
    (carried("application/json", FILTER), "p={", "/p"),
    (carried("application/json", FILTER), 'p={"age":"x"}', "/p/age"),
    (parameter(INTEGER, required=True), "", "/p"),
    (deep(required=True), "", "/p"),
]
NAMES = ("self", "body", "request", "class", "from", "implemented", "a-b", "a_b", "respond")


@pytest.fixture(scope="module")
def client(echo: Start) -> Iterator[httpx2.Client]:
    """One application that has an operation for each line of the tables."""
    tables: dict[str, list[JsonObject]] = {
        "query": [line[0] for line in QUERIES],
        "header": [line[0] for line in HEADERS],
        "refused": [line[0] for line in REFUSED],
    }
    paths: JsonObject = {
        f"/{table}/{index}": {"get": {"parameters": [declared]}}
        for table, lines in tables.items()
        for index, declared in enumerate(lines)
    }
    for index, line in enumerate(PATHS):
        paths[f"/path/{index}/{{p}}"] = {"get": {"parameters": [line[0]]}}
    declared = [*(parameter(TEXT, n, "path") for n in ("self", "a.b")), *map(_text, NAMES)]
    content: JsonObject = {"application/json": {"schema": TEXT}}
    named: JsonObject = {"parameters": [*declared], "requestBody": {"content": content}}
    paths["/names/{self}/{a.b}"] = {"post": named}
    described = parameter(INTEGER, description='It\'s "so"', deprecated=True)
    paths["/described"] = {"get": {"parameters": [described]}}
    identified: JsonObject = {"type": "object", "properties": {"id": UUID}}
    with echo(paths, schemas={"Identified": identified}) as started:
        yield started


def _text(name: str) -> JsonObject:
    return parameter(TEXT, name)


@pytest.mark.parametrize("index", range(len(QUERIES)))
def test_a_query_parameter_reaches_the_implementation_typed(
    client: httpx2.Client, index: int
) -> None:
    _, query, expected = QUERIES[index]
    answer = client.get(f"/query/{index}?{query}")
    assert (answer.status_code, answer.json()) == (200, {"p": expected})


@pytest.mark.parametrize("index", range(len(PATHS)))
def test_a_path_parameter_of_any_style_reaches_the_implementation(
    client: httpx2.Client, index: int
) -> None:
    _, sent, expected = PATHS[index]
    answer = client.get(f"/path/{index}/{sent}")
    assert (answer.status_code, answer.json()) == (200, {"p": expected})


@pytest.mark.parametrize("index", range(len(HEADERS)))
def test_a_header_or_a_cookie_reaches_the_implementation_typed(
    client: httpx2.Client, index: int
) -> None:
    _, name, value, expected = HEADERS[index]
    answer = client.get(f"/header/{index}", headers={name: value})
    assert (answer.status_code, answer.json()) == (200, expected)


@pytest.mark.parametrize("index", range(len(REFUSED)))
def test_a_query_parameter_that_does_not_fit_is_a_problem_with_its_place(
    client: httpx2.Client, index: int
) -> None:
    _, query, where = REFUSED[index]
    answer = client.get(f"/refused/{index}?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    first = answer.json()["errors"][0]
    assert (first["in"], first["pointer"]) == ("query", f"#{where}")


def test_names_that_meet_or_that_python_forbids_are_told_apart(client: httpx2.Client) -> None:
    query = {name: f"query {name}" for name in NAMES}
    answer = client.post("/names/one/two", params=query, json="the body").json()
    assert sorted(answer.values()) == sorted(["one", "two", "the body", *query.values()])
    assert (answer["class_"], answer["from_"]) == ("query class", "query from")


def test_a_deprecated_and_described_parameter_is_so_in_the_own_document(
    client: httpx2.Client,
) -> None:
    document = client.get("/openapi.json").json()
    (found,) = document["paths"]["/described"]["get"]["parameters"]
    assert (found["description"], found["deprecated"]) == ('It\'s "so"', True)
