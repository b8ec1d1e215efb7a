"""Applies a kind of edit to a contract, and says what the judge of change makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Terms
from gates.contract_drift.rules import judge
from gates.finding import Impact
from oas.compare.comparison import compare
from oas.document import Document, Source
from oas.loading import parse
from tests.equivalence.editing import as_document, dumped

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Judgement
    from tests.mutation.kinds import Kind

TERMS = Terms(date(2026, 7, 1))


@dataclass(frozen=True, slots=True)
class Trial:
    """Both contracts of one edit, and what was said of it."""

    base: Document
    head: Document
    judgements: tuple[Judgement, ...]

    @property
    def is_caught(self) -> bool:
        """Whether anything of it is called breaking."""
        return any(it.impact is Impact.BREAKING for it in self.judgements)

    @property
    def has_witness(self) -> bool:
        """Whether a value proves it."""
        return any(it.change.witness for it in self.judgements if it.impact is Impact.BREAKING)


def try_kind(kind: Kind, contract: Document, seed: str) -> Trial | None:
    """The trial at the place that `seed` leads to; None where the contract has no such place."""
    plain, edited = _copy(contract), _copy(contract)
    if kind.plant is not None:
        both = [kind.plant(document, _random(seed)) for document in (plain, edited)]
        if not all(both):
            return None
    if not kind.edit(edited, _random(seed)):
        return None
    base, head = (edited, plain) if kind.is_way_back else (plain, edited)
    return judged(as_document(base.root, "base.json"), as_document(head.root, "head.json"))


def judged(base: Document, head: Document) -> Trial:
    """What the judge of change says of two contracts."""
    return Trial(base, head, judge(compare(base, head), TERMS))


def _random(seed: str) -> Random:
    return Random(seed)  # noqa: S311 (a place, not a secret)


def _copy(contract: Document) -> Document:
    return parse(Source("copy.json", dumped(contract.root)))
