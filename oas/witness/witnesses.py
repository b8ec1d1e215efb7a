"""Finds Witnesses: makes values for a Change, and reports one that jsonschema-rs confirms.

A value is made from the normal form; what both whole schemas say of it is asked of validators that
were written from the raw documents (`oas.witness.export`). Work is bounded for each Change.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from oas.compare.change import Witness
from oas.compare.space import Subject
from oas.direction import Direction
from oas.document import Node
from oas.pointer import join
from oas.witness.aims.by_subject import aims
from oas.witness.aims.target import Target
from oas.witness.blame import Blame, blame, enough
from oas.witness.conjunction import in_turn, ways
from oas.witness.levels import Lift, levels
from oas.witness.names import may_stand
from oas.witness.side import Side
from oas.witness.spelling import readings
from oas.witness.validators import accepts, refusals
from oas.witness.weight import is_light

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema_rs import Validator

    from oas.compare.change import Change, Slot
    from oas.json_value import Json
    from oas.normal.normals import Normals
    from oas.witness.finder import Trail
    from oas.witness.levels import Level, Placed

MOST_CANDIDATES = 200  # values made for one Change
MOST_OF_ALL = 40_000  # and for all of them
_MOST_WORK = 3_000  # Sites sampled for one Change
_MOST_WAYS = 4  # choices of branches looked at on each side
_ALL_WAYS = 24  # the same, where any of the branches may be the one that matters
_OF_BRANCHES = frozenset({Subject.UNION, Subject.SCHEMA, Subject.BRANCH, Subject.DISCRIMINATOR})
_LIFTS = 3  # ways to build what is around


class Witnesses:
    """The WitnessFinder of two documents. All its searches together have a bound as well."""

    def __init__(self, base: Normals, head: Normals) -> None:
        self._left = MOST_OF_ALL
        wire = (Direction.REQUEST, Direction.RESPONSE)
        self._base = {way: Side(base, way) for way in wire}
        self._head = {way: Side(head, way) for way in wire}

    def find(self, slot: Slot, trail: Trail, change: Change) -> Witness | None:
        """As WitnessFinder says; None also where a schema cannot be compiled."""
        if slot.direction is Direction.NONE or self._left <= 0:
            return None
        search = _Search(slot, change, self._base[slot.direction], self._head[slot.direction])
        found = search.run(levels((slot.base,), (slot.head,), trail))
        self._left -= search.made
        if found is None:
            return None
        return Witness(slot.use, slot.direction, found.value, _pointer(found, change))


def _pointer(found: Placed, change: Change) -> str:
    """Where in the value it shows: at the property that the change is about, where it is there."""
    pointer = join("", *found.tokens)
    if change.subject is Subject.PROPERTY:
        inside = Node(found.value, "").child(*found.tokens)
        return inside.child(change.name).pointer if inside.has(change.name) else inside.pointer
    return pointer


@dataclass(slots=True)
class _Search:
    """The search for one Change in one Slot. `made` are the values made so far."""

    slot: Slot
    change: Change
    base: Side
    head: Side
    made: int = 0

    @property
    def _is_base(self) -> bool:
        """Whether the values come from the base: those that a request loses."""
        return self.slot.direction is Direction.REQUEST

    def run(self, around: list[Level]) -> Placed | None:
        slot = self.slot
        judges = self.base.validator((slot.base,)), self.head.validator((slot.head,))
        allows, refuses = judges if self._is_base else reversed(judges)
        if allows is None or refuses is None:
            return None
        self.base.sampler.work = self.head.sampler.work = _MOST_WORK
        best, found = Blame.NOTHING, None
        for placed in self._placed(around, allows):
            blamed = self._blamed(refuses, placed)
            if blamed > best:
                best, found = blamed, placed
            if best >= enough(self.change):
                break
        return found

    def _placed(self, around: list[Level], allows: Validator) -> Iterator[Placed]:
        """Values of the whole slot, each made for the change, that the one side accepts."""
        maker, other = (self.base, self.head) if self._is_base else (self.head, self.base)
        lift = Lift(maker.sampler, other.read, self._is_base, self._declares)
        for value in self._candidates(around[-1]):
            for way in range(_LIFTS if len(around) > 1 else 1):
                lifted = lift.lifted(around[:-1], value, way)
                fitting = (one for one in lifted if is_light(one.value))
                accepted = next((one for one in fitting if accepts(allows, one.value)), None)
                if accepted is not None:
                    yield accepted
                    break

    def _candidates(self, level: Level) -> Iterator[Json]:
        """Values at the place of the change, each once."""
        maker, other = (self.base, self.head) if self._is_base else (self.head, self.base)
        here, there = (level.base, level.head) if self._is_base else (level.head, level.base)
        change = self.change
        at = [change.pointer_before if self._is_base else change.pointer_after]
        most = _ALL_WAYS if change.subject in _OF_BRANCHES else _MOST_WAYS
        allowed = list(islice(ways(maker.read, here[:1], here[1:], at), most))
        most = _MOST_WAYS if len(allowed) <= _MOST_WAYS else 1
        refused = list(islice(ways(other.read, there[:1], there[1:]), most))
        targets = [
            Target(one, two, maker.sampler, other.sampler, lambda n: self._declares(level, n))
            for one in allowed
            for two in refused
        ]
        seen: set[str] = set()
        for value in in_turn([aims(target, self.change) for target in targets]):
            self.made += 1
            key = repr(value) if is_light(value) else ""
            if key and key not in seen:
                seen.add(key)
                yield value
            if self.made >= MOST_CANDIDATES:
                return

    def _declares(self, level: Level, name: str) -> bool:
        return may_stand(self.base.names(level.base), self.head.names(level.head), name)

    def _blamed(self, refuses: Validator, placed: Placed) -> Blame:
        """How much the refusal has to do with the change; nothing where the value is accepted."""
        if self.slot.is_text and any(accepts(refuses, one) for one in readings(placed.value)):
            return Blame.NOTHING
        return blame(refusals(refuses, placed.value), placed.tokens, self.change)
