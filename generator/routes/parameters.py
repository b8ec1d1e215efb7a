"""Pure. A Parameter Object becomes an argument: by FastAPI where it can read it, else by us.

OAS 3.1, section 4.8.12.6 (style values).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import literal
from generator.routes.argument import Argument, Marker, argument
from generator.routes.media import is_json
from generator.routes.source import ANNOTATED, or_none
from generator.routes.wire import Kind, kinds, lists_other_than_text, only_items
from generator.schema.attributes import default_source
from generator.schema.types import Direction
from oas.json_value import flag

if TYPE_CHECKING:
    from generator.api import Api
    from generator.schema.flat import Flat
    from generator.schema.flatten import Flattener
    from oas.document import Node
    from oas.json_value import JsonObject
    from oas.operation import Parameter

WORDS = {"query": "Query", "header": "Header", "path": "Path", "cookie": "Cookie"}
SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}
SINGLE = frozenset({Kind.SCALAR, Kind.NULL, Kind.ANY})
PARAMETERS = ("..", "parameters")
STRING = Expression("str")
STRINGS = Expression("list[str]")


@dataclass(frozen=True, slots=True)
class Read:
    """What a parameter becomes. `document` is what FastAPI's own document must be told of it."""

    argument: Argument
    notes: tuple[Note, ...] = ()
    document: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class ParameterReader:
    """Reads the parameters of one contract."""

    api: Api
    flattener: Flattener

    def read(self, parameter: Parameter, name: str) -> Read:
        """`parameter` as the argument `name`."""
        found = self._read(parameter, name)
        if not flag(parameter.node.object.get("allowEmptyValue")):
            return found
        note = _note(parameter, "allowEmptyValue: an empty value is checked as any other")
        return replace(found, notes=(*found.notes, note))

    def _read(self, parameter: Parameter, name: str) -> Read:
        if parameter.content:
            return self._content(parameter, name)
        if parameter.schema is None:
            return self._plain(parameter, name, STRING, None)
        found = kinds(self.flattener, parameter.schema)
        if found <= SINGLE and parameter.style not in {"label", "matrix"}:
            return self._single(parameter, name, parameter.schema)
        if Kind.ARRAY in found and Kind.OBJECT not in found and parameter.location != "path":
            return self._array(parameter, name, parameter.schema)
        kind = _structured_kind(found)
        if kind:
            return self._structured(parameter, name, parameter.schema, kind)
        return self._untyped(parameter, name, "a value of several shapes is handed over as text")

    def _single(self, parameter: Parameter, name: str, schema: Node) -> Read:
        found = kinds(self.flattener, schema)
        if found <= {Kind.ANY, Kind.NULL}:
            return self._plain(parameter, name, STRING, None)
        return self._plain(parameter, name, self._type(schema), schema)

    def _array(self, parameter: Parameter, name: str, schema: Node) -> Read:
        flat = self.flattener.flatten(schema)
        items = only_items(flat)
        if items is None or not kinds(self.flattener, items) <= {Kind.SCALAR, Kind.NULL}:
            known = items is None or kinds(self.flattener, items) <= SINGLE
            note = () if known else (_note(parameter, "the items are handed over as text"),)
            read = self._plain(parameter, name, STRINGS, None, split=_separator(parameter))
            return Read(read.argument, (*read.notes, *note))
        wanted = self._type(schema)
        return self._plain(parameter, name, wanted, schema, split=_separator(parameter))

    def _content(self, parameter: Parameter, name: str) -> Read:
        media = parameter.content[0]
        if media.schema is None or not is_json(media.name):
            return self._untyped(parameter, name, "its content is handed over as text")
        return self._structured(parameter, name, media.schema, "json")

    def _untyped(self, parameter: Parameter, name: str, reason: str) -> Read:
        read = self._plain(parameter, name, STRING, None)
        return Read(read.argument, (*read.notes, _note(parameter, f"served untyped: {reason}")))

    def _plain(
        self,
        parameter: Parameter,
        name: str,
        wanted: Expression,
        schema: Node | None,
        split: str = "",
    ) -> Read:
        """The parameter as FastAPI reads it: a single value, or one that is given many times."""
        validators = []
        if split:
            validators.append(_validator(f"parameters.split({literal(split)})"))
        if schema is not None and lists_other_than_text(self.flattener, schema):
            validators.append(_validator("parameters.literal"))
        marker = Marker(
            WORDS[parameter.location],
            alias=_alias(parameter, name),
            description=parameter.description,
            deprecated=parameter.deprecated,
            validators=tuple(validators),
        )
        default, notes = self._default(parameter, schema)
        made = argument(name, wanted, marker, required=parameter.required, default=default)
        return Read(made, notes)

    def _default(self, parameter: Parameter, schema: Node | None) -> tuple[str, tuple[Note, ...]]:
        if schema is None or parameter.required:
            return "", ()
        flat = self.flattener.flatten(schema)
        holders = (schema, flat.node, self.api.document.resolve(schema))
        if all(not holder.has("default") for holder in holders):
            return "", ()
        found = default_source(flat, holders)
        if found == "None":
            return "", ()
        note = _note(parameter, "default: left to the implementation")
        return found, (() if found else (note,))

    def _structured(self, parameter: Parameter, name: str, schema: Node, kind: str) -> Read:
        wanted = self._type(schema)
        text = wanted.text if parameter.required else or_none(wanted.text)
        call = _call(parameter, name, wanted, kind, self.flattener.flatten(schema))
        annotation = f"Annotated[{text}, Depends(parameters.Structured({', '.join(call)}))]"
        imports = wanted.imports | {ANNOTATED, PARAMETERS, ("fastapi", "Depends")}
        plain = argument(name, wanted, Marker("Query"), required=parameter.required)
        made = Argument(
            name,
            plain.declared,
            Expression(f"{name}: {annotation}", imports),
            plain.passed,
        )
        return Read(made, (), _documented(parameter, name, kind))

    def _type(self, schema: Node) -> Expression:
        return self.api.annotation(schema, Direction.REQUEST)


