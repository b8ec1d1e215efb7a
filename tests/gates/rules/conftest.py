"""Two contracts, judged end to end: parsed, validated, compared, and handed to the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from gates.contract_drift.rules.changes import judge
from oas.compare import compare
from oas.document import Source
from oas.loading import parse
from oas.problem import Level
from oas.validity import check

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.contract_drift.judgement import Judgement
    from gates.contract_drift.rules.changes.example import Example
    from oas.document import Document
    from oas.json_value import JsonObject


def read(name: str, contract: JsonObject) -> Document:
    """A valid contract: one that is not valid would prove nothing."""
    document = parse(Source(f"{name}.json", orjson.dumps(contract)))
    errors = [problem for problem in check(document) if problem.level is Level.ERROR]
    assert errors == [], contract
    return document


@pytest.fixture
def judged() -> Callable[[Example], tuple[Judgement, ...]]:
    """What the rules say of all that changed in an example."""

    def judgements(example: Example) -> tuple[Judgement, ...]:
        changes = compare(read("base", example.base), read("head", example.head))
        return judge(changes, example.terms)

    return judgements
