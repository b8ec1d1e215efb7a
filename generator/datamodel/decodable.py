"""Pure. Types that msgspec can build a decoder for.

A union of msgspec's may hold one type of each kind of JSON value only, apart from classes that a
tag tells apart, and an alias may not lead back to itself. A type that breaks these rules would
make every class that uses it useless: it is widened instead, and a note says where.
"""

from __future__ import annotations

import re
import warnings
from ast import literal_eval
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from generator.artifact import Note
from generator.datamodel.changes import with_parts, with_types
from generator.models.order import mentioned, strongly_connected
from generator.schema.types import (
    ANYTHING,
    NULL,
    Anything,
    ArrayOf,
    Choice,
    ClassShape,
    Kind,
    MapOf,
    Named,
    Scalar,
    Union,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.schema.types import Declaration, Type

Shapes: TypeAlias = "Mapping[str, ClassShape | Type]"

UNION = "msgspec tells no two of these apart without a tag: only the kind of value is checked"
CYCLE = "msgspec follows no alias that leads back to itself: any value is accepted there"
NAME = "msgspec cannot carry the name of a property: it is left out of the class"
PATTERN = "pattern: Python's engine does not know it; not checked"

# The widest type of each kind of JSON value.
WIDEST: Mapping[str, Type] = {
    "object": MapOf(ANYTHING),
    "array": ArrayOf(ANYTHING),
    "string": Scalar(Kind.STRING),
    "integer": Scalar(Kind.INTEGER),
    "number": Scalar(Kind.NUMBER),
    "boolean": Scalar(Kind.BOOLEAN),
    "null": NULL,
}
NUMBERS = {Kind.INTEGER: "integer", Kind.NUMBER: "number", Kind.BOOLEAN: "boolean"}
UNCARRIED = re.compile(r'[\\"\x00-\x1f]')
CHOICES = {str: "string", int: "integer", bool: "boolean"}


def decodable(
    declarations: Iterable[Declaration],
) -> tuple[tuple[Declaration, ...], tuple[Note, ...]]:
    """The declarations as msgspec can decode them, and what that costs."""
    found = tuple(declarations)
    shapes = {declaration.name: declaration.shape for declaration in found}
    widening = _Widening(shapes, _tagged(found, shapes), _cyclic_aliases(found))
    changed = tuple(widening.declaration(declaration) for declaration in found)
    return changed, tuple(widening.notes)


@dataclass(slots=True)
class _Widening:
    """`tagged` are the unions whose classes get a tag, `cyclic` the aliases that need breaking."""

    shapes: Shapes
    tagged: frozenset[Type]
    cyclic: frozenset[str]
    notes: dict[Note, None] = field(default_factory=dict)

    def declaration(self, declaration: Declaration) -> Declaration:
        pointer = declaration.pointer
        inside = declaration.name in self.cyclic

        def change(wanted: Type) -> Type:
            if inside and isinstance(wanted, Named) and wanted.name in self.cyclic:
                return self.noted(ANYTHING, pointer, CYCLE)
            return self.node(with_parts(wanted, change), pointer)

        return with_types(self.carried(declaration), lambda wanted, _: change(wanted))

    def carried(self, declaration: Declaration) -> Declaration:
        """The declaration without the properties whose names msgspec would refuse."""
        shape = declaration.shape
        if not isinstance(shape, ClassShape):
            return declaration
        kept = tuple(one for one in shape.attributes if not UNCARRIED.search(one.wire))
        if len(kept) == len(shape.attributes):
            return declaration
        self.notes[Note(declaration.pointer, NAME)] = None
        return replace(declaration, shape=ClassShape(kept, shape.extra))

    def node(self, wanted: Type, pointer: str) -> Type:
        """One type, its parts already changed."""
        if isinstance(wanted, Scalar):
            limits = tuple(limit for limit in wanted.limits if _knows(limit))
            lost = limits != wanted.limits
            return self.noted(replace(wanted, limits=limits), pointer, PATTERN if lost else "")
        if not isinstance(wanted, Union) or wanted in self.tagged:
            return wanted
        kinds = [(kind, member) for member in wanted.members for kind in self.kinds(member)]
        widest = [WIDEST[kind] for kind in dict.fromkeys(kind for kind, _ in kinds)]
        if len(widest) == len(kinds):
            return wanted
        return self.noted(union(widest), pointer, UNION)

    def kinds(self, wanted: Type) -> Iterator[str]:
        """The kinds of JSON value that a type stands for; one twice where two types share it."""
        match wanted:
            case Named(name):
                shape = self.shapes[name]
                yield from ("object",) if isinstance(shape, ClassShape) else self.kinds(shape)
            case Union(members, _) if wanted in self.tagged:
                yield "object"
            case Union(members, _):
                for member in members:
                    yield from self.kinds(member)
            case Choice(literals):
                yield from dict.fromkeys(CHOICES[type(literal_eval(one))] for one in literals)
            case Scalar(kind, _):
                yield "null" if wanted == NULL else NUMBERS.get(kind, "string")
            case ArrayOf():
                yield "array"
            case MapOf():
                yield "object"
            case Anything():
                yield from WIDEST

    def noted(self, wanted: Type, pointer: str, reason: str) -> Type:
        if reason:
            self.notes[Note(pointer, reason)] = None
        return wanted


def _tagged(declarations: tuple[Declaration, ...], shapes: Shapes) -> frozenset[Type]:
    """The unions with a discriminator whose classes can each have one tag, the same everywhere."""
    candidates: dict[Union, dict[str, str]] = {}
    fields: dict[str, set[str]] = {}
    for declaration in declarations:
        for wanted in _unions(declaration):
            tags = _tags(wanted, shapes)
            candidates[wanted] = tags
            for name in tags:
                fields.setdefault(name, set()).add(wanted.discriminator)
    return frozenset(
        wanted
        for wanted, tags in candidates.items()
        if len(tags) == len(wanted.members) and all(len(fields[name]) == 1 for name in tags)
    )


def _unions(declaration: Declaration) -> Iterator[Union]:
    """The unions with a discriminator anywhere in a declaration."""
    found: list[Union] = []

    def look(wanted: Type) -> Type:
        if isinstance(wanted, Union) and wanted.discriminator:
            found.append(wanted)
        return with_parts(wanted, look)

    with_types(declaration, lambda wanted, _: look(wanted))
    yield from found


def _tags(wanted: Union, shapes: Shapes) -> dict[str, str]:
    """The tag of each member that is a class with one string for the discriminator."""
    found: dict[str, str] = {}
    for member in wanted.members:
        shape = shapes[member.name] if isinstance(member, Named) else None
        if not isinstance(member, Named) or not isinstance(shape, ClassShape):
            continue
        for attribute in shape.attributes:
            chosen = attribute.type
            if attribute.name != wanted.discriminator or not isinstance(chosen, Choice):
                continue
            if len(chosen.literals) == 1:
                found[member.name] = chosen.literals[0]
    return found


def _cyclic_aliases(declarations: tuple[Declaration, ...]) -> frozenset[str]:
    aliases = {d.name: d for d in declarations if not isinstance(d.shape, ClassShape)}
    edges = {
        name: tuple(other for other in mentioned(alias) if other in aliases)
        for name, alias in aliases.items()
    }
    return frozenset(
        name
        for component in strongly_connected(aliases, edges.__getitem__)
        for name in component
        if len(component) > 1 or name in edges[name]
    )


def _knows(limit: tuple[str, str]) -> bool:
    """Whether Python's engine reads a pattern that Rust's does; it is never run here."""
    word, value = limit
    if word != "pattern":
        return True
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            re.compile(literal_eval(value))
        except (re.error, OverflowError, RecursionError, Warning):
            return False
    return True
