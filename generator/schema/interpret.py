"""Pure but for its memory. A schema of the contract becomes a Python type.

What Python's types and pydantic's limits cannot say becomes a Note by pointer: nothing is dropped
silently. Each schema that is a component, or is referred to, is declared once; its references are
followed through a queue, so that a chain of them is as long as it likes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.schema import reasons
from generator.schema.declarations import Declarations
from generator.schema.flat import Flat, both
from generator.schema.flatten import ANNOTATIONS, Flattener
from generator.schema.inference import fits, is_nullable_class, types_of, without_null
from generator.schema.objects import object_shape
from generator.schema.places import ITEM, member_name, place_name
from generator.schema.scalars import (
    ARRAY_LIMITS,
    choice,
    json_type,
    limited,
    number_type,
    text_type,
)
from generator.schema.types import (
    ANYTHING,
    NULL,
    ArrayOf,
    Choice,
    ClassShape,
    Declaration,
    Direction,
    Kind,
    Named,
    Scalar,
    Type,
    union,
)
from generator.schema.unions import discriminator, exclusive, restricts_only
from oas.json_value import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.schema.directions import Directions
    from oas.document import Document, Node

PLAIN = ANNOTATIONS | {"type", "format", "nullable"}
LONGEST_INLINE_CHOICE = 60


@dataclass(slots=True)
class Interpreter:
    """Types for the schemas of one Document; what they need to be named is in `declarations`."""

    document: Document
    directions: Directions
    declarations: Declarations = field(default_factory=Declarations)
    flattener: Flattener = field(init=False)
    _types: dict[tuple[str, Direction], Type] = field(default_factory=dict)
    _plains: dict[str, Type] = field(default_factory=dict)
    _queue: list[tuple[str, Direction | None, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.flattener = Flattener(self.document)

    def declare_components(self, nodes: Iterable[Node]) -> None:
        """Give the components their names, before anything else can take one, and declare them."""
        pointers = [node.pointer for node in nodes]
        for direction in (None, Direction.REQUEST):
            for pointer in pointers:
                if direction is None or pointer in self.directions.split:
                    self._enqueue(pointer, direction)
        self._work()

    def annotation(self, schema: Node, direction: Direction) -> Type:
        """The type of a schema that an operation uses."""
        found = self.type_of(schema, direction, place_name(self.document, schema.pointer))
        self._work()
        return found

    def type_of(self, node: Node, direction: Direction, hint: str) -> Type:
        """The type of any schema; `hint` names it should it need a name."""
        key = (node.pointer, direction)
        found = self._types.get(key) or self._plain(node)
        if found is None:
            reference = self.flattener.reference(node)
            if reference is None:
                found = self.flat_type(self.flattener.flatten(node), direction, hint)
            else:
                named = self._reference(reference.pointer, direction)
                found = union([named, NULL]) if reference.nullable else named
            self._types[key] = found
        return found

    def _plain(self, node: Node) -> Type | None:
        """The type of a schema that says no more than a scalar type: most of them do."""
        value = node.object
        kind = value.get("type")
        if not isinstance(kind, str) or kind in {"object", "array"} or not value.keys() <= PLAIN:
            return None
        key = f"{kind} {value.get('format')} {value.get('nullable')}"
        if key not in self._plains:
            flat = self.flattener.flatten(node)
            self._plains[key] = self.flat_type(flat, Direction.RESPONSE, "")
        return self._plains[key]

    def _reference(self, pointer: str, direction: Direction) -> Type:
        split = pointer in self.directions.split
        variant = Direction.REQUEST if split and direction is Direction.REQUEST else None
        named = Named(self._enqueue(pointer, variant, direction))
        target = self.flattener.flatten(self.document.node(pointer))
        return union([named, NULL]) if is_nullable_class(target) else named

    def _enqueue(
        self, pointer: str, variant: Direction | None, direction: Direction | None = None
    ) -> str:
        known = (pointer, variant) in self.declarations.names
        wanted = "" if known else place_name(self.document, pointer)
        name = self.declarations.reserve(pointer, wanted, variant)
        if not known:
            self._queue.append((pointer, variant or direction, name))
        return name

    def _work(self) -> None:
        while self._queue:
            waiting, self._queue = self._queue, []
            for pointer, direction, name in waiting:
                self._declare(pointer, direction or Direction.RESPONSE, name)

    def _declare(self, pointer: str, direction: Direction, name: str) -> None:
        node = self.document.node(pointer)
        reference = self.flattener.reference(node)
        flat = self.flattener.flatten(node)
        shape: ClassShape | Type
        if reference is not None and not is_nullable_class(flat):
            shape = self.type_of(node, direction, name)
        else:
            # A class that may be null is a class here; its references say `| None`.
            flat = without_null(flat) if is_nullable_class(flat) else flat
            shape = self._shape(flat, direction, name)
        self.declarations.declare(Declaration(name, shape, _doc(node), pointer))

    def flat_type(self, flat: Flat, direction: Direction, hint: str) -> Type:
        """The type of a schema that stands inline: what cannot be said in a line gets a name."""
        shape = self._shape(flat, direction, hint)
        long = isinstance(shape, Choice) and sum(map(len, shape.literals)) > LONGEST_INLINE_CHOICE
        if isinstance(shape, ClassShape) or long:
            return self.declarations.inline(shape, hint, _doc(flat.node), flat.node.pointer)
        return shape

    def _shape(self, flat: Flat, direction: Direction, hint: str) -> ClassShape | Type:
        for pointer, keyword in flat.unread:
            self.note(pointer, reasons.not_checked(keyword))
        if flat.never:
            self.note(flat.node.pointer, reasons.NEVER)
            return ANYTHING
        if flat.groups:
            return self._grouped(flat, direction, hint)
        if flat.values is not None:
            return self._valued(flat, flat.values)
        return self._typed(flat, types_of(flat), direction, hint)

    def _typed(
        self, flat: Flat, types: tuple[str, ...], direction: Direction, hint: str
    ) -> ClassShape | Type:
        if not types:
            return union([ANYTHING])
        if types == ("object",) and not flat.nullable:
            return object_shape(flat, direction, hint, self)
        members: list[Type] = []
        for name in types:
            shape = self._one(name, flat, direction, hint)
            if isinstance(shape, ClassShape):
                pointer = flat.node.pointer
                shape = self.declarations.inline(shape, hint, _doc(flat.node), pointer)
            members.append(shape)
        return union([*members, NULL] if flat.nullable else members)

    def _one(self, name: str, flat: Flat, direction: Direction, hint: str) -> ClassShape | Type:
        match name:
            case "object":
                return object_shape(flat, direction, hint, self)
            case "array":
                return self._array(flat, direction, hint)
            case "string":
                scalar, found = text_type(flat)
            case "integer":
                scalar, found = number_type(flat, Kind.INTEGER)
            case "number":
                scalar, found = number_type(flat, Kind.NUMBER)
            case "boolean":
                return Scalar(Kind.BOOLEAN)
            case _:
                return NULL
        for keyword in found.lost:
            self.note(flat.node.pointer, reasons.no_equivalent(keyword))
        return scalar

    def _array(self, flat: Flat, direction: Direction, hint: str) -> Type:
        items = self.all_of(flat.items, direction, hint + ITEM) if flat.items else ANYTHING
        return ArrayOf(items, limited(flat, ARRAY_LIMITS).limits)

    def all_of(self, nodes: tuple[Node, ...], direction: Direction, hint: str) -> Type:
        """The type of what all of `nodes` say together."""
        if len(nodes) == 1:
            return self.type_of(nodes[0], direction, hint)
        return self.flat_type(self.flattener.merge(nodes), direction, hint)

    def _grouped(self, flat: Flat, direction: Direction, hint: str) -> ClassShape | Type:
        group = flat.groups[0]
        rest = replace(flat, groups=flat.groups[1:], nullable=False)
        if restricts_only(group):
            self.note(group.node.pointer, reasons.not_checked(f"{group.keyword} of conditions"))
            return self._shape(replace(rest, nullable=flat.nullable), direction, hint)
        places = {m.pointer: hint + member_name(m, i) for i, m in enumerate(group.members)}
        possible = [m for m in group.members if not both(self.flattener.flatten(m), rest).never]
        if not possible:
            self.note(group.node.pointer, reasons.NEVER)
        members = [self._member(rest, m, direction, places[m.pointer]) for m in possible]
        chooser = discriminator(group, self.flattener, members)
        if group.keyword == "oneOf" and not chooser and not exclusive(group, self.flattener, rest):
            self.note(group.node.pointer, reasons.ONE_OF)
        return union([*members, NULL] if flat.nullable else members, chooser)

    def _member(self, rest: Flat, member: Node, direction: Direction, hint: str) -> Type:
        flat = self.flattener.flatten(member)
        if rest.says_nothing and fits(flat, rest.types):
            return self.type_of(member, direction, hint)
        return self.flat_type(both(replace(flat, nullable=False), rest), direction, hint)

    def _valued(self, flat: Flat, values: tuple[object, ...]) -> Type:
        found = choice(flat.values or (), flat.types)
        null = flat.nullable or (None in values and "null" in (flat.types or ("null",)))
        if found is None and any(value is not None for value in values):
            self.note(flat.node.pointer, reasons.NO_LITERAL)
            kinds = dict.fromkeys(json_type(value) for value in flat.values or ())
            plain = replace(flat, values=None, types=flat.types or tuple(kinds))
            return self.flat_type(
                plain, Direction.RESPONSE, place_name(self.document, flat.node.pointer)
            )
        members: list[Type] = [found] if found is not None else []
        return union([*members, NULL] if null else members) if members else NULL

    def note(self, pointer: str, reason: str) -> None:
        """Say that something of the contract is not expressed."""
        self.declarations.note(Note(pointer, reason))


def _doc(node: Node) -> str:
    return text(node.object.get("description")) or text(node.object.get("title"))
