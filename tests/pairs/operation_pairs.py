"""One edit in an operation or in the document around it, and what a careful person says of it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from tests.pairs.contracts import asks, content, contract, gives, query, takes, things
from tests.pairs.schema_pairs import BREAKING, COMPATIBLE, COSMETIC, NOTHING, RISKY, TEXT, WHOLE

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject


class OperationPair(NamedTuple):
    """Two contracts, and the worst impact of what lies between them."""

    name: str
    base: JsonObject
    head: JsonObject
    impact: str


KEY: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key"}
TOKEN: JsonObject = {"type": "http", "scheme": "bearer"}
LOGIN: JsonObject = {
    "type": "oauth2",
    "flows": {
        "clientCredentials": {
            "tokenUrl": "https://login.example.com/token",
            "scopes": {"read": "Read", "write": "Write"},
        }
    },
}


def _guarded(*alternatives: JsonObject, **schemes: Json) -> JsonObject:
    known: JsonObject = {"key": KEY, "token": TOKEN, "login": LOGIN, **schemes}
    return contract({"security": [*alternatives]}, components={"securitySchemes": known})


def _answers(**responses: Json) -> JsonObject:
    return contract({"responses": {code.removeprefix("_"): r for code, r in responses.items()}})


def _with(document: JsonObject, *path: str, value: Json) -> JsonObject:
    """A copy with another value at the end of the path."""
    copy = deepcopy(document)
    holder: Json = copy
    for key in path[:-1]:
        assert isinstance(holder, dict)
        holder = holder[key]
    assert isinstance(holder, dict)
    holder[path[-1]] = value
    return copy


def _calls_back(body: Json, answer: Json) -> JsonObject:
    event: JsonObject = {
        "post": {
            "requestBody": {"required": True, **content(body)},
            "responses": {"200": {"description": "Heard", **content(answer)}},
        }
    }
    return contract({"callbacks": {"done": {"{$request.body#/url}": event}}})


def _hooked(body: Json) -> JsonObject:
    event: JsonObject = {
        "post": {
            "requestBody": {"required": True, **content(body)},
            "responses": {"204": {"description": "Heard"}},
        }
    }
    return contract({}, webhooks={"sold": event})


OK: JsonObject = {"description": "It", **content(TEXT)}
PLAIN = contract({})
LIST: JsonObject = {"type": "array", "items": TEXT}
RELATED = (
    OperationPair(
        "operation removed",
        _with(PLAIN, "paths", "/more", value={"get": {"responses": {"200": OK}}}),
        PLAIN,
        BREAKING,
    ),
    OperationPair(
        "operation added",
        PLAIN,
        _with(PLAIN, "paths", "/more", value={"get": {"responses": {"200": OK}}}),
        COMPATIBLE,
    ),
    OperationPair(
        "method changed", contract({}, method="post"), contract({}, method="put"), BREAKING
    ),
    OperationPair(
        "path parameter renamed",
        contract(
            {"parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}]},
            path="/things/{id}",
        ),
        contract(
            {"parameters": [{"name": "key", "in": "path", "required": True, "schema": TEXT}]},
            path="/things/{key}",
        ),
        COSMETIC,
    ),
    OperationPair(
        "operation id changed",
        contract({"operationId": "a"}),
        contract({"operationId": "b"}),
        RISKY,
    ),
    OperationPair("operation deprecated", contract({}), contract({"deprecated": True}), COMPATIBLE),
    OperationPair(
        "description changed",
        contract({"description": "a"}),
        contract({"description": "b"}),
        COSMETIC,
    ),
    OperationPair("optional parameter added", asks(), asks(query("q", TEXT)), COMPATIBLE),
    OperationPair(
        "required parameter added", asks(), asks(query("q", TEXT, required=True)), BREAKING
    ),
    OperationPair(
        "parameter became required",
        asks(query("q", TEXT)),
        asks(query("q", TEXT, required=True)),
        BREAKING,
    ),
    OperationPair(
        "parameter became optional",
        asks(query("q", TEXT, required=True)),
        asks(query("q", TEXT)),
        COMPATIBLE,
    ),
    OperationPair(
        "parameter: enum value removed",
        asks(query("q", {"enum": ["a", "b"]})),
        asks(query("q", {"enum": ["a"]})),
        BREAKING,
    ),
    OperationPair(
        "parameter: integer became text",
        asks(query("q", WHOLE)),
        asks(query("q", TEXT)),
        COMPATIBLE,
    ),
    OperationPair(
        "parameter: text became integer", asks(query("q", TEXT)), asks(query("q", WHOLE)), BREAKING
    ),
    OperationPair(
        "parameter: explode changed",
        asks(query("q", LIST)),
        asks(query("q", LIST, explode=False)),
        BREAKING,
    ),
    OperationPair(
        "parameter: explode written out",
        asks(query("q", LIST)),
        asks(query("q", LIST, explode=True, style="form", required=False)),
        NOTHING,
    ),
    OperationPair(
        "parameter: style changed",
        asks(query("q", LIST)),
        asks(query("q", LIST, style="pipeDelimited", explode=False)),
        BREAKING,
    ),
    OperationPair(
        "parameter: schema became content",
        asks(query("q", things(a=TEXT))),
        asks({"name": "q", "in": "query", **content(things(a=TEXT))}),
        BREAKING,
    ),
    OperationPair(
        "parameters in another order",
        asks(query("a", TEXT), query("b", TEXT)),
        asks(query("b", TEXT), query("a", TEXT)),
        NOTHING,
    ),
    OperationPair(
        "parameter moved to the path item",
        asks(query("a", TEXT)),
        _with(
            contract({}, method="get"), "paths", "/things", "parameters", value=[query("a", TEXT)]
        ),
        NOTHING,
    ),
    OperationPair(
        "parameter moved to a header",
        asks(query("a", TEXT, required=True)),
        asks({"name": "a", "in": "header", "required": True, "schema": TEXT}),
        BREAKING,
    ),
    OperationPair("required body added", contract({}), takes(TEXT), BREAKING),
    OperationPair(
        "optional body added", contract({}), contract({"requestBody": content(TEXT)}), COMPATIBLE
    ),
    OperationPair(
        "body became required", contract({"requestBody": content(TEXT)}), takes(TEXT), BREAKING
    ),
    OperationPair("body removed", takes(TEXT), contract({}), BREAKING),
    OperationPair(
        "request media type removed",
        contract({"requestBody": {"content": {"application/json": {}, "text/csv": {}}}}),
        contract({"requestBody": {"content": {"application/json": {}}}}),
        BREAKING,
    ),
    OperationPair(
        "request media type covered by a range",
        contract({"requestBody": {"content": {"text/csv": {}}}}),
        contract({"requestBody": {"content": {"text/*": {}}}}),
        COMPATIBLE,
    ),
    OperationPair(
        "response media type removed",
        contract(
            {
                "responses": {
                    "200": {
                        "description": "It",
                        "content": {"application/json": {}, "text/csv": {}},
                    }
                }
            }
        ),
        contract(
            {"responses": {"200": {"description": "It", "content": {"application/json": {}}}}}
        ),
        BREAKING,
    ),
    OperationPair(
        "response media type added",
        contract(
            {"responses": {"200": {"description": "It", "content": {"application/json": {}}}}}
        ),
        contract(
            {
                "responses": {
                    "200": {
                        "description": "It",
                        "content": {"application/json": {}, "text/csv": {}},
                    }
                }
            }
        ),
        COMPATIBLE,
    ),
    OperationPair(
        "success response removed", _answers(_200=OK, _202=OK), _answers(_200=OK), BREAKING
    ),
    OperationPair(
        "default response removed", _answers(_200=OK, default=OK), _answers(_200=OK), BREAKING
    ),
    OperationPair(
        "response headers: required one removed",
        _answers(_200={**OK, "headers": {"X-A": {"required": True, "schema": TEXT}}}),
        _answers(_200=OK),
        BREAKING,
    ),
    OperationPair(
        "response headers: became optional",
        _answers(_200={**OK, "headers": {"X-A": {"required": True, "schema": TEXT}}}),
        _answers(_200={**OK, "headers": {"X-A": {"schema": TEXT}}}),
        BREAKING,
    ),
    OperationPair(
        "response headers: one added",
        _answers(_200=OK),
        _answers(_200={**OK, "headers": {"X-A": {"schema": TEXT}}}),
        COMPATIBLE,
    ),
    OperationPair(
        "response headers: case of the name",
        _answers(_200={**OK, "headers": {"X-Rate": {"schema": TEXT}}}),
        _answers(_200={**OK, "headers": {"x-rate": {"schema": TEXT}}}),
        NOTHING,
    ),
    OperationPair(
        "explicit status taken from a range",
        _answers(**{"2XX": OK}),
        _answers(**{"2XX": OK, "_200": OK}),
        COSMETIC,
    ),
    OperationPair("security added", _guarded(), _guarded({"key": []}), BREAKING),
    OperationPair("security removed", _guarded({"key": []}), _guarded(), COMPATIBLE),
    OperationPair(
        "security alternative added",
        _guarded({"key": []}),
        _guarded({"key": []}, {"token": []}),
        COMPATIBLE,
    ),
    OperationPair(
        "security alternative removed",
        _guarded({"key": []}, {"token": []}),
        _guarded({"key": []}),
        BREAKING,
    ),
    OperationPair(
        "second scheme demanded",
        _guarded({"key": []}),
        _guarded({"key": [], "token": []}),
        BREAKING,
    ),
    OperationPair(
        "scope added",
        _guarded({"login": ["read"]}),
        _guarded({"login": ["read", "write"]}),
        BREAKING,
    ),
    OperationPair(
        "scope removed",
        _guarded({"login": ["read", "write"]}),
        _guarded({"login": ["read"]}),
        COMPATIBLE,
    ),
    OperationPair(
        "anonymous alternative removed", _guarded({}, {"key": []}), _guarded({"key": []}), BREAKING
    ),
    OperationPair(
        "alternatives in another order",
        _guarded({"key": []}, {"token": []}),
        _guarded({"token": []}, {"key": []}),
        NOTHING,
    ),
    OperationPair(
        "api key moved to the query",
        _guarded({"key": []}),
        _guarded({"key": []}, key={**KEY, "in": "query"}),
        BREAKING,
    ),
    OperationPair(
        "security of the document written at the operation",
        contract({}, security=[{"key": []}], components={"securitySchemes": {"key": KEY}}),
        contract(
            {"security": [{"key": []}]},
            security=[{"key": []}],
            components={"securitySchemes": {"key": KEY}},
        ),
        NOTHING,
    ),
    OperationPair(
        "scheme renamed",
        contract({"security": [{"key": []}]}, components={"securitySchemes": {"key": KEY}}),
        contract({"security": [{"door": []}]}, components={"securitySchemes": {"door": KEY}}),
        NOTHING,
    ),
    OperationPair(
        "server removed",
        contract({}, servers=[{"url": "https://a.example.com"}, {"url": "https://b.example.com"}]),
        contract({}, servers=[{"url": "https://a.example.com"}]),
        BREAKING,
    ),
    OperationPair(
        "server added",
        contract({}, servers=[{"url": "https://a.example.com"}]),
        contract({}, servers=[{"url": "https://a.example.com"}, {"url": "https://b.example.com"}]),
        COMPATIBLE,
    ),
    OperationPair(
        "callback sends less",
        _calls_back(things(("a",), a=TEXT), TEXT),
        _calls_back(things(a=TEXT), TEXT),
        BREAKING,
    ),
    OperationPair(
        "callback sends more",
        _calls_back(things(a=TEXT), TEXT),
        _calls_back(things(("a",), a=TEXT), TEXT),
        COMPATIBLE,
    ),
    OperationPair(
        "callback wants another answer",
        _calls_back(TEXT, TEXT),
        _calls_back(TEXT, {"type": "string", "maxLength": 3}),
        BREAKING,
    ),
    OperationPair("callback removed", _calls_back(TEXT, TEXT), contract({}), BREAKING),
    OperationPair(
        "webhook sends a new value",
        _hooked({"enum": ["a"]}),
        _hooked({"enum": ["a", "b"]}),
        BREAKING,
    ),
    OperationPair("webhook removed", _hooked(TEXT), contract({}), BREAKING),
    OperationPair("webhook added", contract({}), _hooked(TEXT), COMPATIBLE),
    OperationPair(
        "unused component added",
        PLAIN,
        contract({}, components={"schemas": {"Unused": TEXT}}),
        COSMETIC,
    ),
    OperationPair(
        "unused component renamed",
        contract({}, components={"schemas": {"A": TEXT}}),
        contract({}, components={"schemas": {"B": TEXT}}),
        NOTHING,
    ),
    OperationPair(
        "3.0 became 3.1", _with(gives(TEXT), "openapi", value="3.0.3"), gives(TEXT), NOTHING
    ),
    OperationPair(
        "tag described",
        contract({}, tags=[{"name": "a"}]),
        contract({}, tags=[{"name": "a", "description": "A"}]),
        COSMETIC,
    ),
)
PAIRS = RELATED
