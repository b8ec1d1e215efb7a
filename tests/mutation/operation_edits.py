"""Edits of operations that break whoever calls them. False: the contract has no such place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from oas.direction import Direction
from oas.json_value import Json, JsonObject, as_array, as_object
from oas.operation import Operation, operations
from tests.mutation.spots import required, spots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from oas.document import Document, Node

T = TypeVar("T")
_ANSWER = ("200", "201", "202", "204")


def operation_removed(document: Document, random: Random) -> bool:
    operation = _any(operations(document), random)
    return operation is not None and _drop(operation.path_item.value, operation.method)


def path_removed(document: Document, random: Random) -> bool:
    paths = as_object(document.root.get("paths"))
    path = _any(paths, random)
    return path is not None and len(paths) > 1 and _drop(paths, path)


def method_changed(document: Document, random: Random) -> bool:
    free = (o for o in operations(document) if o.method == "post" and not o.path_item.has("put"))
    operation = _any(free, random)
    if operation is None:
        return False
    item = operation.path_item.object
    item["put"] = item.pop("post")
    return True


def required_query_parameter_added(document: Document, random: Random) -> bool:
    return _add_parameter(document, random, "query")


def required_header_parameter_added(document: Document, random: Random) -> bool:
    return _add_parameter(document, random, "header")


def required_cookie_parameter_added(document: Document, random: Random) -> bool:
    return _add_parameter(document, random, "cookie")


def parameter_became_required(document: Document, random: Random) -> bool:
    found = [p.node for o in operations(document) for p in o.parameters() if not p.required]
    return _set(_any(found, random), required=True)


def parameter_moved(document: Document, random: Random) -> bool:
    """From the query into a header, where it must be."""
    found = [
        p.node
        for o in operations(document)
        for p in o.parameters()
        if p.location == "query" and p.name.isalpha() and p.style == "form" and not p.content
    ]
    node = _any(found, random)
    if node is None:
        return False
    for keyword in ("explode", "style", "allowReserved", "allowEmptyValue"):
        node.object.pop(keyword, None)
    node.object.update({"in": "header", "required": True})
    return True


def style_changed(document: Document, random: Random) -> bool:
    return _set(_any(_lists(document), random), style="pipeDelimited", explode=False)


def explode_changed(document: Document, random: Random) -> bool:
    node = _any(_lists(document), random)
    return node is not None and _set(node, explode=node.object.get("explode") is False)


def parameter_became_json(document: Document, random: Random) -> bool:
    """From a schema to a content: what is written into the URL is another text."""
    node = _any(_lists(document), random)
    if node is None or "example" in node.object or "examples" in node.object:
        return False
    node.object.pop("style", None)
    node.object.pop("explode", None)
    schema = node.object.pop("schema")
    return _set(node, content={"application/json": {"schema": schema}})


def required_body_added(document: Document, random: Random) -> bool:
    found = [
        o for o in operations(document) if not o.node.has("requestBody") and o.method == "post"
    ]
    operation = _any(found, random)
    body: JsonObject = {"required": True, "content": {"application/json": {"schema": {}}}}
    return operation is not None and _set(operation.node, requestBody=body)


def body_became_required(document: Document, random: Random) -> bool:
    bodies = [body for o in operations(document) if (body := o.request_body())]
    found = [body.node for body in bodies if not body.required]
    return _set(_any(found, random), required=True)


def body_removed(document: Document, random: Random) -> bool:
    operation = _any((o for o in operations(document) if o.node.has("requestBody")), random)
    return operation is not None and _drop(operation.node.value, "requestBody")


def request_media_type_removed(document: Document, random: Random) -> bool:
    bodies = [body.node for o in operations(document) if (body := o.request_body())]
    return _drop_one(bodies, "content", random)


def request_media_type_exchanged(document: Document, random: Random) -> bool:
    bodies = [body.node for o in operations(document) if (body := o.request_body())]
    found = [node for node in bodies if "application/json" in as_object(node.object["content"])]
    node = _any(found, random)
    if node is None:
        return False
    content = as_object(node.object["content"])
    content["application/cbor"] = content.pop("application/json")
    return True


def response_media_type_removed(document: Document, random: Random) -> bool:
    answers = [a.node for o in operations(document) for a in o.responses() if a.status in _ANSWER]
    return _drop_one(answers, "content", random)


def response_removed(document: Document, random: Random) -> bool:
    return _remove_response(document, random, lambda status: status in _ANSWER)


def response_status_changed(document: Document, random: Random) -> bool:
    found = [o for o in operations(document) if o.node.child("responses").has("200")]
    operation = _any(found, random)
    if operation is None:
        return False
    responses = operation.node.child("responses").object
    if "203" in responses or "2XX" in responses or "default" in responses:
        return False
    responses["203"] = responses.pop("200")
    return True


def default_response_removed(document: Document, random: Random) -> bool:
    return _remove_response(document, random, lambda status: status == "default")


def response_property_removed(document: Document, random: Random) -> bool:
    """One that every answer had."""
    found = [spot for spot in spots(document, Direction.RESPONSE) if spot.is_only("object")]
    random.shuffle(found)
    for spot in found:
        properties = as_object(spot.schema.get("properties"))
        names = [name for name in required(spot.schema) if name in properties]
        if names and spot.schema.get("additionalProperties") is not False:
            gone = random.choice(names)
            del properties[gone]
            spot.schema["required"] = [n for n in required(spot.schema) if n != gone]
            if not spot.schema["required"]:
                del spot.schema["required"]
            return True
    return False


def _add_parameter(document: Document, random: Random, location: str) -> bool:
    operation = _any(operations(document), random)
    if operation is None:
        return False
    new: JsonObject = {
        "name": "brand-new",
        "in": location,
        "required": True,
        "schema": {"type": "string"},
    }
    own = as_array(operation.node.object.get("parameters"))
    return _set(operation.node, parameters=[*own, new])


def _lists(document: Document) -> list[Node]:
    """Query parameters that are lists, in the style that most are written in."""
    return [
        p.node
        for o in operations(document)
        for p in o.parameters()
        if p.location == "query" and p.style == "form" and p.schema and _is_list(document, p.schema)
    ]


def _is_list(document: Document, schema: Node) -> bool:
    return document.resolve(schema).object.get("type") == "array"


def _remove_response(document: Document, random: Random, is_meant: Callable[[str], bool]) -> bool:
    found: list[tuple[Operation, str]] = [
        (operation, answer.status)
        for operation in operations(document)
        for answer in operation.responses()
        if is_meant(answer.status) and _has_others(operation, answer.status)
    ]
    if not found:
        return False
    operation, status = random.choice(found)
    return _drop(operation.node.child("responses").value, status)


def _has_others(operation: Operation, status: str) -> bool:
    """Whether others are left, of which none stands for it as well."""
    others = {answer.status for answer in operation.responses()} - {status}
    return bool(others) and not others & {"2XX", "default"}


def _drop_one(holders: Iterable[Node], field: str, random: Random) -> bool:
    """Take one member out of a map that has several."""
    node = _any((n for n in holders if len(n.child(field).object) > 1), random)
    if node is None:
        return False
    members = node.child(field).object
    return _drop(members, random.choice(list(members)))


def _any(found: Iterable[T], random: Random) -> T | None:
    listed = list(found)
    return random.choice(listed) if listed else None


def _drop(holder: Json, key: str) -> bool:
    del as_object(holder)[key]
    return True


def _set(node: Node | None, **members: Json) -> bool:
    if node is None:
        return False
    node.object.update(members)
    return True
