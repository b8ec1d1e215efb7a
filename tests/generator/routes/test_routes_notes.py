from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

FORM = "multipart/form-data"
FILE: JsonObject = {"type": "string", "format": "binary"}
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
            query({"oneOf": [{"type": "integer"}, OBJECT]}),
            "/paths/~1a/get/parameters/0",
            "served untyped: a value of several shapes is handed over as text",
        ),
        (
            query({"type": "integer"}, allowEmptyValue=True),
            "/paths/~1a/get/parameters/0",
            "allowEmptyValue: an empty value is checked as any other",
        ),
        (
            takes({"name": "p", "in": "query", "content": {"application/xml": {}}}),
            "/paths/~1a/get/parameters/0",
            "served untyped: its content is handed over as text",
        ),
        (
            query({"type": "array", "items": OBJECT}),
            "/paths/~1a/get/parameters/0",
            "the items are handed over as text",
        ),
        (
            query({"type": "array", "items": {"type": "string"}, "default": ["a"]}),
            "/paths/~1a/get/parameters/0",
            "default: left to the implementation",
        ),
        (
            sends(FORM, {"oneOf": [OBJECT, OBJECT]}),
            "/paths/~1a/post/requestBody/content/multipart~1form-data/schema",
            "the form is handed over as it is: it is not one list of fields",
        ),
        (
            sends("application/x-www-form-urlencoded", {"type": "object", "properties": {"a": OBJECT}}),
            "/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/a",
            "served untyped: a field that is no single value",
        ),
        (
            sends(FORM, {"type": "object", "properties": {"f": FILE}, "additionalProperties": False}),
            "/paths/~1a/post/requestBody/content/multipart~1form-data/schema",
            "unknown fields of the form are not refused",
        ),
        (
            sends(FORM, {"type": "object", "properties": {"f": FILE}}, encoding={"f": {"contentType": "image/png"}}),
            "/paths/~1a/post/requestBody/content/multipart~1form-data/encoding",
            "the content type of a part is not checked",
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
            answers("200", links={"next": {"operationId": "x"}}),
            "/paths/~1a/get/responses/200/links",
            "links are not served",
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
        (
            {"/a": {"get": {"callbacks": {"done": {}}}}},
            "/paths/~1a/get/callbacks",
            "callbacks are not sent",
        ),
        (
            {"/a": {"get": {"servers": [{"url": "https://x"}]}}},
            "/paths/~1a/get",
            "servers of its own: served with the others",
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


def test_a_webhook_is_noted(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    package = generate({**contract({"/a": {"get": {}}}), "webhooks": {"news": {"post": {}}}})
    assert [(note.pointer, note.reason) for note in package.notes] == [
        ("/webhooks/news", "webhooks are not sent")
    ]


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
    ):
        assert generate(contract(paths)).notes == ()
