"""Pure. The name of a schema that has none of its own: where it stands, in words.

`/components/schemas/Product/properties/size` is `ProductSize`; the JSON of the 200 response of
`listStock` is `ListStockResponse`, and an item of it `ListStockResponseItem`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.names import class_name
from oas.json_value import as_array, as_object, text
from oas.operation import METHODS
from oas.pointer import split

if TYPE_CHECKING:
    from oas.document import Document, Node
    from oas.json_value import JsonObject

COMPONENT_SUFFIXES = {
    "responses": "Response",
    "requestBodies": "Request",
    "parameters": "Parameter",
    "headers": "Header",
}
ITEM, VALUE, NAME = "Item", "Value", "Name"


def member_name(member: Node, position: int) -> str:
    """What tells one branch of a `oneOf` or `anyOf` from the others: its title, else its place."""
    title = text(member.object.get("title"))
    return class_name(title) if title else f"Variant{position + 1}"


def operation_name(document: Document, path: str, method: str) -> str:
    """The operation in one word, from `operationId`, else from method and path."""
    paths = as_object(document.root.get("paths"))
    operation = as_object(as_object(paths.get(path)).get(method))
    return class_name(text(operation.get("operationId")) or f"{method} {path}")


def place_name(document: Document, pointer: str) -> str:
    """A class name for the schema at `pointer`."""
    tokens = split(pointer)
    match tokens:
        case ["components", "schemas", name, *rest]:
            return class_name(name) + _below(rest)
        case ["components", section, name, *rest]:
            return _suffixed(class_name(name), COMPONENT_SUFFIXES.get(section, "")) + _in(rest)
        case ["paths", path, "parameters", index, *rest]:
            owner = as_object(as_object(document.root.get("paths")).get(path))
            return class_name(path) + _parameter(owner, index) + _in(rest)
        case ["paths", path, method, *rest] if method in METHODS:
            return operation_name(document, path, method) + _in_operation(document, tokens, rest)
        case _:
            return "".join(class_name(token) for token in tokens) or "Contract"


def _in_operation(document: Document, tokens: list[str], rest: list[str]) -> str:
    paths = as_object(document.root.get("paths"))
    operation = as_object(as_object(paths.get(tokens[1])).get(tokens[2]))
    match rest:
        case ["requestBody", *below]:
            body = as_object(operation.get("requestBody"))
            return _media(body, below) + "Request" + _in(below)
        case ["responses", status, "headers", name, *below]:
            return _status(operation, status) + class_name(name) + "Header" + _in(below)
        case ["responses", status, *below]:
            response = as_object(as_object(operation.get("responses")).get(status))
            return _media(response, below) + "Response" + _status(operation, status) + _in(below)
        case ["parameters", index, *below]:
            return _parameter(operation, index) + _in(below)
        case _:
            return "".join(class_name(token) for token in rest)


def _status(operation: JsonObject, status: str) -> str:
    responses = operation.get("responses")
    statuses = list(responses) if isinstance(responses, dict) else []
    first_success = next((s for s in statuses if s.startswith("2")), "")
    if status == first_success:
        return ""
    return class_name(status) if status == "default" else status


def _media(holder: JsonObject, below: list[str]) -> str:
    """Nothing for the first media type, the subtype for the others."""
    content = holder.get("content")
    names = list(content) if isinstance(content, dict) else []
    match below:
        case ["content", name, *_] if names and name != names[0]:
            return class_name(name.partition("/")[2])
        case _:
            return ""


def _parameter(owner: JsonObject, index: str) -> str:
    listed = as_array(owner.get("parameters"))
    place = int(index) if index.isdecimal() else len(listed)
    name = text(as_object(listed[place]).get("name")) if place < len(listed) else ""
    return class_name(name or index)


def _in(tokens: list[str]) -> str:
    """The rest of a place below something that holds a schema, perhaps by media type."""
    match tokens:
        case ["content", _, "schema", *rest] | ["schema", *rest]:
            return _below(rest)
        case _:
            return _below(tokens)


def _below(tokens: list[str]) -> str:
    words: list[str] = []
    rest = list(tokens)
    while rest:
        match rest:
            case ["properties" | "$defs" | "definitions" | "patternProperties", name, *rest]:
                words.append(class_name(name))
            case ["items", *rest]:
                words.append(ITEM)
            case ["additionalProperties", *rest]:
                words.append(VALUE)
            case ["allOf", _, *rest]:
                pass
            case ["oneOf" | "anyOf" | "prefixItems", position, *rest]:
                words.append(f"Variant{int(position) + 1}" if position.isdecimal() else position)
            case [token, *rest]:
                words.append(class_name(token))
    return "".join(words)


def _suffixed(name: str, suffix: str) -> str:
    return name if name.endswith(suffix) else name + suffix
