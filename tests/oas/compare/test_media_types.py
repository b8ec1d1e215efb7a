from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.contracts import DONE, cells, changes, names, operation

if TYPE_CHECKING:
    from oas.json_value import JsonObject

TEXT: JsonObject = {"type": "string"}
SHORT: JsonObject = {"type": "string", "maxLength": 5}


def takes(**content: JsonObject) -> JsonObject:
    """An operation whose body is of these media types; `_` stands for `/`, `any` for `*`."""
    return operation(requestBody={"content": _content(content)})


def gives(**content: JsonObject) -> JsonObject:
    """An operation whose answer is of these media types."""
    return operation(responses={"200": {"description": "It", "content": _content(content)}})


def _content(content: dict[str, JsonObject]) -> JsonObject:
    return {
        name.replace("_", "/").replace("any", "*"): {"schema": schema}
        for name, schema in content.items()
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("application/json", "Application/JSON"),
        ("application/json", "application/json; charset=utf-8"),
        ("text/html; charset=UTF-8", "text/html;charset=utf-8"),
        ('text/html; charset="latin-1"', "text/html;charset=Latin-1"),
        ("a/b; x=1; y=2", "a/b;y=2;x=1"),
    ],
)
def test_a_media_type_has_many_spellings(old: str, new: str) -> None:
    media: JsonObject = {"schema": TEXT}
    base, head = (operation(requestBody={"content": {name: media}}) for name in (old, new))
    assert changes(base, head) == ()


def test_another_parameter_is_another_media_type() -> None:
    base, head = (
        operation(requestBody={"content": {name: {"schema": TEXT}}})
        for name in ("a/b;version=1", "a/b;version=2")
    )
    assert names(base, head) == [
        "media-type removed a/b;version=1",
        "media-type added a/b;version=2",
    ]


@pytest.mark.parametrize("covering", ["application_any", "any_any"])
def test_a_media_type_that_a_range_covers_is_not_gone(covering: str) -> None:
    base, head = takes(application_json=TEXT), takes(**{covering: TEXT})
    name = covering.replace("_", "/").replace("any", "*")
    assert names(base, head) == [f"media-type added {name}"]
    assert names(head, base) == [f"media-type removed {name}"]


def test_a_media_type_is_compared_with_the_range_that_covers_it() -> None:
    assert names(takes(application_json=TEXT), takes(application_any=SHORT)) == [
        "string-length narrowed maxLength",
        "media-type added application/*",
    ]
    assert names(gives(application_any=SHORT), gives(application_json=TEXT)) == [
        "media-type removed application/*",
        "string-length widened maxLength",
    ]


def test_the_most_specific_range_counts() -> None:
    base = takes(application_json=TEXT)
    assert names(base, takes(any_any=SHORT, application_any=TEXT)) == [
        "media-type added */*",
        "media-type added application/*",
    ]


def test_a_media_type_without_schema_takes_everything() -> None:
    base = operation(requestBody={"content": {"text/plain": {}}})
    assert changes(base, takes(text_plain={})) == ()
    assert len(cells(base, takes(text_plain=SHORT))) > 0


def test_items_of_a_stream_are_values() -> None:
    base, head = (
        operation(
            responses={
                "200": {"description": "It", "content": {"application/jsonl": {"itemSchema": s}}}
            }
        )
        for s in (SHORT, TEXT)
    )
    [change] = changes(base, head)
    assert (change.subject, change.edit, change.direction) == (
        "string-length",
        "widened",
        "response",
    )
    assert change.uses[0].place == "item of response 200 application/jsonl"


def test_encodings_mean_nothing_outside_of_forms() -> None:
    media: JsonObject = {"schema": {"type": "object"}}
    coded: JsonObject = {**media, "encoding": {"a": {"contentType": "text/csv"}}}
    for name, expected in (("application/json", 0), ("multipart/form-data", 1)):
        base, head = (operation(requestBody={"content": {name: m}}) for m in (media, coded))
        assert len(changes(base, head)) == expected


def test_a_header_of_a_part_is_a_header_and_has_a_schema() -> None:
    def form(**header: JsonObject) -> JsonObject:
        encoding: JsonObject = {"a": {"headers": {"X-A": {"schema": TEXT, **header}}}}
        media: JsonObject = {"schema": {"type": "object"}, "encoding": encoding}
        return operation(requestBody={"content": {"multipart/form-data": media}}, responses=DONE)

    [change] = changes(form(), form(schema=SHORT))
    assert change.uses[0].place == "request body multipart/form-data a header X-A"
    assert change.direction == "request"
