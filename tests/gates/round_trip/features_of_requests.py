"""What a contract says of requests: parameters and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gates.round_trip.tiny import TEXT, THING, body, contract, parameter

if TYPE_CHECKING:
    from oas.json_value import JsonObject
    from tests.gates.round_trip.tiny import Features

_LIST: JsonObject = {"type": "array", "items": {"type": "integer"}}
_POINT: JsonObject = {
    "type": "object",
    "required": ["x"],
    "properties": {"x": {"type": "integer"}, "y": {"type": "integer"}},
}


def _file(**encoding: JsonObject) -> JsonObject:
    form: JsonObject = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}, "tags": _LIST},
    }
    return body({"multipart/form-data": {"schema": form, "encoding": {**encoding}}})


PARAMETER: Features = {
    "query parameter": parameter(TEXT),
    "query parameter required": parameter(TEXT, required=True),
    "header parameter": parameter(TEXT, "header"),
    "cookie parameter": parameter(TEXT, "cookie"),
    "path parameter": parameter({"type": "integer"}, "path"),
    "parameter description": parameter(TEXT, description="Which."),
    "parameter and schema described": parameter(
        {**TEXT, "description": "A word."}, description="P."
    ),
    "parameter deprecated": parameter(TEXT, deprecated=True),
    "parameter example": parameter(TEXT, example="word"),
    "parameter examples": parameter(TEXT, examples={"one": {"value": "word", "summary": "A word"}}),
    "parameter default": parameter({"type": "integer", "default": 7}),
    "parameter enum": parameter({"type": "string", "enum": ["a", "b"]}),
    "parameter limits": parameter({"type": "integer", "minimum": 1, "maximum": 9}),
    "parameter pattern and length": parameter({**TEXT, "pattern": "^[a-z]+$", "maxLength": 9}),
    "parameter format": parameter({**TEXT, "format": "uuid"}),
    "parameter that may be null": parameter({"type": ["string", "null"]}),
    "parameter of any value": parameter({}),
    "parameter extension": parameter(TEXT, **{"x-hint": "h"}),
    "array style form, exploded": parameter(_LIST, style="form", explode=True),
    "array style form, not exploded": parameter(_LIST, explode=False),
    "array style space delimited": parameter(_LIST, style="spaceDelimited", explode=False),
    "array style pipe delimited": parameter(_LIST, style="pipeDelimited", explode=False),
    "array limits": parameter({**_LIST, "minItems": 1, "maxItems": 3, "uniqueItems": True}),
    "object style deep object": parameter(_POINT, style="deepObject", explode=True),
    "object style form, exploded": parameter(_POINT, explode=True),
    "object style form, not exploded": parameter(_POINT, explode=False),
    "allow reserved": parameter(TEXT, allowReserved=True),
    "allow empty value": parameter(TEXT, allowEmptyValue=True),
    "parameter by content": contract(
        {
            "parameters": [
                {"name": "p", "in": "query", "content": {"application/json": {"schema": _POINT}}}
            ]
        }
    ),
    "header array": parameter(_LIST, "header"),
    "header object, exploded": parameter(_POINT, "header", explode=True),
    "cookie array, not exploded": parameter(_LIST, "cookie", explode=False),
    "path style label": parameter(TEXT, "path", style="label"),
    "path style matrix": parameter(TEXT, "path", style="matrix"),
    "path array": parameter(_LIST, "path"),
    "path object, exploded": parameter(_POINT, "path", explode=True),
    "parameters of one name in two places": contract(
        {"parameters": [{"name": "p", "in": i, "schema": TEXT} for i in ("query", "header")]}
    ),
}

BODY: Features = {
    "body required": body({"application/json": {"schema": THING}}),
    "body optional": body({"application/json": {"schema": THING}}, required=False),
    "body description": body({"application/json": {"schema": THING}}, description="The thing."),
    "body array": body({"application/json": {"schema": _LIST}}),
    "body without a schema": body({"application/json": {}}),
    "body of another JSON": body({"application/vnd.thing+json": {"schema": THING}}),
    "body merge patch": body({"application/merge-patch+json": {"schema": THING}}),
    "body of several media types": body(
        {"application/json": {"schema": THING}, "application/vnd.a+json": {"schema": _POINT}}
    ),
    "body JSON or form": body(
        {
            "application/json": {"schema": THING},
            "application/x-www-form-urlencoded": {"schema": THING},
        }
    ),
    "body form": body({"application/x-www-form-urlencoded": {"schema": THING}}),
    "form encoding style": body(
        {
            "application/x-www-form-urlencoded": {
                "schema": {"type": "object", "properties": {"tags": _LIST}},
                "encoding": {"tags": {"style": "pipeDelimited", "explode": False}},
            }
        }
    ),
    "form without other fields": body(
        {"application/x-www-form-urlencoded": {"schema": {**THING, "additionalProperties": False}}}
    ),
    "multipart with a file": _file(),
    "multipart encoding content type": _file(file={"contentType": "image/png, image/jpeg"}),
    "multipart encoding headers": _file(file={"headers": {"X-Part": {"schema": TEXT}}}),
    "body bytes": body({"application/octet-stream": {}}),
    "body bytes by schema": body(
        {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    ),
    "body text": body({"text/plain": {"schema": {**TEXT, "maxLength": 9}}}),
    "body XML": body({"application/xml": {"schema": {**THING, "xml": {"name": "thing"}}}}),
    "body media range": body({"image/*": {"schema": {"type": "string", "format": "binary"}}}),
    "body of anything": body({"*/*": {}}),
    "body example": body({"application/json": {"schema": THING, "example": {"a": "b"}}}),
    "body examples": body(
        {"application/json": {"schema": THING, "examples": {"one": {"value": {"a": "b"}}}}}
    ),
}

FEATURES: Features = {**PARAMETER, **BODY}
