"""The judge: jsonschema-rs on the schemas as they stand in the contract.

A contract of OpenAPI 3.0 is rewritten keyword by keyword, since jsonschema-rs knows no `nullable`:
`nullable` counts beside a `type` only, a `$ref` replaces what stands beside it, and an exclusive
limit is a boolean (OAS 3.0.3, sections 4.7.23 and 4.7.24). A required `readOnly` property need not
be sent, a `writeOnly` one need not be answered. Formats of JSON Schema are asserted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema_rs

from generator.schema.types import Direction
from oas.document import Document, SpecVersion
from oas.grammar import walk
from oas.json_value import as_array, as_object, strings, text
from oas.kinds import Kind
from oas.pointer import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json, JsonObject

WHOLE = "contract:/whole"
# What a Schema Object of OpenAPI 3.0 may say about values (OAS 3.0.3, section 4.7.24).
KNOWN_3_0 = frozenset({
    "$ref", "type", "format", "enum", "properties", "required", "additionalProperties", "items",
    "allOf", "anyOf", "oneOf", "not", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "uniqueItems",
    "minProperties", "maxProperties",
})  # fmt: skip
# What says nothing of values, and `$`-words that would move references.
SILENT = frozenset({"$schema", "$id", "discriminator", "xml", "example", "examples", "default"})
MARKS = {Direction.REQUEST: "readOnly", Direction.RESPONSE: "writeOnly"}
DEEPEST = 40


class Judge:
    """Validators of the schemas of one contract, for one direction."""

    def __init__(self, document: Document, direction: Direction) -> None:
        self.root = _rewritten(document, MARKS[direction])
        self._registry = jsonschema_rs.Registry(
            [(WHOLE, self.root)], draft=jsonschema_rs.Draft202012
        )

    def validator(self, pointer: str) -> jsonschema_rs.Validator:
        """The validator of the schema at a pointer. Raises ValueError where it cannot be compiled."""
        return jsonschema_rs.Draft202012Validator(
            {"$ref": f"{WHOLE}#{_encoded(pointer)}"},
            registry=self._registry,
            validate_formats=True,
            pattern_options=jsonschema_rs.FancyRegexOptions(backtrack_limit=100_000),
        )

    def schema(self, pointer: str) -> Json:
        """What stands at a pointer, rewritten."""
        value: Json = self.root
        for token in split(pointer):
            value = value[int(token)] if isinstance(value, list) else as_object(value)[token]
        return value

    def target(self, reference: str) -> Json:
        """What a `$ref` of the contract names."""
        from urllib.parse import unquote

        return self.schema(unquote(reference.removeprefix("#")))


def _encoded(pointer: str) -> str:
    from urllib.parse import quote

    return quote(pointer, safe="/~!$&'()*+,;=:@")


def _rewritten(document: Document, mark: str) -> JsonObject:
    root: JsonObject = json.loads(json.dumps(document.root))
    copy = Document(document.source, root, document.version)
    schemas = [place.value for place in walk(copy) if place.kind is Kind.SCHEMA]
    hidden = {id(s): _hidden(copy, s, mark) for s in schemas if "required" in s or "allOf" in s}
    for schema in schemas:
        _require_less(schema, hidden.get(id(schema), frozenset()))
    for schema in schemas:
        if document.version is SpecVersion.V3_0:
            _modernise(schema)
        for word in SILENT & schema.keys():
            del schema[word]
    return root


def _require_less(schema: JsonObject, hidden: frozenset[str]) -> None:
    """Take names out of `required`, here and in the members of an `allOf` that stand here."""
    if not hidden:
        return
    for part in (schema, *map(as_object, as_array(schema.get("allOf")))):
        if "required" in part:
            part["required"] = [name for name in strings(part["required"]) if name not in hidden]


def _hidden(document: Document, schema: JsonObject, mark: str) -> frozenset[str]:
    """The names that the schema or a part of its `allOf` declares for the other direction."""
    return frozenset(
        name
        for part in _parts(document, schema)
        for name, value in as_object(part.get("properties")).items()
        if any(each.get(mark) is True for each in _parts(document, as_object(value)))
    )


def _parts(document: Document, schema: JsonObject) -> Iterator[JsonObject]:
    waiting, met = [schema], 0
    while waiting and met < DEEPEST:
        part = waiting.pop()
        met += 1
        yield part
        if reference := text(part.get("$ref")):
            waiting.append(as_object(document.target(reference).value))
        waiting += map(as_object, as_array(part.get("allOf")))


def _modernise(schema: JsonObject) -> None:
    if "$ref" in schema:
        kept: JsonObject = {"$ref": schema["$ref"]}
        schema.clear()
        schema.update(kept)
        return
    if schema.get("nullable") is True and "type" in schema:
        schema["type"] = [schema["type"], "null"]
    for limit, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        strict = schema.pop(exclusive, False)
        if strict is True and limit in schema:
            schema[exclusive] = schema.pop(limit)
    for word in schema.keys() - KNOWN_3_0:
        del schema[word]
