"""Every example of the CORE contract is a value that its own schema accepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest

from oas.document import Document, Node, Source, SpecVersion
from oas.json_value import Json, JsonObject, as_array, as_object, strings
from oas.operation import MediaType, Operation, Parameter, operations

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Example:
    """A value, and the pointer of the schema that must accept it in that direction."""

    pointer: str
    value: Json
    schema: Json
    unseen: str  # the keyword of what does not take part: readOnly in requests


def one_way(value: Json, unseen: str) -> Json:
    """A copy in which a property that has `unseen` is neither required nor allowed."""
    if isinstance(value, list):
        return [one_way(item, unseen) for item in value]
    if not isinstance(value, dict):
        return value
    properties = as_object(value.get("properties"))
    gone = {name for name, schema in properties.items() if as_object(schema).get(unseen) is True}
    copy = {key: one_way(child, unseen) for key, child in value.items()}
    if gone:
        copy["required"] = [n for n in strings(copy.get("required")) if n not in gone]
        copy["properties"] = {**as_object(copy["properties"]), **dict.fromkeys(gone, False)}
    return copy


def accepts(core: JsonObject, example: Example) -> list[str]:
    schema: JsonObject = {"allOf": [example.schema], "components": core["components"]}
    seen = as_object(one_way(schema, example.unseen))
    validator = jsonschema_rs.Draft202012Validator(seen, validate_formats=True)
    return [error.message for error in validator.iter_errors(example.value)]


def examples_of(document: Document, holder: Node) -> Iterator[tuple[str, Json]]:
    if holder.has("example"):
        yield holder.child("example").pointer, holder.object["example"]
    for name in as_object(holder.object.get("examples")):
        entry = document.resolve(holder.child("examples", name))
        yield entry.pointer, entry.object["value"]


def of_media(document: Document, media: MediaType, unseen: str) -> Iterator[Example]:
    assert media.schema
    for pointer, value in examples_of(document, media.node):
        yield Example(pointer, value, media.schema.value, unseen)


def of_parameter(document: Document, parameter: Parameter, unseen: str) -> Iterator[Example]:
    assert parameter.schema
    for pointer, value in examples_of(document, parameter.node):
        yield Example(pointer, value, parameter.schema.value, unseen)


def of_operation(document: Document, operation: Operation) -> Iterator[Example]:
    if body := operation.request_body():
        for media in body.content:
            yield from of_media(document, media, "readOnly")
    for parameter in operation.parameters():
        yield from of_parameter(document, parameter, "readOnly")
    for response in operation.responses():
        for media in response.content:
            yield from of_media(document, media, "writeOnly")
        for header in response.headers:
            yield from of_parameter(document, header, "writeOnly")


def of_schemas(value: Json, pointer: str) -> Iterator[Example]:
    """The `examples` of the JSON Schema vocabulary: a list beside what they are examples of."""
    for item in as_array(as_object(value).get("examples")):
        yield Example(pointer, item, value, "")
    for key, child in as_object(value).items():
        yield from of_schemas(child, f"{pointer}/{key}")


def every_example(core: JsonObject) -> list[Example]:
    document = Document(Source("core", b""), core, SpecVersion.V3_1)
    found = [e for operation in operations(document) for e in of_operation(document, operation)]
    schemas = as_object(core["components"])["schemas"]
    return [*found, *of_schemas(schemas, "/components/schemas")]


def test_every_example_is_valid(core: JsonObject) -> None:
    examples = every_example(core)
    refused = {e.pointer: problems for e in examples if (problems := accepts(core, e))}
    assert refused == {}
    assert len(examples) > 150


def test_every_json_body_has_an_example(core: JsonObject) -> None:
    document = Document(Source("core", b""), core, SpecVersion.V3_1)
    for operation in operations(document):
        body = operation.request_body()
        bodies = [*(body.content if body else ())]
        bodies += [media for response in operation.responses() for media in response.content]
        for media in bodies:
            if media.name != "multipart/form-data":
                assert list(examples_of(document, media.node)), media.node.pointer


@pytest.mark.parametrize("kind", ["Receipt", "Shipment", "Transfer", "Adjustment"])
def test_exactly_one_kind_of_movement_accepts_each_example(kind: str, core: JsonObject) -> None:
    components = as_object(core["components"])
    value = as_object(as_object(components["examples"])[kind])["value"]
    accepting = [
        other
        for other in ("Receipt", "Shipment", "Transfer", "Adjustment")
        if not accepts(core, Example("", value, {"$ref": f"#/components/schemas/{other}"}, ""))
    ]
    assert accepting == [kind]


def test_a_request_that_sends_what_is_only_read_would_be_noticed(core: JsonObject) -> None:
    components = as_object(core["components"])
    value = as_object(as_object(components["examples"])["Product"])["value"]
    product: JsonObject = {"$ref": "#/components/schemas/Product"}
    assert not accepts(core, Example("", value, product, "writeOnly"))
    assert accepts(core, Example("", value, product, "readOnly"))


def test_an_amount_that_is_a_number_would_be_noticed(core: JsonObject) -> None:
    money: JsonObject = {"$ref": "#/components/schemas/Money"}
    assert not accepts(core, Example("", {"amount": "129.90", "currency": "EUR"}, money, ""))
    assert accepts(core, Example("", {"amount": 129.9, "currency": "EUR"}, money, ""))
    assert accepts(core, Example("", {"amount": "1e3", "currency": "EUR"}, money, ""))
