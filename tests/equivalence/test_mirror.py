"""Forth and back: what one way adds and narrows, the other way removes and widens."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from oas.compare.change import Effect
from oas.compare.comparison import compare
from oas.compare.space import Edit, Subject
from oas.direction import Direction
from oas.files import load
from tests.mutation.contracts import contracts
from tests.mutation.kinds import KINDS
from tests.mutation.trial import try_kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oas.compare.change import Change
    from oas.document import Document

_EDITS = {
    Edit.ADDED: Edit.REMOVED,
    Edit.ADDED_REQUIRED: Edit.REMOVED_REQUIRED,
    Edit.BECAME_REQUIRED: Edit.BECAME_OPTIONAL,
    Edit.NARROWED: Edit.WIDENED,
}
_EFFECTS = {Effect.NARROWED: Effect.WIDENED}
MIRRORED_EDITS = {**_EDITS, **{back: forth for forth, back in _EDITS.items()}}
MIRRORED_EFFECTS = {**_EFFECTS, **{back: forth for forth, back in _EFFECTS.items()}}
SAMPLE = ("petstore", "train-travel")


def forth(changes: Iterable[Change]) -> Counter[tuple[str, ...]]:
    return Counter((c.subject, c.edit, c.direction, *_moved(c, c.effect)) for c in changes)


def back(changes: Iterable[Change]) -> Counter[tuple[str, ...]]:
    """The changes of the way back, in the words of the way forth."""
    return Counter(
        (
            c.subject,
            MIRRORED_EDITS.get(c.edit, c.edit),
            c.direction,
            *_moved(c, MIRRORED_EFFECTS.get(c.effect, c.effect)),
        )
        for c in changes
    )


def _moved(change: Change, effect: Effect) -> tuple[str, ...]:
    """What a limit did to the set of values. Properties and branches are not told alike both ways:

    a new one is nobody's contract yet, and one that is gone was somebody's.
    """
    return (effect,) if change.edit in {Edit.NARROWED, Edit.WIDENED} else ()


def differences(base: Document, head: Document) -> tuple[list[object], list[object]]:
    """What only the way forth has, and what only the way back has."""
    one, other = forth(compare(base, head)), back(compare(head, base))
    return list((one - other).items()), list((other - one).items())


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_is_the_mirror_of_its_undoing(corpus: Path, kind: str) -> None:
    for document in contracts(corpus, SAMPLE).values():
        trial = try_kind(KINDS[kind], document, kind)
        if trial is not None:
            assert differences(trial.base, trial.head) == ([], [])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("re") and ":" in kind])
def test_what_harms_one_way_harms_nobody_the_other_way(corpus: Path, kind: str) -> None:
    direction = Direction(kind.partition(":")[0])
    for document in contracts(corpus, SAMPLE).values():
        trial = try_kind(KINDS[kind], document, kind)
        if trial is not None:
            there = [c.hurts for c in compare(trial.base, trial.head) if c.direction is direction]
            again = [c.hurts for c in compare(trial.head, trial.base) if c.direction is direction]
            assert any(there)
            assert not any(again) or kind.endswith(": type changed")


def test_an_update_of_a_real_contract_is_the_mirror_of_its_undoing(corpus: Path) -> None:
    base, head = load(corpus / "github-22.0.0.json"), load(corpus / "github-23.0.2.json")
    only_forth, only_back = differences(base, head)
    # An anyOf of two `required` that becomes one is told twice: the union is gone, and its property is
    # required. It also drops a property, so nobody proves that the whole is only narrowed.
    told_twice = (Subject.UNION, Edit.NARROWED, Direction.REQUEST, Effect.NARROWED)
    assert (only_forth, only_back) == ([], [(told_twice, 1)])
