from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.contracts import callback, changes, names, operation, webhook

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import Json, JsonObject

TEXT: JsonObject = {"type": "string"}
SHORT: JsonObject = {"type": "string", "maxLength": 5}


def answer(schema: JsonObject | None = None, text: str = "It", /, **headers: Json) -> JsonObject:
    """A response."""
    content: JsonObject = {"content": {"application/json": {"schema": schema}}} if schema else {}
    return {"description": text, **content, **({"headers": headers} if headers else {})}


def answers(**responses: JsonObject) -> JsonObject:
    """An operation with these responses; `_404` is 404."""
    return operation(responses={status.removeprefix("_"): r for status, r in responses.items()})


@pytest.mark.parametrize("covering", ["_4XX", "default"])
def test_a_status_that_was_covered_is_compared_with_what_covered_it(covering: str) -> None:
    base = answers(_200=answer(), **{covering: answer(SHORT)})
    head = answers(_200=answer(), **{covering: answer(SHORT)}, _404=answer(TEXT, "Not found"))
    added, widened = changes(base, head)
    assert (added.subject, added.edit, added.name) == ("response", "added", "404")
    assert added.before == {"covered_by": covering.removeprefix("_")}
    assert (widened.subject, widened.edit) == ("string-length", "widened")
    removed, narrowed = changes(head, base)
    assert removed.after == {"covered_by": covering.removeprefix("_")}
    assert (narrowed.subject, narrowed.edit) == ("string-length", "narrowed")


def test_a_status_that_nothing_covers_is_new() -> None:
    base, head = answers(_200=answer()), answers(_200=answer(), _500=answer(TEXT))
    [change] = changes(base, head)
    assert (change.name, change.before) == ("500", None)


def test_a_range_is_covered_by_the_default_and_not_by_itself() -> None:
    base = answers(_4XX=answer(TEXT), default=answer(TEXT))
    head = answers(default=answer(TEXT))
    [change] = changes(base, head)
    assert (change.name, change.after) == ("4XX", {"covered_by": "default"})


def test_a_range_is_written_in_any_case() -> None:
    assert changes(answers(_4XX=answer(TEXT)), answers(_4xx=answer(TEXT))) == ()


def test_names_of_headers_are_written_in_any_case() -> None:
    header: JsonObject = {"schema": TEXT}
    base, head = (answers(_200=answer(**{name: header})) for name in ("X-A", "x-a"))
    assert changes(base, head) == ()


def test_the_header_content_type_means_nothing() -> None:
    header: JsonObject = {"schema": TEXT, "required": True}
    head = answers(_200=answer(**{"Content-Type": header}))
    assert changes(answers(_200=answer()), head) == ()


@pytest.mark.parametrize(
    ("where", "direction"), [(operation, "response"), (webhook, "request"), (callback, "request")]
)
def test_a_response_is_sent_by_the_one_who_is_called(
    where: Callable[..., JsonObject], direction: str
) -> None:
    base, head = (where(responses={"200": answer(s)}) for s in (TEXT, SHORT))
    [change] = changes(base, head)
    assert (change.edit, change.direction) == ("narrowed", direction)


@pytest.mark.parametrize(
    ("where", "direction"), [(operation, "request"), (webhook, "response"), (callback, "response")]
)
def test_a_request_is_sent_by_the_one_who_calls(
    where: Callable[..., JsonObject], direction: str
) -> None:
    base, head = (
        where(requestBody={"content": {"application/json": {"schema": s}}}) for s in (TEXT, SHORT)
    )
    [change] = changes(base, head)
    assert (change.edit, change.direction) == ("narrowed", direction)


def test_a_callback_of_a_webhook_is_called_by_the_client() -> None:
    def hooked(schema: JsonObject) -> JsonObject:
        body: JsonObject = {"content": {"application/json": {"schema": schema}}}
        item: JsonObject = {"post": {"requestBody": body, "responses": {"204": answer()}}}
        return webhook(callbacks={"done": {"{$request.body#/url}": item}})

    [change] = changes(hooked(TEXT), hooked(SHORT))
    assert change.direction == "request"
    operation = "WEBHOOK sold POST CALLBACK done {$request.body#/url} POST"
    assert change.uses[0] == (operation, "request body application/json")


def test_callbacks_that_lead_to_each_other_end() -> None:
    def ring(text: str) -> JsonObject:
        reference: JsonObject = {"$ref": "#/components/callbacks/again"}
        item: JsonObject = {
            "post": {
                "description": text,
                "responses": {"204": answer()},
                "callbacks": {"one": reference, "two": reference},
            }
        }
        components: JsonObject = {"callbacks": {"again": {"{$url}": item}}}
        document = operation(callbacks={"first": reference})
        return {**document, "components": components}

    assert names(ring("a"), ring("b")) == ["documentation changed description"]


def test_what_fastapi_adds_is_no_change_where_the_option_says_so() -> None:
    invalid: JsonObject = {"$ref": "#/components/schemas/HTTPValidationError"}
    base, head = answers(_200=answer()), answers(_200=answer(), _422=answer(invalid))
    head["components"] = {"schemas": {"HTTPValidationError": {"type": "object"}}}
    assert names(base, head) == ["response added 422"]
    assert changes(base, head, fastapi=True) == ()
    own = answers(_200=answer(), _422=answer(TEXT))
    assert names(base, own) == ["response added 422"]
    assert len(changes(own, head, fastapi=True)) > 0


def test_a_response_that_many_operations_share_is_one_change() -> None:
    def shared(schema: JsonObject) -> JsonObject:
        gone: JsonObject = {"$ref": "#/components/responses/Gone"}
        paths: JsonObject = {f"/{n}": {"get": {"responses": {"410": gone}}} for n in range(40)}
        headers: JsonObject = {"X-A": {"schema": TEXT, "required": schema is SHORT}}
        response: JsonObject = {**answer(schema), "headers": headers}
        return {**operation(), "paths": paths, "components": {"responses": {"Gone": response}}}

    header, body = changes(shared(TEXT), shared(SHORT))
    assert (header.subject, header.edit, len(header.uses)) == ("header", "became-required", 40)
    assert (body.subject, body.edit, len(body.uses)) == ("string-length", "narrowed", 40)
    assert header.uses[0] == ("GET /0", "response 410 header X-A")
