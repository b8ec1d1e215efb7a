"""Pure. The opinions that rules share: what follows from how the set of values moved, and what does not.

A request that is narrowed and a response that is widened hurt somebody. A witness proves it; without
one that is undecided, and risky. What breaks by its kind (an operation that is gone) needs no value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump, Opinion
from gates.contract_drift.rules.changes.wording import sentence
from gates.finding import Impact
from oas.compare.change import Effect

if TYPE_CHECKING:
    from oas.compare.change import Change

NOT_COMPARED = (
    "undecided: the sets of values before and after could not be compared, "
    "so nobody could prove or refute that it hurts"
)
NOT_PROVED = (
    "undecided: more or other values are possible, but within the bound of work "
    "none was found that proves the harm"
)


def by_values(
    change: Change, text: str, *, unmoved: Impact = Impact.COSMETIC, bump: Bump | None = None
) -> Opinion:
    """What the sets of values say. `unmoved` where they are the same, `bump` where it hurts nobody."""
    if change.witness is not None:
        return Opinion(Impact.BREAKING, sentence(change, text))
    if change.hurts is False:
        impact = unmoved if change.effect is Effect.NONE else Impact.COMPATIBLE
        return Opinion(impact, sentence(change, text), bump if impact != Impact.COSMETIC else None)
    tried = NOT_PROVED if change.hurts else NOT_COMPARED
    return Opinion(Impact.RISKY, f"{sentence(change, text)}; {tried}", undecided=True)


def by_kind(change: Change, text: str) -> Opinion:
    """Breaking, whatever the values are."""
    return Opinion(Impact.BREAKING, sentence(change, text))


def risky(change: Change, text: str) -> Opinion:
    """It may hurt somebody, and no value can show whom."""
    return Opinion(Impact.RISKY, sentence(change, text))


def compatible(change: Change, text: str, bump: Bump | None = None) -> Opinion:
    """It hurts nobody."""
    return Opinion(Impact.COMPATIBLE, sentence(change, text), bump)


def cosmetic(change: Change, text: str) -> Opinion:
    """Nobody can observe it on the wire."""
    return Opinion(Impact.COSMETIC, sentence(change, text))
