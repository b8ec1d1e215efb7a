"""Pure. What changed in arrays: their length, their items, what they must contain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.inclusion.arrays import item_at
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
    from oas.normal.schema import Contains


def arrays(sides: Sides) -> Report:
    """All of it."""
    base, head = sides.base.arrays, sides.head.arrays
    if base is head:
        return
    yield from least(sides, Subject.ITEM_COUNT, "minItems", base.min_items, head.min_items)
    yield from most(sides, Subject.ITEM_COUNT, "maxItems", base.max_items, head.max_items)
    if base.unique != head.unique:
        effect = Effect.NARROWED if head.unique else Effect.WIDENED
        at, shown = sides.where("uniqueItems"), Values(base.unique or None, head.unique or None)
        yield sides.change(Subject.UNIQUE_ITEMS, edit_of(effect), effect, at=at, values=shown)
    yield from _prefix(sides)
    yield from rest(sides, Subject.ITEMS, StepKind.ITEMS, ("items",), (base.items, head.items))
    yield from rest(
        sides,
        Subject.UNEVALUATED_ITEMS,
        StepKind.UNEVALUATED_ITEMS,
        ("unevaluatedItems",),
        (base.unevaluated, head.unevaluated),
    )
    yield from _contains(sides)


def _prefix(sides: Sides) -> Report:
    base, head = sides.base.arrays, sides.head.arrays
    shared = min(len(base.prefix), len(head.prefix))
    for index in range(shared):
        step = Step(StepKind.PREFIX_ITEM, base.prefix[index], head.prefix[index], index, index)
        yield Below(step, is_text=sides.is_text)
    for index in range(shared, max(len(base.prefix), len(head.prefix))):
        is_new = index < len(head.prefix)
        before, after = item_at(base, index), item_at(head, index)
        effect = sides.effect(before, after)
        if effect is Effect.NONE:
            continue
        yield sides.change(
            Subject.PREFIX_ITEM,
            Edit.ADDED if is_new else Edit.REMOVED,
            effect,
            at=sides.where_named(
                "prefixItems", str(index), (None, after) if is_new else (before, None)
            ),
            name=str(index),
        )


def _contains(sides: Sides) -> Report:
    """One against one is compared; of several, those that have no equal came or went."""
    base, head = list(sides.base.arrays.contains), list(sides.head.arrays.contains)
    for one in list(base):
        same = next((o for o in head if sides.effect(one.site, o.site) is Effect.NONE), None)
        if same is not None:
            base.remove(one)
            head.remove(same)
            yield from _counts(sides, one, same)
    for old, new in zip(base, head, strict=False):
        yield from _replaced(sides, old, new)
        yield from _counts(sides, old, new)
    shared = min(len(base), len(head))
    for one, effect in (
        *((one, Effect.WIDENED) for one in base[shared:]),
        *((one, Effect.NARROWED) for one in head[shared:]),
    ):
        if one.minimum or one.maximum is not None:
            at = sides.where("contains")
            yield sides.change(Subject.CONTAINS, edit_of(effect), effect, at=at, name="contains")


def _replaced(sides: Sides, old: Contains, new: Contains) -> Report:
    """With a maximum, more that counts means less that is allowed: nobody can say what moved."""
    if old.maximum is None and new.maximum is None:
        index = sides.base.arrays.contains.index(old), sides.head.arrays.contains.index(new)
        yield Below(Step(StepKind.CONTAINS, old.site, new.site, *index))
    else:
        at = sides.where("contains")
        yield sides.change(Subject.CONTAINS, Edit.CHANGED, Effect.UNDECIDED, at=at, name="contains")


def _counts(sides: Sides, old: Contains, new: Contains) -> Iterator[Change]:
    subject = Subject.CONTAINS
    yield from least(sides, subject, "minContains", old.minimum, new.minimum)
    yield from most(sides, subject, "maxContains", old.maximum, new.maximum)
