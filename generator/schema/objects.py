"""Pure. Objects: a class where properties are declared, a mapping where none is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.names import class_name
from generator.schema import reasons
from generator.schema.attributes import attribute_names, default_source
from generator.schema.directions import exempt
from generator.schema.places import NAME, VALUE
from generator.schema.scalars import MAP_LIMITS, limited
from generator.schema.types import ANYTHING, TEXT, Attribute, ClassShape, MapOf, Type
from oas.json_value import text

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.interpret import Interpreter
    from generator.schema.types import Direction
    from oas.document import Node


def object_shape(
    flat: Flat, direction: Direction, hint: str, types: Interpreter
) -> ClassShape | Type:
    """What the objects that `flat` allows are in Python; `types` gives those of its parts."""
    extra: Type | None = ANYTHING
    if flat.extra is False:
        extra = None
    elif isinstance(flat.extra, tuple):
        extra = types.all_of(flat.extra, direction, hint + VALUE)
    limits = limited(flat, MAP_LIMITS).limits
    if extra is not None and not flat.properties and not flat.required:
        return MapOf(extra, limits, _names(flat, direction, hint, types))
    if flat.names:
        types.note(flat.node.pointer, reasons.NAMED_CLASS)
    return ClassShape(_attributes(flat, direction, hint, types), extra, limits)


def _names(flat: Flat, direction: Direction, hint: str, types: Interpreter) -> Type:
    """What the keys of a mapping must be; more than text with limits is not expressed."""
    if not flat.names:
        return TEXT
    named = replace(types.flattener.merge(flat.names), types=("string",))
    if named.groups or named.never:
        types.note(flat.node.pointer, reasons.not_checked("propertyNames"))
        return TEXT
    return types.flat_type(named, direction, hint + NAME)


def _attributes(
    flat: Flat, direction: Direction, hint: str, types: Interpreter
) -> tuple[Attribute, ...]:
    undeclared = sorted(flat.required - flat.properties.keys())
    names = attribute_names([*flat.properties, *undeclared])
    found: list[Attribute] = []
    for wire, nodes in flat.properties.items():
        if any(node.value is False for node in nodes):
            types.note(nodes[0].pointer, reasons.FORBIDDEN)
            continue
        required = wire in flat.required and not _is_exempt(nodes, direction, types)
        default = "" if required else _default(nodes, types)
        wanted = types.all_of(nodes, direction, hint + class_name(wire))
        doc = next((d for node in nodes if (d := text(node.object.get("description")))), "")
        found.append(Attribute(names[wire], wire, wanted, required, default, doc))
    return (*found, *(Attribute(names[w], w, ANYTHING, required=True) for w in undeclared))


def _default(nodes: tuple[Node, ...], types: Interpreter) -> str:
    if not any("default" in node.object for node in nodes):
        return ""
    return default_source(types.flattener.merge(nodes), nodes)


def _is_exempt(nodes: tuple[Node, ...], direction: Direction, types: Interpreter) -> bool:
    if not types.directions.marked:
        return False
    marks = [n.object for node in nodes for n in (node, types.document.resolve(node))]
    return any(exempt(mark, direction) for mark in marks)
