"""Pure. A Parameter Object becomes an argument; its style is said beside its type.

OAS 3.1, section 4.8.12.6 (style values). How a value is read is the business of the generated
`styles` and `reading` modules: here nothing is decided but what FastAPI and they are told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.expression import Expression
from generator.literal import literal
from generator.routes.argument import NO_SOURCE, Argument, Marker, Presence, argument
from generator.routes.examples import read_examples
from generator.routes.media import is_json
from generator.routes.wire import Kind, kinds
from generator.schema.attributes import default_source
from generator.schema.types import Direction
from oas.json_value import flag
from oas.operation import DEFAULT_STYLE

if TYPE_CHECKING:
    from generator.api import Api
    from generator.schema.flatten import Flattener
    from oas.document import Node
    from oas.json_value import Json, JsonObject
    from oas.operation import Parameter

WORDS = {"query": "Query", "header": "Header", "path": "Path", "cookie": "Cookie"}
STYLES = {
    "query": frozenset({"form", "spaceDelimited", "pipeDelimited", "deepObject"}),
    "path": frozenset({"simple", "label", "matrix"}),
    "header": frozenset({"simple"}),
    "cookie": frozenset({"form"}),
}
DOCUMENTATION = ("title", "description", "examples")
LONGEST_DOCUMENTATION = 500
STRING = Expression("str")
# Text is what any value is here, whatever else it might say.
ANY_TEXT = Expression(
    "Annotated[str, WithJsonSchema({})]",
    frozenset({("typing", "Annotated"), ("pydantic", "WithJsonSchema")}),
)


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
    known: dict[tuple[str, str], Read] = field(default_factory=dict)

    def read(self, parameter: Parameter, name: str) -> Read:
        """`parameter` as the argument `name`; one that many operations refer to is read once."""
        key = (parameter.node.pointer, name)
        if key not in self.known:
            self.known[key] = self._read(parameter, name)
        return self.known[key]

    def _read(self, parameter: Parameter, name: str) -> Read:
        schema, wanted, notes = self._type(parameter)
        nullable = not parameter.required and self._is_nullable(schema)
        examples = read_examples(self.api.document, parameter.node)
        marker = Marker(
            WORDS[parameter.location],
            alias="" if parameter.name == name else parameter.name,
            words=(
                *_words(parameter),
                ("nullable", nullable or None),
                ("schema", _documentation(schema)),
                ("description", parameter.description),
            ),
            sources=tuple(_keyword(source) for source in examples.source),
        )
        made = argument(name, wanted, marker, self._presence(parameter, schema))
        return Read(made, (*notes, *_notes(parameter), *examples.notes))

    def _type(self, parameter: Parameter) -> tuple[Node | None, Expression, tuple[Note, ...]]:
        """The schema that the value is judged by, its type, and why it is text where it is."""
        if parameter.content:
            media = parameter.content[0]
            if media.schema is not None and is_json(media.name):
                return media.schema, self.api.annotation(media.schema, Direction.REQUEST), ()
            return None, STRING, (_note(parameter, "served untyped: its content is text"),)
        schema = parameter.schema
        if schema is None:
            return schema, STRING, ()
        if kinds(self.flattener, schema) == {Kind.ANY}:
            return schema, ANY_TEXT, ()
        return schema, self.api.annotation(schema, Direction.REQUEST), ()

    def _is_nullable(self, schema: Node | None) -> bool:
        return schema is not None and Kind.NULL in kinds(self.flattener, schema)

    def _presence(self, parameter: Parameter, schema: Node | None) -> Presence:
        if schema is None or parameter.required:
            return Presence(parameter.required)
        default, absent = read_default(self.api, schema)
        return Presence(required=False, default=default, absent=absent)


def read_default(api: Api, schema: Node) -> tuple[Expression, str]:
    """The default of what `schema` describes as Python writes it, or else as JSON does."""
    flat = api.flattener.flatten(schema)
    holders = (schema, flat.node, api.document.resolve(schema))
    holder = next((each for each in holders if each.has("default")), None)
    if holder is None or holder.object["default"] is None:
        return NO_SOURCE, ""
    source = default_source(flat, holders)
    if source:
        return api.default(schema, Direction.REQUEST, source), ""
    return NO_SOURCE, literal(holder.object["default"])


def _words(parameter: Parameter) -> list[tuple[str, Json]]:
    """What is said of the parameter where it is not what OpenAPI takes for granted."""
    said = parameter.node.object
    flags = {
        "allow_reserved": flag(said.get("allowReserved")),
        "allow_empty": flag(said.get("allowEmptyValue")),
        "deprecated": parameter.deprecated,
    }
    carried: list[tuple[str, Json]] = [("content", media.name) for media in parameter.content[:1]]
    spelled = carried or _spelling(parameter)
    return [*spelled, *((word, True) for word, is_set in flags.items() if is_set)]


def _spelling(parameter: Parameter) -> list[tuple[str, Json]]:
    if parameter.style not in STYLES[parameter.location]:
        return []
    plain = parameter.style == DEFAULT_STYLE[parameter.location]
    style: tuple[str, Json] = ("style", "" if plain else parameter.style)
    is_usual = parameter.explode is (parameter.style == "form")
    return [style] if is_usual else [style, ("explode", parameter.explode)]


def _documentation(schema: Node | None) -> JsonObject | None:
    """What a schema that stands inline says to a reader; that of a component says it itself."""
    said = {} if schema is None or schema.has("$ref") else schema.object
    found = {word: said[word] for word in DOCUMENTATION if word in said}
    if "example" in said:
        found.setdefault("examples", [said["example"]])
    return found if found and len(literal(found)) <= LONGEST_DOCUMENTATION else None


def _keyword(source: str) -> str:
    """An entry of a dict, `"word": value`, as a keyword argument."""
    word, _, value = source.partition(": ")
    return f"{word.strip(chr(34))}={value}"


def _notes(parameter: Parameter) -> list[Note]:
    found = []
    if flag(parameter.node.object.get("allowEmptyValue")):
        found.append(
            _note(parameter, "allowEmptyValue: an empty value that is no text counts as absent")
        )
    if not parameter.content and parameter.style not in STYLES[parameter.location]:
        found.append(_note(parameter, "a style that its place does not have is read as the usual"))
    return found


def _note(parameter: Parameter, reason: str) -> Note:
    return Note(parameter.node.pointer, reason)
