"""Pure. Which places of operations reach which Pair, in which circumstances, and by which way.

The same schema may be harmless in one place and not in another: above it may stand a proof that
nothing narrowed, or a union of which exactly one branch must hold. So a Pair is reached in Contexts.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oas.compare.change import Effect
from oas.direction import Direction
from oas.witness.finder import Trail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from oas.compare.schemas.graph import Pair, Way


class Context(NamedTuple):
    """What is known above a Pair. `exact`: more allowed here may mean less allowed in the whole."""

    can_narrow: bool = True
    can_widen: bool = True
    exact: bool = False

    def inside(self, pair: Pair) -> Context:
        """The same with what is known of the Pair itself."""
        return self._replace(
            can_narrow=self.can_narrow and pair.can_narrow,
            can_widen=self.can_widen and pair.can_widen,
        )

    def can_harm(self, direction: Direction) -> bool:
        """Whether the move that hurts in this direction is not proved to be impossible."""
        return self.can_narrow if direction is Direction.REQUEST else self.can_widen

    def seen(self, effect: Effect, direction: Direction) -> Effect:
        """The effect on the whole value of one on a part of it."""
        moved = self._possible(effect, direction)
        is_harmless = moved in {Effect.NARROWED, Effect.WIDENED} and moved is not _HARM[direction]
        return Effect.UNDECIDED if self.exact and is_harmless else moved

    def _possible(self, effect: Effect, direction: Direction) -> Effect:
        if effect is Effect.NONE or (self.can_narrow and self.can_widen):
            return effect
        possible = {Effect.NARROWED: self.can_narrow, Effect.WIDENED: self.can_widen}
        left = next((one for one, is_possible in possible.items() if is_possible), Effect.NONE)
        if effect is Effect.UNDECIDED and left is _HARM[direction]:
            return effect
        is_open = effect in {Effect.MOVED, Effect.UNDECIDED}
        return left if is_open or effect is left else Effect.NONE


class State(NamedTuple):
    """A Pair in a Context. Pairs are told apart by identity."""

    pair: Pair
    context: Context


_Above: TypeAlias = "list[tuple[State, Way]]"
_HARM = {Direction.REQUEST: Effect.NARROWED, Direction.RESPONSE: Effect.WIDENED}


@dataclass(slots=True)
class Reach:
    """What is reached from the roots. Slots are bits: the first one is bit 0."""

    slots: dict[State, int] = field(default_factory=dict)
    roots: dict[State, int] = field(default_factory=dict)
    above: dict[State, _Above] = field(default_factory=dict)

    def trails(self, states: Iterable[State], most: int) -> Iterator[tuple[int, Trail]]:
        """The shortest ways down to one of the states, for at most so many slots."""
        downward: dict[State, tuple[State, Way] | None] = dict.fromkeys(states)
        queue = deque(downward)
        while queue and most > 0:
            state = queue.popleft()
            slots = self.roots.get(state, 0)
            while slots and most > 0:
                yield (slots & -slots).bit_length() - 1, _trail(state, downward)
                slots &= slots - 1
                most -= 1
            for higher, way in self.above.get(state, ()):
                if higher not in downward:
                    downward[higher] = (state, way)
                    queue.append(higher)


def reach(roots: Iterable[tuple[Pair, int]]) -> Reach:
    """Follow all ways from the roots, each given with the bits of its slots."""
    found = Reach()
    for pair, slots in roots:
        state = State(pair, Context())
        found.roots[state] = found.roots.get(state, 0) | slots
    queue = deque(found.roots)
    found.slots.update(found.roots)
    expanded: set[State] = set()
    while queue:
        state = queue.popleft()
        is_first = state not in expanded
        expanded.add(state)
        for lower, way in _below(state):
            if is_first:
                found.above.setdefault(lower, []).append((state, way))
            before = found.slots.get(lower, 0)
            after = before | found.slots[state]
            if after != before:
                found.slots[lower] = after
                queue.append(lower)
    return found


def _below(state: State) -> Iterator[tuple[State, Way]]:
    context = state.context.inside(state.pair)
    turns = context.can_harm(state.pair.direction)
    for way in state.pair.ways:
        exact = context.exact or (way.exact and turns)
        yield State(way.to, context._replace(exact=exact)), way


def _trail(state: State, downward: dict[State, tuple[State, Way] | None]) -> Trail:
    steps = []
    step = downward[state]
    while step is not None:
        state, way = step
        steps.append(way.step)
        step = downward[state]
    return Trail(tuple(steps))
