"""Pure. What changed in a schema for all the rest: further items, further properties, their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.sides import Below
from oas.compare.schemas.verdict import edit_of
from oas.witness.finder import Step

if TYPE_CHECKING:
    from oas.compare.schemas.sides import Report, Sides
    from oas.compare.space import Subject
    from oas.normal.schema import Schema, Site
    from oas.witness.finder import StepKind


def rest(
    sides: Sides,
    subject: Subject,
    kind: StepKind,
    keywords: tuple[str, ...],
    sites: tuple[Site, Site],
) -> Report:
    """It came, went, closes or opens; where both sides have one, the two are compared.

    The first of the keywords names it.
    """
    base, head = sites
    if sides.between.is_untouched(base, head):
        return
    schemas = sides.between.schemas(base, head, sides.direction)
    if base and head and not any(_closes(*it) for it in zip(sites, schemas, strict=True)):
        yield Below(Step(kind, base, head), is_text=sides.is_text)
        return
    effect = _effect(sides, base, head)
    if effect is not Effect.NONE:
        at = sides.where(*keywords)
        yield sides.change(subject, edit_of(effect), effect, at=at, name=keywords[0])


def _closes(site: Site, schema: Schema) -> bool:
    """Whether it says in this place, and not by a reference, that nothing is allowed."""
    return schema.is_never and schema.pointer == site[0].pointer


def _effect(sides: Sides, base: Site, head: Site) -> Effect:
    """One side says nothing, or allows nothing."""
    if not base or not head:
        shrunk = bool(head)
        if sides.effect(base, head) is Effect.NONE:
            return Effect.NONE
        return Effect.NARROWED if shrunk else Effect.WIDENED
    there, here = sides.between.schemas(base, head, sides.direction)
    if there.is_never and here.is_never:
        return Effect.NONE
    return Effect.NARROWED if here.is_never else Effect.WIDENED
