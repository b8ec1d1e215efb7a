"""Pure. What changed in what is refused, in conditions, and in keywords that nobody here understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from oas.compare.change import Effect
from oas.compare.schemas.sides import Below, Values
from oas.compare.schemas.verdict import TURNED, edit_of
from oas.compare.space import Edit, Subject
from oas.raw.walk import is_same
from oas.witness.finder import Step, StepKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from oas.compare.change import Change
    from oas.compare.schemas.sides import Report, Sides
    from oas.normal.schema import Condition, Site

_T = TypeVar("_T")


def refused(sides: Sides) -> Iterator[Change]:
    """More that is refused is less that is allowed."""
    gone, new, _ = _by_equals(
        sides.base.refused,
        sides.head.refused,
        lambda old, now: sides.between.is_equal(old, now, sides.direction),
    )
    effects = [_refusal(sides, old, now) for old, now in zip(gone, new, strict=False)]
    at = sides.where("not")
    for effect in (*effects, *_left_over(gone, new)):
        yield sides.change(Subject.NOT, edit_of(effect), effect, at=at)


def conditions(sides: Sides) -> Report:
    """Conditions with the same `if` are compared by their parts."""
    gone, new, same = _by_equals(
        sides.base.conditions,
        sides.head.conditions,
        lambda old, now: sides.between.is_equal(old.test, now.test, sides.direction),
    )
    for old, now in same:
        yield from _parts(sides, old, now)
    effects = [Effect.UNDECIDED for _ in zip(gone, new, strict=False)]
    at = sides.where("if")
    for effect in (*effects, *_left_over(gone, new)):
        yield sides.change(Subject.CONDITION, edit_of(effect), effect, at=at, name="if")


def unknown(sides: Sides) -> Iterator[Change]:
    """What these keywords allow is open, so it is open too how that moved."""
    base, head = sides.base.unknown, sides.head.unknown
    if not base and not head:
        return
    for name in dict.fromkeys((*head, *base)):
        before, after = base.get(name), head.get(name)
        if name in base and name in head and is_same(before, after):
            continue
        at, shown = sides.where(name), Values(before, after)
        if name == "$dynamicRef":
            subject, edit = Subject.DYNAMIC_REFERENCE, Edit.CHANGED
        else:
            came = Edit.REMOVED if name in base else Edit.ADDED
            subject = Subject.UNKNOWN_KEYWORD
            edit = Edit.CHANGED if name in base and name in head else came
        yield sides.change(subject, edit, Effect.UNDECIDED, at=at, name=name, values=shown)


def _refusal(sides: Sides, old: Site, now: Site) -> Effect:
    effect = sides.effect(old, now, apart=True)
    return TURNED.get(effect, effect)


def _parts(sides: Sides, old: Condition, now: Condition) -> Report:
    """One that is absent on a side allows everything there."""
    index = sides.base.conditions.index(old), sides.head.conditions.index(now)
    for keyword, before, after in (
        ("then", old.then, now.then),
        ("else", old.otherwise, now.otherwise),
    ):
        if before and after:
            yield Below(Step(StepKind.CONDITION, before, after, *index), apart=True)
        elif before or after:
            effect = Effect.NARROWED if after else Effect.WIDENED
            at = sides.where(keyword, "if")
            yield sides.change(Subject.CONDITION, edit_of(effect), effect, at=at, name=keyword)


def _left_over(gone: Sequence[object], new: Sequence[object]) -> list[Effect]:
    """Each of what only one side has restricts the values there."""
    lost, won = len(gone) - len(new), len(new) - len(gone)
    return [Effect.WIDENED] * lost + [Effect.NARROWED] * won


def _by_equals(
    base: tuple[_T, ...], head: tuple[_T, ...], is_equal: Callable[[_T, _T], bool]
) -> tuple[list[_T], list[_T], list[tuple[_T, _T]]]:
    """What has no equal on the other side, and the pairs that are equal."""
    gone, new = list(base), list(head)
    same: list[tuple[_T, _T]] = []
    for old in base:
        now = next((one for one in new if is_equal(old, one)), None)
        if now is not None:
            gone.remove(old)
            new.remove(now)
            same.append((old, now))
    return gone, new, same
