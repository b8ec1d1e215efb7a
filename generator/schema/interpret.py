"""Pure but for its memory. A schema of the contract becomes a Python type.

What Python's types and pydantic's limits cannot say becomes a check, and what no check can say a Note
by pointer: nothing is dropped silently. Each schema that is a component, or is referred to, is
declared once; references are followed through a queue, so that a chain of them is as long as it
likes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.artifact import Note
from generator.schema import reasons
from generator.schema.arrays import array_type
from generator.schema.checks import conjunction
from generator.schema.composition import Composer, narrowed
from generator.schema.conditions import Tester
from generator.schema.declarations import Declarations
from generator.schema.directions import exempt
from generator.schema.flat import Flat
from generator.schema.flatten import ANNOTATIONS, Flattener, assertions
from generator.schema.inference import ALL_TYPES, OBJECT_RULES, beside_class, spoken_of, types_of
from generator.schema.objects import object_shape
from generator.schema.places import place_name
from generator.schema.scalars import number_type
from generator.schema.texts import CONTENT, text_type
from generator.schema.types import (
    ANYTHING,
    NOTHING,
    NULL,
    AllBut,
    Choice,
    ClassShape,
    Declaration,
    Direction,
    Kind,
    Named,
    Scalar,
    Type,
    Union,
    union,
)
from generator.schema.valued import valued
from oas.json_value import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.schema.directions import Directions
    from oas.document import Document, Node

PLAIN = ANNOTATIONS - {*CONTENT} | {"type", "format", "nullable"}
LONGEST_INLINE_CHOICE = 60
# Schemas inside each other without a name between them: brackets nested deeper are no Python.
DEEPEST = 40


@dataclass(slots=True)
class Interpreter:
    """Types for the schemas of one Document; what they need to be named is in `declarations`."""

    document: Document
    directions: Directions
    declarations: Declarations = field(default_factory=Declarations)
    flattener: Flattener = field(init=False)
    _composer: Composer = field(init=False)
    _types: dict[tuple[str, Direction], Type] = field(default_factory=dict)
    _plains: dict[str, Type] = field(default_factory=dict)
    _references: dict[tuple[str, Direction], Type] = field(default_factory=dict)
    _queue: list[tuple[str, Direction | None, str]] = field(default_factory=list)
    _merging: set[tuple[str, ...]] = field(default_factory=set)
    _depth: int = 0

    def __post_init__(self) -> None:
        self.flattener = Flattener(self.document)
        self._composer = Composer(self)

    def declare_components(self, nodes: Iterable[Node]) -> None:
        """Give the components their names, before anything else can take one, and declare them."""
        pointers = [node.pointer for node in nodes]
        for direction in (None, Direction.REQUEST):
            for pointer in pointers:
                if direction is None or pointer in self.directions.split:
                    self._enqueue(pointer, direction)
        self._work()

    def annotation(self, schema: Node, direction: Direction) -> Type:
        """The type of a schema that an operation uses, or of a component by its name."""
        if (schema.pointer, None) in self.declarations.names:
            found = self.reference(schema.pointer, direction)
        else:
            found = self.type_of(schema, direction, place_name(self.document, schema.pointer))
        self._work()
        return found

    def type_of(self, node: Node, direction: Direction, hint: str) -> Type:
        """The type of any schema; `hint` names it should it need a name."""
        found = self.plain(node)
        if found is not None:
            return found
        key = (node.pointer, direction)
        found = self._types.get(key)
        if found is None:
            reference = self.flattener.reference(node)
            if reference is None:
                found = self.flat_type(self.flattener.flatten(node), direction, hint)
            else:
                found = self.reference(reference, direction)
            self._types[key] = found
        return found

    def all_of(self, nodes: tuple[Node, ...], direction: Direction, hint: str) -> Type:
        """The type of what all of `nodes` say together."""
        said = tuple(node for node in nodes if node.value is False or assertions(node))
        if len(said) < 2:  # noqa: PLR2004 (nothing to be joined)
            return self.type_of((said or nodes)[0], direction, hint)
        key = tuple(node.pointer for node in said)
        if key in self._merging:
            # What is joined here leads back to itself: it is asked by its names.
            return conjunction(self.test_of(node, direction, hint) for node in said)
        self._merging.add(key)
        try:
            return self.flat_type(self.flattener.merge(said), direction, hint)
        finally:
            self._merging.discard(key)

    def test_of(self, node: Node, direction: Direction, hint: str) -> Type:
        """A type that tells whether a schema accepts a value; no class is made for it."""
        return self.tester(direction, hint).test(node)

    def tester(self, direction: Direction, hint: str) -> Tester:
        """What makes the tests and checks of one place."""
        return Tester(self, direction, hint)

    def reference(self, pointer: str, direction: Direction) -> Type:
        """The type of a schema that is referred to: its name, and what may stand beside a class."""
        found = self._references.get((pointer, direction))
        if found is None:
            found = self.named(pointer, direction)
            beside = beside_class(self.flattener.flatten(self.document.node(pointer)))
            found = found if beside is None else union([found, beside])
            self._references[pointer, direction] = found
        return found

    def named(self, pointer: str, direction: Direction) -> Named:
        """The name alone."""
        split = pointer in self.directions.split
        variant = Direction.REQUEST if split and direction is Direction.REQUEST else None
        return Named(self._enqueue(pointer, variant, direction))

    def flat_type(self, flat: Flat, direction: Direction, hint: str) -> Type:
        """The type of a schema that stands inline: what cannot be said in a line gets a name."""
        if self._depth > DEEPEST:
            self.note(flat.node.pointer, reasons.TOO_DEEP)
            return ANYTHING
        self._depth += 1
        try:
            return self._inline(self.shape(flat, direction, hint), flat, hint)
        finally:
            self._depth -= 1

    def shape(self, flat: Flat, direction: Direction, hint: str) -> ClassShape | Type:
        """What a schema is, before it is decided whether that needs a name."""
        if flat.never:
            return NOTHING
        if flat.values is not None:
            return valued(flat, direction, self, hint)
        if flat.groups:
            return self._composer.grouped(flat, direction, hint)
        if all(rule.keyword in OBJECT_RULES for rule in flat.rules):
            return self._typed(flat, direction, hint)
        rules = tuple(rule for rule in flat.rules if rule.keyword in OBJECT_RULES)
        others = tuple(rule for rule in flat.rules if rule not in rules)
        shape = self._typed(flat._replace(rules=rules), direction, hint)
        bare = Flat(flat.node, flat.sources, rules=others)
        return narrowed(shape, [self.tester(direction, hint).rules(bare, flat.types or ())])

    def required(self, flat: Flat, direction: Direction) -> frozenset[str]:
        """The properties that must be there: not those that are only sent the other way."""
        if not flat.required or not self.directions.marked:
            return flat.required
        hidden = [name for name in flat.required if self._is_hidden(flat, name, direction)]
        return flat.required.difference(hidden) if hidden else flat.required

    def _is_hidden(self, flat: Flat, name: str, direction: Direction) -> bool:
        nodes = flat.properties.get(name, ())
        return any(exempt(self.document, node.value, direction) for node in nodes)

    def note(self, pointer: str, reason: str) -> None:
        """Say that something of the contract is not expressed."""
        self.declarations.note(Note(pointer, reason))

    def plain(self, node: Node) -> Type | None:
        """The type of a schema that says no more than a scalar type: most of them do."""
        value = node.object
        kind = value.get("type")
        if not isinstance(kind, str) or kind in {"object", "array"} or not value.keys() <= PLAIN:
            return None
        key = f"{kind} {value.get('format')} {value.get('nullable')}"
        found = self._plains.get(key)
        if found is None:
            flat = self.flattener.flatten(node)
            found = self._plains[key] = self.flat_type(flat, Direction.RESPONSE, "")
        return found

    def _enqueue(
        self, pointer: str, variant: Direction | None, direction: Direction | None = None
    ) -> str:
        name = self.declarations.names.get((pointer, variant))
        if name is None:
            wanted = place_name(self.document, pointer)
            name = self.declarations.reserve(pointer, wanted, variant)
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
        if beside_class(flat) is not None:
            # The name is the class; whoever refers to it says what else there may be.
            shape = self.shape(flat._replace(types=("object",)), direction, name)
        elif reference is not None:
            shape = self.reference(reference, direction)
        else:
            shape = self.shape(flat, direction, name)
        self.declarations.declare(Declaration(name, shape, _doc(node), pointer))

    def _inline(self, shape: ClassShape | Type, flat: Flat, hint: str) -> Type:
        if isinstance(shape, Union) and not shape.discriminator:
            return union([self._inline(member, flat, hint) for member in shape.members])
        long = isinstance(shape, Choice) and sum(map(len, shape.literals)) > LONGEST_INLINE_CHOICE
        if isinstance(shape, ClassShape) or long:
            return self.declarations.inline(shape, hint, _doc(flat.node), flat.node.pointer)
        return shape

    def _typed(self, flat: Flat, direction: Direction, hint: str) -> ClassShape | Type:
        if flat.types is None:
            return self._untyped(flat, direction, hint)
        types = types_of(flat)
        if types == ("object",):
            return object_shape(flat, direction, hint, self)
        return union([self._one(name, flat, direction, hint) for name in types])

    def _untyped(self, flat: Flat, direction: Direction, hint: str) -> Type:
        """Where the contract asks for no type, values that its keywords do not speak of pass."""
        spoken = spoken_of(flat)
        if not spoken:
            return ANYTHING
        members = [self._one(name, flat, direction, hint) for name in spoken]
        if len(spoken) == 1:
            return union([*members, AllBut(spoken[0])])
        free = Flat(flat.node, flat.sources)
        others = [name for name in ALL_TYPES if name not in spoken]
        return union([*members, *(self._one(name, free, direction, hint) for name in others)])

    def _one(self, name: str, flat: Flat, direction: Direction, hint: str) -> Type:
        match name:
            case "object":
                return self._inline(object_shape(flat, direction, hint, self), flat, hint)
            case "array":
                return array_type(flat, direction, hint, self)
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


def _doc(node: Node) -> str:
    return text(node.object.get("description")) or text(node.object.get("title"))
