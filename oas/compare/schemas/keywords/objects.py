"""Pure. What changed in objects besides their properties: further ones, their names, what depends on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.keywords.properties import properties
from oas.compare.schemas.keywords.rest import rest
from oas.compare.schemas.keywords.scalars import least, most
from oas.compare.schemas.sides import Below, Values
from oas.compare.schemas.verdict import edit_of
from oas.compare.space import Edit, Subject
from oas.witness.finder import Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.change import Change
    from oas.compare.schemas.sides import Report, Sides
    from oas.json_value import Json


def objects(sides: Sides) -> Report:
    """All of it."""
    base, head = sides.base.objects, sides.head.objects
    if base is head:
        return
    yield from properties(sides)
    subject = Subject.PROPERTY_COUNT
    yield from least(sides, subject, "minProperties", base.min_properties, head.min_properties)
    yield from most(sides, subject, "maxProperties", base.max_properties, head.max_properties)
    yield from _patterns(sides)
    yield from rest(
        sides,
        Subject.ADDITIONAL_PROPERTIES,
        StepKind.ADDITIONAL,
        ("additionalProperties", "unevaluatedProperties"),
        (base.additional, head.additional),
    )
    yield from rest(
        sides, Subject.PROPERTY_NAMES, StepKind.NAMES, ("propertyNames",), (base.names, head.names)
    )
    yield from rest(
        sides,
        Subject.UNEVALUATED_PROPERTIES,
        StepKind.UNEVALUATED_PROPERTIES,
        ("unevaluatedProperties",),
        (base.unevaluated, head.unevaluated),
    )
    yield from _dependent_required(sides)
    yield from _dependent_schemas(sides)


def _patterns(sides: Sides) -> Report:
    base, head = sides.base.objects, sides.head.objects
    for pattern in dict.fromkeys((*head.patterns, *base.patterns)):
        before, after = base.patterns.get(pattern), head.patterns.get(pattern)
        if before is not None and after is not None:
            yield Below(Step(StepKind.PATTERN, before, after, pattern, pattern))
            continue
        there = base.additional if before is None else before
        here = head.additional if after is None else after
        effect = sides.effect(there, here)
        if effect is Effect.NONE:
            continue
        yield sides.change(
            Subject.PATTERN_PROPERTY,
            Edit.ADDED if before is None else Edit.REMOVED,
            effect,
            at=sides.where_named("patternProperties", pattern, (before, after)),
            name=pattern,
        )


def _dependent_required(sides: Sides) -> Iterator[Change]:
    base, head = sides.base.objects.dependent_required, sides.head.objects.dependent_required
    for name in dict.fromkeys((*head, *base)):
        before, after = base.get(name, frozenset()), head.get(name, frozenset())
        if before != after:
            effect = _moved(before, after)
            shown = Values(_listed(before), _listed(after))
            at = sides.where("dependentRequired", "dependencies")
            subject = Subject.DEPENDENT_REQUIRED
            yield sides.change(subject, edit_of(effect), effect, at=at, name=name, values=shown)


def _moved(before: frozenset[str], after: frozenset[str]) -> Effect:
    if before < after:
        return Effect.NARROWED
    return Effect.WIDENED if after < before else Effect.MOVED


def _listed(names: frozenset[str]) -> Json:
    return [*sorted(names)] or None


def _dependent_schemas(sides: Sides) -> Report:
    base, head = sides.base.objects.dependent_schemas, sides.head.objects.dependent_schemas
    for name in dict.fromkeys((*head, *base)):
        before, after = base.get(name), head.get(name)
        if before is not None and after is not None:
            yield Below(Step(StepKind.DEPENDENT, before, after, name, name), apart=True)
        else:
            is_new = before is None
            yield sides.change(
                Subject.DEPENDENT_SCHEMA,
                Edit.ADDED if is_new else Edit.REMOVED,
                Effect.NARROWED if is_new else Effect.WIDENED,
                at=sides.where_named("dependentSchemas", name, (before, after)),
                name=name,
            )
