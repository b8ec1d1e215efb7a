"""Pure. The declarations of the models module as JSON Schema 2020-12, for an engine not our own.

What the types cannot say is not in here: these schemas accept what the types accept, and the notes
of the interpreter say where that is more than the contract does. References are OpenAPI's
(`#/components/schemas/NAME`). Nothing of the contract but property names, values, limits and
descriptions goes in, so that no keyword of it can ask another engine for code (TRUST.md, rule R8).
"""

from __future__ import annotations

from ast import literal_eval
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.schema.scalars import UNIQUE
from generator.schema.types import (
    ANYTHING,
    NULL,
    TEXT,
    AllBut,
    Anything,
    ArrayOf,
    Attribute,
    Checked,
    Choice,
    ClassShape,
    Declaration,
    Kind,
    MapOf,
    Named,
    Nothing,
    Scalar,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.schema.types import Limits, Type
    from oas.json_value import Json, JsonObject

REFERENCE = "#/components/schemas/"
KINDS: Mapping[Kind, tuple[str, str]] = {
    Kind.STRING: ("string", ""),
    Kind.INTEGER: ("integer", ""),
    Kind.NUMBER: ("number", ""),
    Kind.BOOLEAN: ("boolean", ""),
    Kind.NULL: ("null", ""),
    Kind.UUID: ("string", "uuid"),
    Kind.DATE_TIME: ("string", "date-time"),
    Kind.DATE: ("string", "date"),
    Kind.DECIMAL: ("string", "decimal"),
}
NUMBER_WORDS = {
    "ge": "minimum",
    "le": "maximum",
    "gt": "exclusiveMinimum",
    "lt": "exclusiveMaximum",
    "multiple_of": "multipleOf",
}
TEXT_WORDS = {"min_length": "minLength", "max_length": "maxLength", "pattern": "pattern"}
ARRAY_WORDS = {"min_length": "minItems", "max_length": "maxItems", UNIQUE: "uniqueItems"}
MAP_WORDS = {"min_length": "minProperties", "max_length": "maxProperties"}
COUNTS = {"at_least": "minProperties", "at_most": "maxProperties"}
JSON_TYPES = ("string", "number", "boolean", "array", "object", "null")
CHOICE_TYPES = {str: "string", int: "integer", bool: "boolean"}


def definitions(
    declarations: Iterable[Declaration], names: Mapping[str, str] | None = None
) -> JsonObject:
    """The schema of every declaration by its name, in the order given, with discriminators.

    `names` gives other names to some of them, here and in the references.
    """
    found = tuple(declarations)
    names = names or {}
    writer = _Writer({declaration.name: declaration.shape for declaration in found}, names)
    return {names.get(one.name, one.name): writer.declaration(one) for one in found}


def json_schema(declaration: Declaration) -> JsonObject:
    """The schema of one declaration, without discriminators: these need the other declarations."""
    return _Writer().declaration(declaration)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes types as schemas. `shapes` tell what a discriminator is called on the wire."""

    shapes: Mapping[str, ClassShape | Type] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def declaration(self, declaration: Declaration) -> JsonObject:
        shape = declaration.shape
        found = self.object(shape) if isinstance(shape, ClassShape) else self.schema(shape)
        return {**found, "description": declaration.doc} if declaration.doc else found

    def object(self, shape: ClassShape) -> JsonObject:
        found: JsonObject = {
            "type": "object",
            "properties": {a.wire: self.attribute(a) for a in shape.attributes},
        }
        required: list[Json] = [a.wire for a in shape.attributes if a.required]
        if required:
            found["required"] = required
        found |= _counts(shape)
        if shape.extra != ANYTHING:
            found["additionalProperties"] = shape.extra is not None and self.schema(shape.extra)
        return found

    def attribute(self, attribute: Attribute) -> JsonObject:
        found = self.schema(attribute.type)
        if attribute.doc:
            found["description"] = attribute.doc
        if attribute.default:
            found["default"] = literal_eval(attribute.default)
        return found

    def schema(self, wanted: Type) -> JsonObject:  # noqa: C901 (one case a kind of type)
        """A new schema at each call: the caller may add to it."""
        match wanted:
            case Anything():
                return {}
            case Nothing():
                return {"not": {}}
            case AllBut(kind):
                return {"type": [name for name in JSON_TYPES if name != kind]}
            case Scalar(kind, limits):
                return _scalar(kind, limits)
            case Choice(literals):
                return _choice([literal_eval(literal) for literal in literals])
            case ArrayOf(items, limits):
                return {"type": "array", "items": self.schema(items), **_said(limits, ARRAY_WORDS)}
            case MapOf(values, limits, names):
                others: JsonObject = {"additionalProperties": self.schema(values)}
                if names != TEXT:
                    others["propertyNames"] = self.schema(names)
                return {"type": "object", **others, **_said(limits, MAP_WORDS)}
            case Checked(inner, _):
                return self.schema(inner)
            case Named(name):
                return {"$ref": REFERENCE + self.names.get(name, name)}
            case Union((Scalar() | ArrayOf() | MapOf() as member, null), "") if null == NULL:
                found = self.schema(member)
                return {**found, "type": [found["type"], "null"]}
            case Union(members, discriminator):
                branches: list[Json] = [self.schema(member) for member in members]
                chosen = self.discriminator(members, discriminator) if discriminator else {}
                return {"oneOf": branches, **chosen} if chosen else {"anyOf": branches}

    def discriminator(self, members: tuple[Type, ...], name: str) -> JsonObject:
        """OpenAPI's keyword for a union whose members have their own strings for one property."""
        mapping: JsonObject = {}
        wires: set[str] = set()
        for member in members:
            shape = self.meant(member)
            attributes = shape.attributes if isinstance(shape, ClassShape) else ()
            for attribute in (a for a in attributes if a.name == name):
                wires.add(attribute.wire)
                chosen = self.meant(attribute.type)
                literals = chosen.literals if isinstance(chosen, Choice) else ()
                mapping |= {literal_eval(one): self.schema(member)["$ref"] for one in literals}
        if len(wires) != 1:
            return {}
        return {"discriminator": {"propertyName": wires.pop(), "mapping": mapping}}

    def meant(self, wanted: Type) -> ClassShape | Type:
        """What a name leads to; itself where it leads nowhere."""
        shape: ClassShape | Type = wanted
        for _ in self.shapes:
            if not isinstance(shape, Named):
                break
            shape = self.shapes[shape.name]
        return shape


def _counts(shape: ClassShape) -> JsonObject:
    """The number of properties, of all that checks say."""
    said = {
        w: v for check in shape.checks if check.name == "PropertyCount" for w, v in check.arguments
    }
    return {
        COUNTS[word]: literal_eval(value) for word, value in said.items() if isinstance(value, str)
    }


def _scalar(kind: Kind, limits: Limits) -> JsonObject:
    name, form = KINDS[kind]
    said = _said(limits, TEXT_WORDS if name == "string" else NUMBER_WORDS)
    return {"type": name, "format": form, **said} if form else {"type": name, **said}


def _choice(values: list[Json]) -> JsonObject:
    types = {CHOICE_TYPES[type(value)] for value in values}
    listed: JsonObject = {"enum": values}
    return {"type": types.pop(), **listed} if len(types) == 1 else listed


def _said(limits: Limits, words: Mapping[str, str]) -> JsonObject:
    return {words[word]: literal_eval(value) for word, value in limits if word in words}
