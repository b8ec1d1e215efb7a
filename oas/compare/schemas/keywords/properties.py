"""Pure. What changed in the properties of objects.

A name that an open object does not declare is nobody's contract, so a new optional property there is
no change of the values (decision record 12). Where the object is closed, or says what further
properties must be, the set of values moves by that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.sides import Below, Values, where
from oas.compare.schemas.verdict import joined
from oas.compare.space import Edit, Subject
from oas.direction import Direction
from oas.document import Node
from oas.normal.objects import at
from oas.pointer import join
from oas.witness.finder import Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.compare.schemas.sides import Report, Sides
    from oas.normal.schema import Objects, Schema, Site


@dataclass(frozen=True, slots=True)
class _Property:
    """One name on both sides. A Site is None where that side does not declare it."""

    name: str
    base: Site | None
    head: Site | None
    was_required: bool
    is_required: bool


def properties(sides: Sides) -> Report:
    """Every name that either side declares or requires, in the order of the head, then the base."""
    base, head = sides.base.objects, sides.head.objects
    if base is head:
        return
    for name in _names(base, head):
        found = _Property(
            name,
            base.properties.get(name),
            head.properties.get(name),
            name in base.required,
            name in head.required,
        )
        if (name in base.ignored) != (name in head.ignored):
            yield from _access(sides, found)
        elif name not in base.ignored:
            yield from _property(sides, found)


def _names(base: Objects, head: Objects) -> Iterator[str]:
    declared = dict.fromkeys((*head.properties, *base.properties))
    listed = sorted((base.required | head.required | base.ignored | head.ignored) - declared.keys())
    return iter((*declared, *listed))


def _property(sides: Sides, found: _Property) -> Report:
    if found.base is not None and found.head is not None:
        yield from _requirement(sides, found)
        base = _placed(sides.base, found.name, found.base)
        head = _placed(sides.head, found.name, found.head)
        step = Step(StepKind.PROPERTY, base, head, found.name, found.name)
        yield Below(step, is_text=sides.is_text)
    elif found.head is not None:
        yield from _added(sides, found)
    elif found.base is not None:
        yield from _removed(sides, found)
    else:
        yield from _requirement(sides, found)


def _placed(schema: Schema, name: str, site: Site) -> Site:
    """The same; where it allows everything in so many words, with the place that says so."""
    holder = schema.origins.get("properties")
    return site if site or not holder else (Node(value=True, pointer=join(holder, name)),)


def _requirement(sides: Sides, found: _Property) -> Iterator[Change]:
    if found.was_required == found.is_required:
        return
    places = sides.where_listed(found.name, "required")
    if found.is_required:
        yield sides.change(
            Subject.PROPERTY, Edit.BECAME_REQUIRED, Effect.NARROWED, at=places, name=found.name
        )
    else:
        yield sides.change(
            Subject.PROPERTY, Edit.BECAME_OPTIONAL, Effect.WIDENED, at=places, name=found.name
        )


def _added(sides: Sides, found: _Property) -> Iterator[Change]:
    """A name that was required without a declaration was in the contract before: it is narrowed."""
    if found.was_required and not found.is_required:
        yield from _requirement(sides, found)
    before = at(sides.base.objects, found.name)
    is_new = not found.was_required and not before
    moved = Effect.NONE if is_new else sides.effect(before, found.head or ())
    comes = found.is_required and not found.was_required
    yield sides.change(
        Subject.PROPERTY,
        Edit.ADDED_REQUIRED if comes else Edit.ADDED,
        joined((moved, Effect.NARROWED if comes else Effect.NONE)),
        at=_places(sides, found),
        name=found.name,
    )


def _removed(sides: Sides, found: _Property) -> Iterator[Change]:
    if found.is_required and not found.was_required:
        yield from _requirement(sides, found)
    after = at(sides.head.objects, found.name)
    moved = sides.effect(found.base or (), after)
    goes = found.was_required and not found.is_required
    yield sides.change(
        Subject.PROPERTY,
        Edit.REMOVED_REQUIRED if goes else Edit.REMOVED,
        joined((moved, Effect.WIDENED if goes else Effect.NONE)),
        at=_places(sides, found),
        name=found.name,
    )


def _places(sides: Sides, found: _Property) -> tuple[str, str]:
    return sides.where_named("properties", found.name, (found.base, found.head))


def _access(sides: Sides, found: _Property) -> Iterator[Change]:
    """ReadOnly or writeOnly came or went, so that the property counts on one side only.

    Where the other side has no such property at all, it came or went together with that word, and
    whoever this direction belongs to never sees it.
    """
    goes = found.base is not None
    base = found.base if goes else _as_others_see(sides, sides.base, found.name)
    head = _as_others_see(sides, sides.head, found.name) if goes else found.head
    if base is None or head is None:
        return
    word = "readOnly" if sides.direction is Direction.REQUEST else "writeOnly"
    moved = sides.effect(base, ()) if goes else Effect.NONE
    needed = Effect.WIDENED if found.was_required else Effect.NARROWED
    is_needed = found.was_required or found.is_required
    schemas = sides.between.schemas(base, head, sides.direction.turned)
    yield sides.change(
        Subject.ACCESS,
        Edit.ADDED if goes else Edit.REMOVED,
        joined((moved, needed if is_needed else Effect.NONE)),
        at=where((schemas[0], schemas[1]), word),
        name=word,
        values=Values(after=True) if goes else Values(before=True),
    )


def _as_others_see(sides: Sides, schema: Schema, name: str) -> Site | None:
    """The property in the direction in which it counts."""
    is_base = schema is sides.base
    normals = sides.between.base if is_base else sides.between.head
    return normals.schema(schema.site, sides.direction.turned).objects.properties.get(name)
