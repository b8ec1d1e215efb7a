"""Pure. One edit, one finding: what is said of the same edit, for both directions and many operations.

Changes are of one edit where they are of the same thing at the same place. A parameter that is shared
by reference, and was added to three operations, is one edit to whoever reads of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from gates.finding import Impact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gates.contract_drift.judgement import Bump, Judgement
    from oas.compare.change import Change
    from oas.compare.space import Edit, Subject
    from oas.direction import Direction

_FROM_THE_WORST = tuple(Impact)


class _Place(NamedTuple):
    """What tells edits apart."""

    subject: Subject
    edit: Edit
    pointer: str
    name: str
    within: str


@dataclass(frozen=True, slots=True)
class JudgedEdit:
    """All that is said of an edit, the worst first."""

    judgements: tuple[Judgement, ...]

    @property
    def worst(self) -> Judgement:
        """What the finding is about."""
        return self.judgements[0]

    @property
    def others(self) -> tuple[Judgement, ...]:
        """What is said besides: for the other direction, each once."""
        said: dict[tuple[Direction, str], Judgement] = {}
        for judgement in self.judgements:
            said.setdefault((judgement.change.direction, judgement.message), judgement)
        return tuple(said.values())[1:]

    @property
    def bump(self) -> Bump:
        """What it asks for, in whichever direction."""
        return max(judgement.bump for judgement in self.judgements)

    @property
    def undecided(self) -> bool:
        """Whether nobody could prove or refute that it hurts, in whichever direction."""
        return any(judgement.undecided for judgement in self.judgements)

    @property
    def operations(self) -> tuple[str, ...]:
        """All that it reaches, those of the worst direction first."""
        uses = (use for judgement in self.judgements for use in judgement.change.uses)
        return tuple(dict.fromkeys(use.operation for use in uses))


def by_edit(judgements: Iterable[Judgement]) -> Iterator[JudgedEdit]:
    """The edits, in the order of their first Change.

    Where one direction says several things of a place, those are several edits of it.
    """
    said: defaultdict[tuple[_Place, Direction], dict[str, int]] = defaultdict(dict)
    found: defaultdict[tuple[_Place, int], list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        place = _place(judgement.change)
        messages = said[place, judgement.change.direction]
        number = messages.setdefault(judgement.message, len(messages))
        found[place, number].append(judgement)
    for together in found.values():
        yield JudgedEdit(tuple(sorted(together, key=_badness)))


def _place(change: Change) -> _Place:
    pointer = change.pointer_before if change.is_gone else change.pointer_after
    return _Place(change.subject, change.edit, pointer, change.name, change.within)


def _badness(judgement: Judgement) -> tuple[int, int]:
    return _FROM_THE_WORST.index(judgement.impact), -judgement.bump
