"""Pure. The schema of a place as JSON Schema 2020-12, written from the raw document.

It knows nothing of the normal form: it is what a witness is judged by from outside. What is said of
a value without restricting it is left out, and so is what counts in the other direction only.
`docs/decisions/0015` says how each keyword of OpenAPI is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oas.direction import Direction
from oas.document import SpecVersion
from oas.errors import ContractError
from oas.grammar import Kind, walk
from oas.json_value import Json, JsonObject, as_array, as_object, strings, text
from oas.witness.formats import RANGES, SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.document import Document, Node

Exported: TypeAlias = "JsonObject | bool"
# A reference, and the names that count in the other direction only where it stands.
_Key: TypeAlias = "tuple[str, frozenset[str]]"

_NOTHING: frozenset[str] = frozenset()
_MOST_PARTS = 200  # of an allOf, with theirs

_PLAIN_3_0 = (
    *("multipleOf", "maximum", "minimum", "maxLength", "minLength", "pattern", "maxItems"),
    *("minItems", "uniqueItems", "maxProperties", "minProperties", "enum", "format", "type"),
)
_PLAIN = (
    *_PLAIN_3_0,
    *("const", "exclusiveMaximum", "exclusiveMinimum", "maxContains", "minContains"),
    "dependentRequired",
)
_ONE_3_0 = ("not", "items", "additionalProperties")
_ONE = (
    *_ONE_3_0,
    *("contains", "propertyNames", "if", "then", "else"),
    *("unevaluatedItems", "unevaluatedProperties"),
)
_ARRAY_3_0 = ("anyOf", "oneOf")
_ARRAY = (*_ARRAY_3_0, "prefixItems")
_MAP = ("patternProperties", "dependentSchemas")


class UnexportableError(Exception):
    """The schema cannot be said in one JSON Schema, so nothing can be confirmed by it."""


class _Definition(NamedTuple):
    """A schema that references name. `names` are the definitions it refers to itself."""

    schema: Exported
    names: frozenset[str]


class Exporter:
    """Writes the schemas of one document for one direction; a definition is written once."""

    def __init__(self, document: Document, direction: Direction) -> None:
        self._document = document
        self._is_3_0 = document.version is SpecVersion.V3_0
        self._ignoring = "readOnly" if direction is Direction.REQUEST else "writeOnly"
        self._names: dict[_Key, str] = {}
        self._references: dict[str, _Key] = {}
        self._definitions: dict[str, _Definition] = {}

    def schema(self, nodes: Iterable[Node]) -> JsonObject:
        """One schema that accepts what all of `nodes` accept. Raises UnexportableError."""
        used: set[str] = set()
        parts: list[Json] = [self._schema(node.value, used, _NOTHING) for node in nodes]
        definitions: JsonObject = {}
        waiting = sorted(used)
        while waiting:
            name = waiting.pop()
            if name not in definitions:
                definition = self._definition(name)
                definitions[name] = definition.schema
                waiting += sorted(definition.names)
        return {"allOf": parts, "$defs": definitions} if parts else {}

    def _definition(self, name: str) -> _Definition:
        """What the name of a definition stands for; written when it is first asked for."""
        if name not in self._definitions:
            reference, ignored = self._references[name]
            try:
                value = self._document.target(reference).value
            except ContractError as error:
                raise UnexportableError(reference) from error
            names: set[str] = set()
            schema = self._schema(value, names, ignored)
            self._definitions[name] = _Definition(schema, frozenset(names))
        return self._definitions[name]

    def _reference(self, reference: str, used: set[str], ignored: frozenset[str]) -> str:
        key = (reference, ignored)
        if key not in self._names:
            self._names[key] = f"d{len(self._names)}"
            self._references[self._names[key]] = key
        used.add(self._names[key])
        return f"#/$defs/{self._names[key]}"

    def _schema(self, value: Json, used: set[str], ignored: frozenset[str]) -> Exported:
        """`ignored` are names that an enclosing allOf says are for the other direction."""
        if not isinstance(value, dict):
            return value is not False
        reference = text(value.get("$ref"))
        if reference and self._is_3_0:
            return {"$ref": self._reference(reference, used, ignored)}
        found = self._keywords(value, used, ignored)
        if reference:
            found["$ref"] = self._reference(reference, used, ignored)
        if not self._is_3_0 and "$dynamicRef" in value:
            reference = self._anchored(text(value["$dynamicRef"]))
            parts = as_array(found.get("allOf"))
            found["allOf"] = [*parts, {"$ref": self._reference(reference, used, ignored)}]
        return _with_format(found)

    def _anchored(self, reference: str) -> str:
        """The only place that a `$dynamicRef` can mean, as a reference."""
        if reference.startswith("#/"):
            return reference
        found = [
            place.pointer
            for place in walk(self._document)
            if place.kind is Kind.SCHEMA and f"#{place.value.get('$dynamicAnchor')}" == reference
        ]
        if len(found) != 1:
            raise UnexportableError(reference)
        return found[0] if "#" in found[0] else f"#{found[0]}"

    def _keywords(self, value: JsonObject, used: set[str], ignored: frozenset[str]) -> JsonObject:
        if "allOf" in value or "$ref" in value:
            ignored = self._ignored(value, ignored)
        plain = _PLAIN_3_0 if self._is_3_0 else _PLAIN
        found: JsonObject = {name: value[name] for name in plain if name in value}
        for name in _ONE_3_0 if self._is_3_0 else _ONE:
            if name in value:
                found[name] = self._schema(value[name], used, _NOTHING)
        for name in _ARRAY_3_0 if self._is_3_0 else _ARRAY:
            if members := as_array(value.get(name)):
                found[name] = [self._schema(member, used, _NOTHING) for member in members]
        for name in () if self._is_3_0 else _MAP:
            if name in value:
                found[name] = self._members(value[name], used)
        if parts := as_array(value.get("allOf")):
            found["allOf"] = [self._schema(part, used, ignored) for part in parts]
        self._object(found, value, used, ignored)
        if self._is_3_0:
            _modernise(found, value)
        return found

    def _members(self, value: Json, used: set[str]) -> JsonObject:
        return {name: self._schema(v, used, _NOTHING) for name, v in as_object(value).items()}

    def _object(
        self, found: JsonObject, value: JsonObject, used: set[str], ignored: frozenset[str]
    ) -> None:
        properties = as_object(value.get("properties"))
        hidden = {name for name, schema in properties.items() if self._is_hidden(schema)}
        if properties:
            found["properties"] = {
                name: name in hidden or self._schema(schema, used, _NOTHING)
                for name, schema in properties.items()
            }
        names = [n for n in strings(value.get("required")) if n not in hidden | ignored]
        if names:
            found["required"] = [*names]

    def _ignored(self, value: JsonObject, ignored: frozenset[str]) -> frozenset[str]:
        """The names that `value` and the parts of its allOf declare for the other direction."""
        return ignored | {
            name
            for part in self._parts(value)
            for name, schema in as_object(part.get("properties")).items()
            if self._is_hidden(schema)
        }

    def _is_hidden(self, schema: Json) -> bool:
        value = as_object(schema)
        if "$ref" in value or "allOf" in value:
            return any(part.get(self._ignoring) is True for part in self._parts(value))
        return value.get(self._ignoring) is True

    def _parts(self, schema: Json) -> Iterator[JsonObject]:
        """`schema`, what it refers to, and the parts of an allOf, with theirs."""
        waiting = [schema]
        seen: set[str] = set()
        for _ in range(_MOST_PARTS):
            if not waiting:
                return
            value = as_object(waiting.pop())
            reference = text(value.get("$ref"))
            if reference and reference not in seen:
                seen.add(reference)
                waiting.append(self._target(reference))
            if not (reference and self._is_3_0):
                yield value
                waiting += as_array(value.get("allOf"))

    def _target(self, reference: str) -> Json:
        try:
            return self._document.target(reference).value
        except ContractError:
            return None


def _modernise(found: JsonObject, value: JsonObject) -> None:
    """What OpenAPI 3.0 spells otherwise: null, and limits that are not allowed themselves."""
    if value.get("nullable") is True and "type" in found:
        found["type"] = [found["type"], "null"]
    for limit, exclusive in (
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ):
        if value.get(exclusive) is True and limit in found:
            found[exclusive] = found.pop(limit)


def _with_format(found: JsonObject) -> JsonObject:
    """With the formats of OpenAPI that JSON Schema does not know, as limits."""
    form = found.get("format")
    said = RANGES.get(form) or SHAPES.get(form) if isinstance(form, str) else None
    return {"allOf": [found, said]} if said else found
