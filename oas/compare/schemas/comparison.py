"""Pure. The judge of schema change: places of operations go in, Changes with their uses come out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from oas.compare.change import Effect
from oas.compare.schemas.between import Between
from oas.compare.schemas.graph import Graph
from oas.compare.schemas.keywords.notes import SAID_ONCE
from oas.compare.schemas.reach import reach
from oas.direction import Direction

if TYPE_CHECKING:
    from oas.compare.change import Change, Slot, Use, Witness
    from oas.compare.options import Options
    from oas.compare.schemas.graph import Pair
    from oas.compare.schemas.reach import Reach, State
    from oas.compare.schemas.verdict import Verdict
    from oas.compare.untouched import Untouched
    from oas.normal.normals import Normals
    from oas.normal.schema import Site
    from oas.witness.finder import WitnessFinder

    _Key: TypeAlias = "tuple[object, ...]"

# How many places are tried for a witness of one Change, and of all together.
MOST_PLACES = 3
MOST_SEARCHES = 1_500

_HARM = {Direction.REQUEST: Effect.NARROWED, Direction.RESPONSE: Effect.WIDENED}


@dataclass(slots=True)
class _Edit:
    """One edit, however often it is met. `states`: where it has the effect that counts."""

    change: Change
    effect: Effect
    slots: int
    states: list[State] = field(default_factory=list)


class SchemaComparison:
    """Compares schemas by what they allow. Slots are added first, then the Changes are asked for."""

    def __init__(
        self,
        base: Normals,
        head: Normals,
        options: Options,
        witnesses: WitnessFinder,
        untouched: Untouched | None = None,
    ) -> None:
        self.between = Between(base, head, untouched)
        self._graph = Graph(self.between, options)
        self._witnesses = witnesses
        self._slots: list[Slot] = []
        self._roots: list[tuple[Pair, int]] = []

    def add(self, slot: Slot) -> None:
        """A place of an operation that holds values."""
        pair = self._graph.pair((slot.base,), (slot.head,), slot.direction, is_text=slot.is_text)
        if pair is not None:
            self._roots.append((pair, 1 << len(self._slots)))
            self._slots.append(slot)

    def is_included(
        self, a: tuple[Normals, Site], b: tuple[Normals, Site], direction: Direction
    ) -> Verdict:
        """Whether every JSON value that `a` allows is allowed by `b`: proved, refuted, or open."""
        return self.between.inclusion.is_included(a, b, direction)

    def changes(self) -> tuple[Change, ...]:
        """Every Change, once, in the order in which the schemas were met."""
        self._graph.walk()
        reached = reach(self._roots)
        left = MOST_SEARCHES
        found: list[Change] = []
        for edit in self._edits(reached).values():
            change = replace(edit.change, effect=edit.effect, uses=self._uses(edit.slots))
            if change.hurts is not False:
                witness, searches = self._witness(reached, edit, change, left)
                left -= searches
                change = _proved(change, witness)
            found.append(change)
        return tuple(found)

    @staticmethod
    def _edits(reached: Reach) -> dict[_Key, _Edit]:
        """One for each edit; of different effects in different places the worst one counts."""
        found: dict[_Key, _Edit] = {}
        for state, slots in reached.slots.items():
            context = state.context.inside(state.pair)
            for change in state.pair.changes:
                effect = context.seen(change.effect, change.direction)
                known = found.get(key := _key(change))
                if known is None:
                    found[key] = _Edit(change, effect, slots, [state])
                    continue
                known.slots |= slots
                worst = _worst(known.effect, effect, change.direction)
                if effect is known.effect:
                    known.states.append(state)
                elif worst is not known.effect:
                    known.states = [state]
                known.effect = worst
        return found

    def _uses(self, slots: int) -> tuple[Use, ...]:
        uses: dict[Use, None] = {}
        while slots:
            uses[self._slots[(slots & -slots).bit_length() - 1].use] = None
            slots &= slots - 1
        return tuple(uses)

    def _witness(
        self, reached: Reach, edit: _Edit, change: Change, left: int
    ) -> tuple[Witness | None, int]:
        """A value that proves it, from the places that are nearest, and the number of searches."""
        searches = 0
        for slot, trail in reached.trails(edit.states, min(MOST_PLACES, left)):
            searches += 1
            witness = self._witnesses.find(self._slots[slot], trail, change)
            if witness is not None:
                return witness, searches
        return None, searches


def _key(change: Change) -> _Key:
    """What makes it one edit. What is only said is said to both sides."""
    direction = "" if change.subject in SAID_ONCE else change.direction
    at = change.pointer_before, change.pointer_after
    return change.subject, change.edit, direction, change.name, *at


def _worst(one: Effect, other: Effect, direction: Direction) -> Effect:
    """The effect in the place where it does most harm."""
    harm = _HARM[direction]
    rank = {Effect.NONE: 0, Effect.UNDECIDED: 2, harm: 3, Effect.MOVED: 4}
    return max(one, other, key=lambda effect: rank.get(effect, 1))


def _proved(change: Change, witness: Witness | None) -> Change:
    if witness is None:
        return change
    is_open = change.effect is Effect.UNDECIDED
    effect = _HARM[change.direction] if is_open else change.effect
    return replace(change, witness=witness, effect=effect)
