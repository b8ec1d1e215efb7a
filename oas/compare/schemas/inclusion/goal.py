"""Pure. What inclusion is asked: a Goal, and what it may use to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from oas.compare.schemas.sites import Party
    from oas.compare.schemas.verdict import Verdict
    from oas.direction import Direction
    from oas.normal.schema import Schema, Type


class Goal(NamedTuple):
    """Whether all that `inner` allows `outer` allows too.

    `apart`: null is not asked for. `types`: only values of these types are, None: any. `is_strict`:
    every JSON value counts; otherwise names that neither side declares, and those that only the head
    declares where the base leaves them open, are in no value (decision record 12). `level`: how many
    arrays and objects were entered on the way.
    """

    inner: Party
    outer: Party
    direction: Direction
    apart: bool = False
    types: frozenset[Type] | None = None
    is_strict: bool = True
    level: int = 0

    def below(self, inner: Party, outer: Party) -> Goal:
        """The same question of two parts, whole values of which count."""
        return Goal(inner, outer, self.direction, is_strict=self.is_strict, level=self.level + 1)


class Prover(Protocol):
    """Who answers Goals."""

    def is_reached(self, goal: Goal) -> Verdict:
        """Whether the goal holds; None: open."""

    def is_base(self, party: Party) -> bool:
        """Whether the Party is of the base."""

    def read(self, goal: Goal) -> tuple[Schema, Schema]:
        """The normal forms of both."""
