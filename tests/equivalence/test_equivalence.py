"""Contracts that say the same in other words have no difference that a client or a server could see."""

from __future__ import annotations

from datetime import date
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.judgement import Terms
from gates.contract_drift.rules import judge
from gates.finding import Impact
from oas.compare.comparison import compare
from oas.files import load
from oas.normal.digest import semantic_digest
from oas.problem import Level
from oas.validity import check
from tests.equivalence.corpus import CORPUS, part_of
from tests.equivalence.editing import as_document
from tests.equivalence.order import keys_shuffled
from tests.equivalence.table import TABLE

if TYPE_CHECKING:
    from pathlib import Path

    from oas.document import Document
    from oas.json_value import JsonObject

TERMS = Terms(date(2026, 7, 1))


@cache
def part(path: Path) -> JsonObject:
    return part_of(path, Random(path.name))  # noqa: S311 (the same part in each run)


def errors(document: Document) -> list[str]:
    return [problem.message for problem in check(document) if problem.level is Level.ERROR]


@pytest.mark.parametrize("name", CORPUS)
@pytest.mark.parametrize("transform", TABLE)
def test_the_same_in_other_words_is_no_change(corpus: Path, transform: str, name: str) -> None:
    equivalent = TABLE[transform]
    seed = Random(f"{transform} of {name}")  # noqa: S311
    before, after = equivalent.documents(part(corpus / name), seed)
    base, head = as_document(before, "base.json"), as_document(after, "head.json")
    changes = compare(base, head)
    assert [change for change in changes if change.subject not in equivalent.cosmetic] == []
    assert {judged.impact for judged in judge(changes, TERMS)} <= {Impact.COSMETIC}
    assert errors(head) == errors(base) == []
    if not equivalent.cosmetic:
        assert semantic_digest(head) == semantic_digest(base)


@pytest.mark.parametrize("transform", TABLE)
def test_each_transform_writes_something_otherwise(corpus: Path, transform: str) -> None:
    changed = 0
    for name in CORPUS[:6]:
        before, after = TABLE[transform].documents(part(corpus / name), Random(name))  # noqa: S311
        changed += list(map(str, before.items())) != list(map(str, after.items()))
    assert changed


def test_a_large_contract_with_its_keys_shuffled_is_the_same(corpus: Path) -> None:
    before = load(corpus / "github-23.0.2.json").root
    after = keys_shuffled(before, Random(1))  # noqa: S311
    assert list(after) != list(before)
    assert compare(as_document(before, "base.json"), as_document(after, "head.json")) == ()
