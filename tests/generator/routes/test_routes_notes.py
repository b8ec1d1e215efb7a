from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

FORM = "multipart/form-data"
FILE: JsonObject = {"type": "string", "format": "binary"}
PATH_B: JsonObject = {"name": "b", "in": "path", "required": True, "schema": {"type": "string"}}
PATH_C: JsonObject = {**PATH_B, "name": "c"}
OBJECT: JsonObject = {"type": "object", "properties": {"a": {"type": "integer"}}}


def takes(*parameters: Json) -> JsonObject:
    return {"/a": {"get": {"parameters": [*parameters]}}}


def query(schema: JsonObject, **said: Json) -> JsonObject:
    return takes({"name": "p", "in": "query", "schema": schema, **said})


def sends(media_type: str, schema: JsonObject, **said: Json) -> JsonObject:
    content: JsonObject = {media_type: {"schema": schema, **said}}
    return {"/a": {"post": {"requestBody": {"content": content}}}}


def answers(status: str, **said: Json) -> JsonObject:
    return {"/a": {"get": {"responses": {status: {"description": "", **said}}}}}


@pytest.mark.parametrize(
    ("paths", "pointer", "reason"),
    [
        (
            query({"type": "integer"}, allowEmptyValue=True),
            "/paths/~1a/get/parameters/0",
            "allowEmptyValue: an empty value that is no text counts as absent",
        ),
        (
            takes({"name": "p", "in": "query", "content": {"application/xml": {}}}),
            "/paths/~1a/get/parameters/0",
            "served untyped: its content is text",
        ),
        (
            sends(FORM, {"oneOf": [OBJECT, OBJECT]}),
            "/paths/~1a/post/requestBody/content/multipart~1form-data/schema",
            "the form is handed over as it is: it is not one list of fields",
        ),
        (
            {"/a": {"post": {"requestBody": {"content": {}}}}},
            "/paths/~1a/post/requestBody",
            "a body without a media type is not read",
        ),
        (answers("20"), "/paths/~1a/get/responses/20", "a status must have three digits; left out"),
        (
            answers("204", content={"application/json": {}}),
            "/paths/~1a/get/responses/204",
            "a response 204 has no body; it is left out",
        ),
        (
            answers("200", content={"application/json": {"example": "x" * 300}}),
            "/paths/~1a/get/responses/200/content/application~1json/example",
            "an example that FastAPI's document does not show: it is long or elsewhere",
        ),
        (
            answers("200", headers={"X": {"content": {"application/json": {"schema": OBJECT}}}}),
            "/paths/~1a/get/responses/200/headers/X",
            "the content of a header is handed over as text",
        ),
        (
            {"/a/{b}": {"get": {"parameters": [PATH_B]}}, "/a/{c}": {"get": {"parameters": [PATH_C]}}},
            "/paths/~1a~1{c}/get",
            "never answered: /a/{b} matches the same requests",
        ),
        (
            {"/a/{b}": {"get": {}}},
            "/paths/~1a~1{b}",
            "a path expression without a parameter is not handed over",
        ),
        (
            {"/a?b=c": {"get": {}}},
            "/paths/~1a?b=c/get",
            "a path with a query or a fragment is never requested",
        ),
    ],
)  # fmt: skip
def test_what_the_routes_do_not_express_is_noted_by_pointer(
    generate: Callable[..., Package],
    contract: Callable[..., JsonObject],
    paths: JsonObject,
    pointer: str,
    reason: str,
) -> None:
    package = generate(contract(paths))
    assert [(note.pointer, note.reason) for note in package.notes] == [(pointer, reason)]
    assert package.app().openapi()["openapi"]


def test_an_operation_that_cannot_be_followed_is_left_out_and_all_others_stand(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    endless: JsonObject = {"$ref": "#/components/parameters/A"}
    paths: JsonObject = {
        "/good": {"get": {"operationId": "good"}},
        "/bad": {"get": {"operationId": "bad", "parameters": [endless]}},
    }
    package = generate(contract(paths, parameters={"A": {"$ref": "#/components/parameters/A"}}))
    assert [note.pointer for note in package.notes] == ["/paths/~1bad/get"]
    assert package.notes[0].reason.startswith("left out: ")
    assert set(package.app().openapi()["paths"]) == {"/good"}


def test_what_is_expressed_whole_has_no_note(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    deep: JsonObject = {"style": "deepObject", "explode": True}
    for paths in (
        query({"type": "integer", "default": 1}),
        query(OBJECT, **deep),
        sends(FORM, {"type": "object", "properties": {"f": FILE, "o": OBJECT}}),
        sends("image/png", {}),
        answers("418"),
        answers("4XX"),
        answers("200", links={"next": {"operationId": "x"}}, headers={"X": {}}),
        {"/a": {"get": {"servers": [{"url": "https://x/y"}]}}},
    ):
        assert generate(contract(paths)).notes == ()
