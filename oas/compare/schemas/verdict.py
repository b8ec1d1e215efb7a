"""Pure. What is proved, refuted or open (None), how such answers combine, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oas.compare.change import Effect
from oas.compare.space import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Verdict: TypeAlias = "bool | None"

# How an effect is read when the question is asked the other way round.
TURNED: Mapping[Effect, Effect] = {
    Effect.NARROWED: Effect.WIDENED,
    Effect.WIDENED: Effect.NARROWED,
}
_EDITS: Mapping[Effect, Edit] = {Effect.NARROWED: Edit.NARROWED, Effect.WIDENED: Edit.WIDENED}


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """Whether all hold. Asks no further than the first that is refuted."""
    result: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            result = None
    return result


def some(verdicts: Iterable[Verdict]) -> bool:
    """Whether one of them is proved. Asks no further than that."""
    return any(verdict is True for verdict in verdicts)


def proved(verdict: Verdict) -> Verdict:
    """The same, where a refutation says nothing: the parts fail, but the whole may hold."""
    return True if verdict is True else None


def effect_of(forth: Verdict, back: Verdict) -> Effect:
    """What happened to a set, from `base within head` and `head within base`."""
    if forth is True:
        return Effect.NONE if back is True else Effect.WIDENED
    if back is True:
        return Effect.NARROWED
    return Effect.MOVED if forth is False and back is False else Effect.UNDECIDED


def edit_of(effect: Effect) -> Edit:
    """The edit of a keyword that restricts, by its effect."""
    return _EDITS.get(effect, Edit.CHANGED)


def joined(effects: Iterable[Effect]) -> Effect:
    """The effect of several edits together."""
    found = set(effects) - {Effect.NONE}
    if Effect.MOVED in found or {Effect.NARROWED, Effect.WIDENED} <= found:
        return Effect.MOVED
    if Effect.UNDECIDED in found:
        return Effect.UNDECIDED
    return found.pop() if found else Effect.NONE
