"""Pure. The pairs of schemas that meet, each compared once, and the steps that lead from one to another.

What nobody touched is never entered; a pair that is met again is the same pair, which also ends rings.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from oas.compare.change import Change, Effect
from oas.compare.schemas.keywords.meeting import meet
from oas.compare.schemas.sides import Sides
from oas.compare.schemas.sites import placed, pointers
from oas.compare.schemas.swap import swapped_at
from oas.compare.space import Subject
from oas.errors import ContractError

if TYPE_CHECKING:
    from oas.compare.options import Options
    from oas.compare.schemas.between import Between
    from oas.compare.schemas.sides import Below
    from oas.direction import Direction
    from oas.normal.schema import Schema, Site
    from oas.witness.finder import Step

    _Key: TypeAlias = "tuple[object, ...]"

MOST_PAIRS = 500_000

_OPEN = frozenset({Effect.MOVED, Effect.UNDECIDED})
_NARROWING = _OPEN | {Effect.NARROWED}
_WIDENING = _OPEN | {Effect.WIDENED}

# What is said of a value without restricting it.
ANNOTATIONS = frozenset(
    {
        *(Subject.DEFAULT, Subject.ACCESS, Subject.XML, Subject.DEPRECATION, Subject.SUNSET),
        *(Subject.DISCRIMINATOR, Subject.DISCRIMINATOR_MAPPING, Subject.STABILITY),
        *(Subject.EXTENSIBLE_ENUM, Subject.EXTENSIBLE_ENUM_VALUE),
        *(Subject.DOCUMENTATION, Subject.EXTENSION),
    }
)


@dataclass(slots=True, eq=False)
class Pair:
    """Two schemas that meet. `can_narrow`, `can_widen`: neither is proved to be impossible.

    `swapped`: where a reference names another, unlike component now.
    """

    base: Schema
    head: Schema
    direction: Direction
    apart: bool
    is_text: bool
    swapped: tuple[str, str] | None = None
    changes: list[Change] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    can_narrow: bool = True
    can_widen: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A step down to another Pair. `exact`: as in Below."""

    step: Step
    to: Pair
    exact: bool


class Graph:
    """Compares pairs of schemas, and those below them."""

    def __init__(self, between: Between, options: Options) -> None:
        self._between = between
        self._options = options
        self._pairs: dict[_Key, Pair] = {}
        self._waiting: deque[Pair] = deque()

    def pair(
        self,
        base: Site,
        head: Site,
        direction: Direction,
        *,
        apart: bool = False,
        is_text: bool = False,
    ) -> Pair | None:
        """The Pair of two Sites, to be compared by `walk`; None where nothing was touched."""
        if self._between.is_untouched(base, head):
            return None
        there, here = self._between.schemas(base, head, direction)
        there = placed(self._between.base.document, there, base)
        here = placed(self._between.head.document, here, head)
        swapped = swapped_at(self._between, (base, head), (there, here))
        sites = pointers(there.site), pointers(here.site)
        key = (*sites, direction, apart, is_text, swapped)
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = Pair(there, here, direction, apart, is_text, swapped)
            self._waiting.append(found)
        return found

    def walk(self) -> None:
        """Compare all pairs that wait, and all that they lead to."""
        while self._waiting:
            if len(self._pairs) > MOST_PAIRS:
                raise self._refusal()
            pair = self._waiting.popleft()
            self._compare(pair)
            self._bound(pair)

    def _compare(self, pair: Pair) -> None:
        sides = Sides(
            pair.base,
            pair.head,
            pair.direction,
            self._between,
            pair.apart,
            pair.is_text,
            pair.swapped,
        )
        for part in meet(sides, fastapi=self._options.fastapi):
            if isinstance(part, Change):
                pair.changes.append(part)
            else:
                self._lead(pair, part)

    def _lead(self, pair: Pair, part: Below) -> None:
        step = part.step
        to = self.pair(step.base, step.head, pair.direction, apart=part.apart, is_text=part.is_text)
        if to is not None:
            pair.ways.append(Way(step, to, part.exact))

    def _bound(self, pair: Pair) -> None:
        """Ask what moved as a whole, where the parts say that something did."""
        effects = {change.effect for change in pair.changes}
        if _is_more_than_its_parts(pair):
            effects.add(Effect.MOVED)
        if effects & _NARROWING:
            pair.can_narrow = self._between.forth(*_asked(pair), apart=pair.apart) is not True
        if effects & _WIDENING or not pair.can_narrow:
            pair.can_widen = self._between.back(*_asked(pair), apart=pair.apart) is not True
        if not pair.can_widen and pair.can_narrow and not effects & _NARROWING:
            pair.can_narrow = self._between.forth(*_asked(pair), apart=pair.apart) is not True
        if not pair.can_narrow and not pair.can_widen:
            pair.changes = [c for c in pair.changes if _is_left(c)]
        elif not pair.can_narrow:
            pair.changes = _without(pair.changes, Effect.NARROWED)
        elif not pair.can_widen:
            pair.changes = _without(pair.changes, Effect.WIDENED)

    def _refusal(self) -> ContractError:
        return ContractError(
            f"more than {MOST_PAIRS:,} pairs of schemas would have to be compared",
            where=self._between.head.document.source.name,
            hint="compare versions that are nearer to each other",
        )


def _is_more_than_its_parts(pair: Pair) -> bool:
    """Whether the parts may move while the whole does not, or the other way round."""
    is_listed = pair.base.values is not None and pair.head.values is not None
    has_branches = any(change.subject is Subject.BRANCH for change in pair.changes)
    return is_listed or has_branches or any(way.exact for way in pair.ways)


def _asked(pair: Pair) -> tuple[Site, Site, Direction]:
    return pair.base.site, pair.head.site, pair.direction


def _without(changes: list[Change], refuted: Effect) -> list[Change]:
    """The Changes but for those whose effect is refuted, where others explain what moved."""
    left = [change for change in changes if change.effect is not refuted]
    return left if any(change.effect is not Effect.NONE for change in left) else changes


def _is_left(change: Change) -> bool:
    """Whether it is a change although the values are the same: what is said, a new name to use."""
    if change.subject in ANNOTATIONS:
        return True
    return change.subject is Subject.PROPERTY and change.effect is Effect.NONE
