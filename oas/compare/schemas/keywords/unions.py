"""Pure. What changed in unions: branches came, went, or became exclusive; a union came or went as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.compare.change import Effect
from oas.compare.schemas.inclusion.disjoint import are_disjoint
from oas.compare.schemas.keywords.branches import counterparts
from oas.compare.schemas.likeness import component
from oas.compare.schemas.sides import Below, Values, counterpart, origin
from oas.compare.schemas.sites import Party, is_limited
from oas.compare.schemas.verdict import edit_of
from oas.compare.space import Edit, Subject
from oas.direction import Direction
from oas.json_value import text
from oas.normal.forms import is_simple
from oas.normal.schema import Type, Union
from oas.witness.finder import Step, StepKind

if TYPE_CHECKING:
    from oas.compare.change import Change
    from oas.compare.schemas.sides import Report, Sides
    from oas.normal.normals import Normals
    from oas.normal.schema import Schema

_KEYWORDS = ("oneOf", "anyOf")


def unions(sides: Sides) -> Report:
    """A union against a union, or one that came or went."""
    gone, new = list(sides.base.unions), list(sides.head.unions)
    if not gone and not new:
        return
    for old in sides.base.unions:
        now = _counterpart(sides, old, gone, new)
        if now is not None:
            gone = [union for union in gone if union is not old]
            new = [union for union in new if union is not now]
            yield from against(sides, old, now)
    for union, effect in (
        *((union, Effect.WIDENED) for union in gone),
        *((union, Effect.NARROWED) for union in new),
    ):
        at = sides.where(union.keyword)
        yield sides.change(Subject.UNION, edit_of(effect), effect, at=at, name=union.keyword)


def wrapped(sides: Sides) -> tuple[Union, Union] | None:
    """Both sides as unions where one, as a whole, is what a branch of the other one is."""
    base, head = sides.base, sides.head
    if not base.unions and is_only_union(head) and is_simple(base):
        pair = _alone(base), head.unions[0]
    elif not head.unions and is_only_union(base) and is_simple(head):
        pair = base.unions[0], _alone(head)
    else:
        return None
    return pair if counterparts(sides, *pair) else None


def is_only_union(schema: Schema) -> bool:
    """Whether the branches of one union say all there is to say."""
    is_said = schema.refused or schema.conditions or schema.unknown or schema.values is not None
    is_told = any(is_limited(schema, kind) for kind in Type)
    return len(schema.unions) == 1 and not is_said and not is_told


def against(sides: Sides, old: Union, now: Union) -> Report:
    """Branches that have a counterpart are compared with it; the others came or went."""
    if old.exactly_one != now.exactly_one and old.keyword and now.keyword:
        effect = Effect.NARROWED if now.exactly_one else Effect.WIDENED
        at, shown = sides.where(now.keyword, old.keyword), Values(old.keyword, now.keyword)
        edit = edit_of(effect)
        yield sides.change(Subject.UNION, edit, effect, at=at, name=now.keyword, values=shown)
    matched = counterparts(sides, old, now)
    for index, other in sorted(matched.items(), key=lambda pair: pair[1]):
        step = Step(StepKind.BRANCH, old.branches[index], now.branches[other], index, other)
        if sides.between.is_untouched(step.base, step.head):
            continue
        exact = _shares(sides, sides.between.base, old, index) or _shares(
            sides, sides.between.head, now, other
        )
        yield Below(step, apart=True, exact=exact, is_text=sides.is_text)
    for index in range(len(old.branches)):
        if index not in matched:
            yield _removed(sides, old, now, index)
    for index in sorted(set(range(len(now.branches))) - set(matched.values())):
        yield _added(sides, old, now, index)


def _alone(schema: Schema) -> Union:
    return Union("", (schema.site,))


def _counterpart(sides: Sides, old: Union, gone: list[Union], new: list[Union]) -> Union | None:
    """The only one that is left, or the first that has a branch in common."""
    if len(gone) == len(new) == 1:
        return new[0]
    return next((now for now in new if counterparts(sides, old, now)), None)


def _removed(sides: Sides, old: Union, now: Union, index: int) -> Change:
    """What another branch allows too is not lost."""
    branch, between = old.branches[index], sides.between
    kept = between.forth(branch, sides.head.site, sides.direction, apart=True)
    effect = Effect.NONE if kept is True else Effect.NARROWED
    place = branch[0].pointer if branch else sides.base.pointer
    holder = _holder(sides.head, now, origin(sides.base, (old.keyword, *_KEYWORDS)))
    return sides.change(
        Subject.BRANCH,
        Edit.REMOVED,
        _unless_shared(sides, between.base, old, index, effect),
        at=(place, holder),
        name=_name(between.base.schema(branch, sides.direction)),
    )


def _added(sides: Sides, old: Union, now: Union, index: int) -> Change:
    """What another branch allowed before is not new."""
    branch, between = now.branches[index], sides.between
    known = between.back(sides.base.site, branch, sides.direction, apart=True)
    effect = Effect.NONE if known is True else Effect.WIDENED
    place = branch[0].pointer if branch else sides.head.pointer
    holder = _holder(sides.base, old, origin(sides.head, (now.keyword, *_KEYWORDS)))
    return sides.change(
        Subject.BRANCH,
        Edit.ADDED,
        _unless_shared(sides, between.head, now, index, effect),
        at=(holder, place),
        name=_name(between.head.schema(branch, sides.direction)),
    )


def _holder(schema: Schema, union: Union, other: str) -> str:
    """Where a branch would stand that the other side has in a union at `other`."""
    return origin(schema, (union.keyword, *_KEYWORDS)) or counterpart(schema, other)


def _unless_shared(
    sides: Sides, normals: Normals, union: Union, index: int, effect: Effect
) -> Effect:
    """A branch that shares values with others moves these the other way."""
    harm = Effect.NARROWED if sides.direction is Direction.REQUEST else Effect.WIDENED
    if effect is harm or not _shares(sides, normals, union, index):
        return effect
    return Effect.UNDECIDED


def _shares(sides: Sides, normals: Normals, union: Union, index: int) -> bool:
    """Whether exactly one branch must hold, and another one may hold where this one does."""
    if not union.exactly_one:
        return False
    branch = Party(normals, union.branches[index])
    others = (other for i, other in enumerate(union.branches) if i != index)
    return not all(are_disjoint(branch, branch.below(one), sides.direction) for one in others)


def _name(schema: Schema) -> str:
    """What a reader knows it by: its component, or its title."""
    return component(schema) or text(schema.notes.texts.get("title"))
