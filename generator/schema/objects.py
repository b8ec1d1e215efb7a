"""Pure. Objects: a class where properties are declared, a mapping where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.literal import literal
from generator.names import class_name
from generator.schema.attributes import attribute_names, default_source
from generator.schema.checks import checked
from generator.schema.places import VALUE
from generator.schema.rules import checks_of
from generator.schema.scalars import MAP_LIMITS, limited
from generator.schema.types import ANYTHING, NOTHING, Attribute, ClassShape, MapOf, Type
from oas.json_value import as_object, text

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.interpret import Interpreter
    from generator.schema.types import Direction
    from oas.document import Node
    from oas.json_value import Json, JsonObject

OBJECT = ("object",)
# What says something of a property and restricts no value that a direction allows.
FLAGS = ("readOnly", "writeOnly", "deprecated")
REMARKS = (*FLAGS, "default", "xml")
XML_TEXTS, XML_FLAGS = ("name", "namespace", "prefix"), ("attribute", "wrapped")


def object_shape(
    flat: Flat, direction: Direction, hint: str, types: Interpreter
) -> ClassShape | Type:
    """What the objects that `flat` allows are in Python; `types` gives those of its parts."""
    extra: Type | None = ANYTHING
    if flat.extra is False:
        extra = None
    elif isinstance(flat.extra, tuple):
        extra = types.all_of(flat.extra, direction, hint + VALUE)
        extra = None if extra == NOTHING else extra
    if flat.properties or flat.required or extra is None:
        ruled = flat.rules or flat.names or not flat.limits.keys().isdisjoint(MAP_LIMITS)
        checks = checks_of(flat, OBJECT, types.tester(direction, hint)) if ruled else ()
        return ClassShape(_attributes(flat, direction, hint, types), extra, tuple(checks))
    return _mapping(flat, extra, direction, hint, types)


def _mapping(flat: Flat, extra: Type, direction: Direction, hint: str, types: Interpreter) -> Type:
    limits = limited(flat, MAP_LIMITS).limits
    if not flat.rules and not flat.names:
        return MapOf(extra, limits)
    bare = flat._replace(limits={})
    checks = checks_of(bare, OBJECT, types.tester(direction, hint))
    return checked(MapOf(_by_pattern(flat, direction, hint, types) or extra, limits), checks)


def _by_pattern(flat: Flat, direction: Direction, hint: str, types: Interpreter) -> Type | None:
    """The type of all values where each name must match one pattern; None for other schemas."""
    for rule in flat.rules:
        value = rule.node.object
        patterns = [*as_object(value.get("patternProperties"))]
        if len(patterns) == 1 and value.get("additionalProperties") is False:
            node = rule.node.child("patternProperties", patterns[0])
            return types.type_of(node, direction, hint + VALUE)
    return None


def _attributes(
    flat: Flat, direction: Direction, hint: str, types: Interpreter
) -> tuple[Attribute, ...]:
    needed = types.required(flat, direction)
    undeclared = sorted(needed - flat.properties.keys())
    names = attribute_names([*flat.properties, *undeclared])
    found: list[Attribute] = []
    for wire, nodes in flat.properties.items():
        required = wire in needed
        default = "" if required else _default(nodes, types)
        wanted = types.plain(nodes[0]) if len(nodes) == 1 else None
        if wanted is None:
            wanted = types.all_of(nodes, direction, hint + class_name(wire)) if nodes else ANYTHING
        doc = text(_said(nodes, "description"))
        remarks = _remarks(nodes, has_default=bool(default))
        found.append(Attribute(names[wire], wire, wanted, required, default, doc, remarks))
    others = _others(flat, direction, hint, types) if undeclared else ANYTHING
    return (*found, *(Attribute(names[w], w, others, required=True) for w in undeclared))


def _others(flat: Flat, direction: Direction, hint: str, types: Interpreter) -> Type:
    """The type of a property that is required and not declared."""
    if isinstance(flat.extra, tuple):
        return types.all_of(flat.extra, direction, hint + VALUE)
    return ANYTHING


def _said(nodes: tuple[Node, ...], keyword: str) -> Json:
    """What the first of `nodes` that has the keyword says."""
    for node in nodes:
        if isinstance(node.value, dict) and keyword in node.value:
            return node.value[keyword]
    return None


def _remarks(nodes: tuple[Node, ...], *, has_default: bool) -> str:
    """What FastAPI's document shall say besides: who sends it, whether it is on its way out.

    A default that the attribute does not have is told too.
    """
    found: JsonObject = {}
    for node in nodes:
        said = node.object
        if said.keys().isdisjoint(REMARKS):
            continue
        # A value of another type than the keyword's says nothing (TRUST.md, rule R7).
        fitting = {word: said[word] for word in FLAGS if isinstance(said.get(word), bool)}
        if "default" in said and not has_default:
            fitting["default"] = said["default"]
        if xml := _xml(said.get("xml")):
            fitting["xml"] = xml
        found = fitting | found
    return literal(found) if found else ""


def _xml(value: Json) -> JsonObject:
    """What an XML Object says, in the types that it may have (OAS 3.1, section 4.8.26)."""
    return {
        word: said
        for word, said in as_object(value).items()
        if (word in XML_TEXTS and isinstance(said, str))
        or (word in XML_FLAGS and isinstance(said, bool))
    }


def _default(nodes: tuple[Node, ...], types: Interpreter) -> str:
    for node in nodes:
        if isinstance(node.value, dict) and "default" in node.value:
            return default_source(types.flattener.merge(nodes), nodes)
    return ""
