"""Pure. Two schemas that meet: what changed between them, one level deep, and where to look further.

Where they have nothing in common, one Change says so, and not fifty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Change, Effect
from oas.compare.schemas.keywords import kinds
from oas.compare.schemas.keywords.arrays import arrays
from oas.compare.schemas.keywords.discriminators import discriminator
from oas.compare.schemas.keywords.logic import conditions, refused, unknown
from oas.compare.schemas.keywords.notes import notes
from oas.compare.schemas.keywords.objects import objects
from oas.compare.schemas.keywords.scalars import numbers, strings
from oas.compare.schemas.keywords.unions import against, unions, wrapped
from oas.compare.schemas.likeness import component
from oas.compare.schemas.sides import NO_VALUES, Values
from oas.compare.schemas.sites import allows_all, is_limited
from oas.compare.schemas.verdict import joined
from oas.compare.space import Edit, Subject
from oas.normal.schema import Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.sides import Report, Sides
    from oas.normal.schema import Schema

# From so many names on, objects that share none of them are two things and not one that was edited.
MANY_NAMES = 3


def meet(sides: Sides, *, fastapi: bool = False) -> Report:
    """What changed here, and the pairs of parts that are each other's."""
    yield from kinds.null(sides)
    pair = wrapped(sides)
    if pair is not None:
        yield from _said_of_wrapper(sides, fastapi=fastapi)
        yield from against(sides, *pair)
        return
    if sides.swapped or _is_replaced(sides):
        yield _replaced(sides)
        return
    yield from notes(sides, fastapi=fastapi)
    yield from discriminator(sides)
    yield from kinds.types(sides)
    if kinds.are_apart(sides):
        return
    yield from _restrictions(sides)


def _said_of_wrapper(sides: Sides, *, fastapi: bool) -> Iterator[Change]:
    """What a union says that came to stand around a schema: what that said before, it still says."""
    edit = Edit.REMOVED if sides.base.unions else Edit.ADDED
    for change in (*notes(sides, fastapi=fastapi), *discriminator(sides)):
        if change.edit is edit:
            yield change


def _restrictions(sides: Sides) -> Report:
    """What is said of the types that both allow, and of all of them."""
    yield from kinds.values(sides)
    shared = sides.base.types & sides.head.types
    if Type.NUMBER in shared:
        yield from numbers(sides)
    if Type.STRING in shared:
        yield from strings(sides)
    if Type.ARRAY in shared:
        yield from arrays(sides)
    if Type.OBJECT in shared:
        yield from objects(sides)
    yield from unions(sides)
    yield from refused(sides)
    yield from conditions(sides)
    yield from unknown(sides)


def _is_replaced(sides: Sides) -> bool:
    """Whether it is another schema now, and no edit of the old one explains it."""
    base, head = sides.base, sides.head
    if bool(base.types) != bool(head.types):
        return True
    if allows_all(base) != allows_all(head):
        return _says_much(head if allows_all(base) else base)
    return _share_no_name(base, head)


def _says_much(schema: Schema) -> bool:
    """Whether it restricts its values by more than one keyword."""
    listed = schema.unions, schema.refused, schema.conditions, schema.unknown
    said = sum(len(each) for each in listed) + sum(is_limited(schema, kind) for kind in Type)
    return said + (schema.values is not None) + (len(schema.types) < len(Type)) > 1


def _share_no_name(base: Schema, head: Schema) -> bool:
    here, there = base.objects.properties.keys(), head.objects.properties.keys()
    is_object = base.types == head.types == {Type.OBJECT}
    return is_object and min(len(here), len(there)) >= MANY_NAMES and here.isdisjoint(there)


def _replaced(sides: Sides) -> Change:
    base, head = sides.base, sides.head
    at = base.pointer or head.pointer, head.pointer or base.pointer
    shown = Values(component(base), component(head)) if sides.swapped else NO_VALUES
    effect = _moved(sides)
    return sides.change(Subject.SCHEMA, Edit.CHANGED, effect, at=sides.swapped or at, values=shown)


def _moved(sides: Sides) -> Effect:
    """What happened to the values, by all that changed here together."""
    effect = sides.effect(sides.base.site, sides.head.site, apart=True)
    if effect is not Effect.UNDECIDED:
        return effect
    return joined(_effects(sides))


def _effects(sides: Sides) -> Iterator[Effect]:
    if not sides.base.types or not sides.head.types:
        yield Effect.WIDENED if sides.head.types else Effect.NARROWED
        return
    for part in (*kinds.types(sides), *_restrictions(sides)):
        yield part.effect if isinstance(part, Change) else Effect.UNDECIDED
