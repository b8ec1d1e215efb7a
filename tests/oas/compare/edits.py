"""Pairs of tiny contracts that one edit tells apart, and the one kind of Change that it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from oas.compare.space import Cell, Edit, Subject
from oas.direction import Direction
from tests.oas.compare.contracts import DONE, callback, contract, operation, webhook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json, JsonObject


class OneEdit(NamedTuple):
    """Two contracts and the kind of the Change between them."""

    base: JsonObject
    head: JsonObject
    cell: Cell

    @property
    def name(self) -> str:
        """The kind, in words."""
        return " ".join(filter(None, self.cell))


class Inside(NamedTuple):
    """The same for the fields of an operation; `direction` is the one it has in a path."""

    base: JsonObject
    head: JsonObject
    subject: Subject
    edit: Edit
    direction: Direction = Direction.REQUEST


TEXT: JsonObject = {"type": "string"}
JSON: JsonObject = {"application/json": {"schema": TEXT}}
PLAIN: JsonObject = {}
_S, _E = Subject, Edit
_OPPOSITE = {
    Edit.ADDED: Edit.REMOVED,
    Edit.ADDED_REQUIRED: Edit.REMOVED_REQUIRED,
    Edit.BECAME_REQUIRED: Edit.BECAME_OPTIONAL,
    Edit.NARROWED: Edit.WIDENED,
}
OPPOSITE = {**_OPPOSITE, **{there: here for here, there in _OPPOSITE.items()}}


def opposite(edit: Edit) -> Edit:
    """What it is from the other side."""
    return OPPOSITE.get(edit, edit)


def _query(**more: Json) -> JsonObject:
    return {"parameters": [{"name": "q", "in": "query", "schema": TEXT, **more}]}


def _list_query(**more: Json) -> JsonObject:
    return _query(schema={"type": "array", "items": TEXT}, **more)


def _body(**more: Json) -> JsonObject:
    return {"requestBody": {"content": JSON, **more}}


def _answer(**more: Json) -> JsonObject:
    return {"responses": {"200": {"description": "It", **more}}}


def _header(**more: Json) -> JsonObject:
    return _answer(headers={"X-Rate": {"schema": TEXT, **more}})


def _form(**encoding: Json) -> JsonObject:
    schema: Json = {"type": "object", "properties": {"a": TEXT}}
    media: JsonObject = {"schema": schema, **({"encoding": {"a": encoding}} if encoding else {})}
    return {"requestBody": {"content": {"multipart/form-data": media}}}


def _link(name: str = "next", **more: Json) -> JsonObject:
    return _answer(links={name: {"operationId": "next", **more}})


def _presence(
    subject: Subject, absent: JsonObject, optional: JsonObject, required: JsonObject
) -> list[Inside]:
    return [
        Inside(absent, optional, subject, _E.ADDED),
        Inside(absent, required, subject, _E.ADDED_REQUIRED),
        Inside(optional, required, subject, _E.BECAME_REQUIRED),
    ]


def _any(subject: Subject, absent: JsonObject, one: JsonObject, other: JsonObject) -> list[Inside]:
    return [Inside(absent, one, subject, _E.ADDED), Inside(one, other, subject, _E.CHANGED)]


# What a parameter may say besides its meaning, in a direction; an operation says it in none.
_SAID: list[tuple[Subject, JsonObject, JsonObject]] = [
    (_S.SUNSET, {"x-sunset": "2027-01-01"}, {"x-sunset": "2028-01-01"}),
    (_S.STABILITY, {"x-stability-level": "beta"}, {"x-stability-level": "stable"}),
    (_S.DOCUMENTATION, {"description": "a"}, {"description": "b"}),
    (_S.EXTENSION, {"x-a": 1}, {"x-a": 2}),
    (_S.UNKNOWN_FIELD, {"a": 1}, {"a": 2}),
]

INSIDE: list[Inside] = [
    *_presence(_S.PARAMETER, PLAIN, _query(), _query(required=True)),
    *_presence(_S.REQUEST_BODY, PLAIN, _body(), _body(required=True)),
    *(
        edit._replace(direction=Direction.RESPONSE)
        for edit in _presence(_S.HEADER, _answer(), _header(), _header(required=True))
    ),
    Inside(_list_query(), _list_query(style="pipeDelimited"), _S.SERIALIZATION, _E.CHANGED),
    Inside(_query(), _query(allowReserved=True), _S.SERIALIZATION, _E.WIDENED),
    Inside(
        _body(),
        _body(content={**JSON, "application/xml": {"schema": TEXT}}),
        _S.MEDIA_TYPE,
        _E.ADDED,
    ),
    Inside(
        _answer(content={"text/plain": {"schema": TEXT}}),
        _answer(content={"text/plain": {"schema": TEXT}, **JSON}),
        _S.MEDIA_TYPE,
        _E.ADDED,
        Direction.RESPONSE,
    ),
    Inside(
        PLAIN,
        {"responses": {**DONE, "404": {"description": "None"}}},
        _S.RESPONSE,
        _E.ADDED,
        Direction.RESPONSE,
    ),
    *_any(_S.ENCODING, _form(), _form(contentType="text/csv"), _form(contentType="text/plain")),
    *(
        edit._replace(direction=Direction.RESPONSE)
        for edit in _any(_S.LINK, _answer(), _link(), _link(operationId="other"))
    ),
    Inside(_query(), _query(deprecated=True), _S.DEPRECATION, _E.ADDED),
    Inside(PLAIN, {"deprecated": True}, _S.DEPRECATION, _E.ADDED, Direction.NONE),
    *(
        edit
        for s, one, other in _SAID
        for edit in _any(s, _query(), _query(**one), _query(**other))
    ),
    *(
        edit._replace(direction=Direction.NONE)
        for subject, one, other in _SAID
        for edit in _any(subject, PLAIN, one, other)
    ),
    *(
        edit._replace(direction=Direction.NONE)
        for edit in _any(_S.OPERATION_ID, PLAIN, {"operationId": "a"}, {"operationId": "b"})
    ),
    Inside({"tags": ["a"]}, {"tags": ["b", "a"]}, _S.OPERATION_TAG, _E.ADDED, Direction.NONE),
    Inside(
        PLAIN,
        {"callbacks": {"done": {"{$request.body#/url}": {"post": {"responses": DONE}}}}},
        _S.CALLBACK,
        _E.ADDED,
        Direction.NONE,
    ),
]


def _paths(*methods: str, **more: Json) -> JsonObject:
    return contract(paths={"/things": {m: {"responses": DONE} for m in methods}}, **more)


def _served(*servers: JsonObject) -> JsonObject:
    return _paths("get", servers=[*servers])


def _variable(**variable: Json) -> JsonObject:
    return _served({"url": "https://{a}.io", "variables": {"a": {"default": "a", **variable}}})


def _flow(**more: Json) -> JsonObject:
    flow: Json = {"tokenUrl": "https://a.io/token", "scopes": {"read": "Read"}, **more}
    return _scheme(type="oauth2", flows={"clientCredentials": flow})


def _scheme(**scheme: Json) -> JsonObject:
    schemes: Json = {
        "it": {"type": "http", "scheme": "bearer", **scheme},
        "key": KEY,
        "login": LOGIN,
    }
    return _paths("get", security=[{"it": []}], components={"securitySchemes": schemes})


KEY: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key"}
LOGIN: JsonObject = {"type": "openIdConnect", "openIdConnectUrl": "https://a.io"}


def secured(*alternatives: JsonObject) -> JsonObject:
    """A contract whose operation may be called by whom these alternatives name."""
    schemes: Json = {"key": KEY, "login": LOGIN, "token": {"type": "http", "scheme": "bearer"}}
    return _paths("get", security=[*alternatives], components={"securitySchemes": schemes})


def _tag(**tag: Json) -> JsonObject:
    return _paths("get", tags=[{"name": "a", **tag}])


def _info(**info: Json) -> JsonObject:
    return {**_paths("get"), "info": {"title": "T", "version": "1.0.0", **info}}


def _unused(*values: str) -> JsonObject:
    schemas: Json = {"A": {"enum": [*values]}} if values else {}
    return _paths("get", components={"schemas": schemas})


def _calls(*methods: str) -> JsonObject:
    item: Json = {method: {"responses": DONE} for method in methods}
    return operation(callbacks={"done": {"{$request.body#/url}": item}})


def _hooks(*names: str, methods: tuple[str, ...] = ("post",)) -> JsonObject:
    item: Json = {method: {"responses": DONE} for method in methods}
    return _paths("get", webhooks=dict.fromkeys(names, item))


def _named(name: str) -> JsonObject:
    parameter: Json = {"name": name, "in": "path", "required": True, "schema": TEXT}
    return operation(f"/things/{{{name}}}", parameters=[parameter])


class Outside(NamedTuple):
    """Two contracts, and what differs between them in no direction."""

    base: JsonObject
    head: JsonObject
    subject: Subject
    edit: Edit


_ONE: JsonObject = {"url": "https://a.io"}
_TWO: JsonObject = {"url": "https://b.io"}

OUTSIDE: list[Outside] = [
    Outside(_paths("get"), {**_paths("get"), "openapi": "3.1.0"}, _S.SPECIFICATION, _E.CHANGED),
    Outside(_named("id"), _named("key"), _S.PATH_PARAMETER_NAME, _E.CHANGED),
    Outside(_info(), _info(termsOfService="https://a.io"), _S.INFO, _E.ADDED),
    Outside(_info(), _info(title="U"), _S.INFO, _E.CHANGED),
    Outside(_paths("get"), _tag(), _S.TAG, _E.ADDED),
    Outside(_tag(kind="nav"), _tag(kind="badge"), _S.TAG, _E.CHANGED),
    Outside(_served(_ONE), _served(_ONE, _TWO), _S.SERVER, _E.ADDED),
    Outside(_served(_ONE, _TWO), _served(_TWO, _ONE), _S.SERVER, _E.CHANGED),
    Outside(_variable(enum=["a"]), _variable(enum=["a", "b"]), _S.SERVER_VARIABLE, _E.WIDENED),
    Outside(_variable(), _variable(default="b"), _S.SERVER_VARIABLE, _E.CHANGED),
    Outside(_unused(), _unused("a"), _S.COMPONENT, _E.ADDED),
    Outside(_unused("a"), _unused("a", "b"), _S.COMPONENT, _E.CHANGED),
    Outside(_scheme(type="oauth2", flows={}), _flow(), _S.OAUTH_FLOW, _E.ADDED),
    Outside(_flow(), _flow(tokenUrl="https://b.io"), _S.OAUTH_FLOW, _E.CHANGED),
    Outside(_flow(scopes={}), _flow(), _S.OAUTH_SCOPE, _E.ADDED),
    Outside(_flow(), _flow(scopes={"read": "Look"}), _S.OAUTH_SCOPE, _E.CHANGED),
    Outside(_scheme(), _scheme(bearerFormat="JWT"), _S.SECURITY_SCHEME, _E.ADDED),
    Outside(_scheme(), _scheme(scheme="basic"), _S.SECURITY_SCHEME, _E.CHANGED),
    Outside(secured(), secured({"key": []}), _S.SECURITY, _E.ADDED),
    Outside(
        secured({"key": []}), secured({"key": []}, {"token": []}), _S.SECURITY_ALTERNATIVE, _E.ADDED
    ),
    Outside(secured({"login": []}), secured({"login": ["read"]}), _S.SECURITY_SCOPE, _E.ADDED),
    Outside(_paths("get"), _paths("get", "put"), _S.OPERATION, _E.ADDED),
    Outside(_calls("post"), _calls("post", "put"), _S.CALLBACK_OPERATION, _E.ADDED),
    Outside(_hooks("a"), _hooks("a", "b"), _S.WEBHOOK, _E.ADDED),
    Outside(_hooks("a"), _hooks("a", methods=("post", "put")), _S.WEBHOOK_OPERATION, _E.ADDED),
]


def edits() -> Iterator[OneEdit]:
    """Every edit, in both directions, on paths, in webhooks and in callbacks."""
    for inside in INSIDE:
        turned = inside._replace(direction=inside.direction.turned)
        yield from _both(operation(**inside.base), operation(**inside.head), inside)
        yield from _both(webhook(**inside.base), webhook(**inside.head), turned)
        yield from _both(callback(**inside.base), callback(**inside.head), turned)
    for outside in OUTSIDE:
        yield from _both(outside.base, outside.head, outside)


def _both(base: JsonObject, head: JsonObject, edit: Inside | Outside) -> Iterator[OneEdit]:
    direction = edit.direction if isinstance(edit, Inside) else Direction.NONE
    yield OneEdit(base, head, Cell(edit.subject, edit.edit, direction))
    yield OneEdit(head, base, Cell(edit.subject, opposite(edit.edit), direction))
