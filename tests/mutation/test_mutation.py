"""Every kind of breaking edit is called breaking, wherever it is made, with a value that proves it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from oas.problem import Level
from oas.validity import check
from tests.equivalence.editing import as_document
from tests.mutation.contracts import contracts
from tests.mutation.kinds import KINDS
from tests.mutation.table import TABLE, rows
from tests.mutation.trial import Trial, judged, try_kind

if TYPE_CHECKING:
    from pathlib import Path

    from oas.document import Document

# The small contracts of the corpus, and one of 3.0 in the words of 3.1.
SAMPLE = ("petstore", "train-travel", "spotify", "spotify in 3.1")


@cache
def sample(corpus: Path) -> dict[str, Document]:
    return contracts(corpus, SAMPLE)


@cache
def trials(corpus: Path, kind: str) -> dict[str, Trial]:
    tried = {name: try_kind(KINDS[kind], one, kind) for name, one in sample(corpus).items()}
    return {name: trial for name, trial in tried.items() if trial is not None}


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_that_breaks_is_called_breaking(corpus: Path, kind: str) -> None:
    found = trials(corpus, kind)
    assert [name for name, trial in found.items() if not trial.is_caught] == []
    if KINDS[kind].has_witness:
        assert [name for name, trial in found.items() if not trial.has_witness] == []


def test_nearly_every_kind_finds_a_place_in_the_sample(corpus: Path) -> None:
    tried = {kind for kind in KINDS if trials(corpus, kind)}
    assert len(tried) >= 0.9 * len(KINDS)


@pytest.mark.parametrize("kind", list(KINDS)[::5])
def test_an_edited_contract_is_still_one(corpus: Path, kind: str) -> None:
    for trial in trials(corpus, kind).values():
        for document in (trial.base, trial.head):
            found = [p.message for p in check(document) if p.level is Level.ERROR]
            assert found == []


def test_there_are_enough_kinds_and_the_table_lists_them_all() -> None:
    listed = rows(TABLE.read_text(encoding="utf-8"))
    assert len(KINDS) >= 60
    assert [row.kind for row in listed] == list(KINDS)
    assert all(row.applied > 0 for row in listed)
    assert [row.kind for row in listed if row.caught < row.applied] == []
    unproved = [
        row.kind for row in listed if KINDS[row.kind].has_witness and row.proved < row.applied
    ]
    assert unproved == []


def test_a_contract_against_itself_is_not_broken(corpus: Path) -> None:
    for document in sample(corpus).values():
        again = as_document(document.root, "again.json")
        assert judged(document, again).judgements == ()