def _structured_kind(found: frozenset[Kind]) -> str:
    """The one kind of a value that Structured reads; empty where there are several."""
    kinds_ = found - {Kind.NULL}
    if kinds_ <= {Kind.SCALAR}:
        return "value"
    if kinds_ == {Kind.ARRAY}:
        return "array"
    return "object" if kinds_ == {Kind.OBJECT} else ""


def _call(parameter: Parameter, name: str, wanted: Expression, kind: str, flat: Flat) -> list[str]:
    """The arguments of Structured."""
    said = [
        wanted.text,
        literal(parameter.name),
        f"place={literal(parameter.location)}",
        f"kind={literal(kind)}",
        f"style={literal(parameter.style)}",
    ]
    if parameter.explode:
        said.append("explode=True")
    if parameter.required:
        said.append("required=True")
    if kind == "object" and parameter.style == "form" and parameter.explode:
        said.append(f"properties={literal(list(flat.properties))}")
    if parameter.location == "path" and name != parameter.name:
        said.append(f"key={literal(name)}")
    return said


def _documented(parameter: Parameter, name: str, kind: str) -> JsonObject:
    described: JsonObject = {
        "name": name if parameter.location == "path" else parameter.name,
        "in": parameter.location,
        "required": parameter.required,
    }
    if parameter.description:
        described["description"] = parameter.description
    if kind == "json":
        return {**described, "content": {parameter.content[0].name: {}}}
    schema: JsonObject = {"type": kind} if kind in {"array", "object"} else {}
    style: JsonObject = {"style": parameter.style, "explode": parameter.explode}
    return {**described, **style, "schema": schema}


def _separator(parameter: Parameter) -> str:
    """What separates the items of an array that is one value; empty where each is its own."""
    if parameter.location in {"header", "cookie"}:
        return ","
    return "" if parameter.explode else SEPARATORS.get(parameter.style, ",")


def _alias(parameter: Parameter, name: str) -> str:
    """The name on the wire where Python's is another; FastAPI writes a header's in its own way."""
    if parameter.location == "path":
        return ""
    return "" if parameter.name == name and parameter.location != "header" else parameter.name


def _validator(call: str) -> Expression:
    imports = frozenset({("pydantic", "BeforeValidator"), PARAMETERS})
    return Expression(f"BeforeValidator({call})", imports)


def _note(parameter: Parameter, reason: str) -> Note:
    return Note(parameter.node.pointer, reason)
