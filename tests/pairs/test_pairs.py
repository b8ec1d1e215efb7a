"""Contracts that one edit tells apart: the judge says what a careful person says, and no more."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import orjson
import pytest

from gates.contract_drift.judgement import Terms
from gates.contract_drift.rules import judge
from gates.finding import Impact
from oas.compare import compare
from oas.document import Source
from oas.loading import parse
from tests.pairs import operation_pairs, schema_pairs
from tests.pairs.contracts import gives, takes
from tests.pairs.schema_pairs import SCHEMAS, SchemaPair

if TYPE_CHECKING:
    from collections.abc import Callable

    from gates.contract_drift.judgement import Judgement
    from oas.json_value import JsonObject
    from tests.pairs.operation_pairs import OperationPair

SEVERITY = [impact.value for impact in Impact]


def judged(base: JsonObject, head: JsonObject) -> tuple[Judgement, ...]:
    """What the rules say of all that changed, apart from the version of the specification."""
    before, after = (parse(Source("pair.json", orjson.dumps(side))) for side in (base, head))
    found = judge(compare(before, after), Terms(date(2026, 11, 24)))
    return tuple(j for j in found if j.page.rule != "specification-changed")


def worst(judgements: tuple[Judgement, ...]) -> str:
    """The worst impact, `nothing` where there is none."""
    found = [j.impact.value for j in judgements]
    return min(found, key=SEVERITY.index, default=schema_pairs.NOTHING)


def _versions(pair: SchemaPair) -> tuple[str, str]:
    return pair.version, pair.head_version or pair.version


def _sides(pair: SchemaPair, make: Callable[..., JsonObject]) -> tuple[JsonObject, JsonObject]:
    base, head = _versions(pair)
    return make(pair.base, version=base, **SCHEMAS), make(pair.head, version=head, **SCHEMAS)


@pytest.mark.parametrize("pair", schema_pairs.PAIRS, ids=lambda pair: pair.name)
def test_a_request_schema_is_judged_as_a_careful_person_does(pair: SchemaPair) -> None:
    found = judged(*_sides(pair, takes))
    assert worst(found) == pair.request, [(j.page.rule, j.impact, j.message) for j in found]


@pytest.mark.parametrize("pair", schema_pairs.PAIRS, ids=lambda pair: pair.name)
def test_a_response_schema_is_judged_as_a_careful_person_does(pair: SchemaPair) -> None:
    found = judged(*_sides(pair, gives))
    assert worst(found) == pair.response, [(j.page.rule, j.impact, j.message) for j in found]


@pytest.mark.parametrize("pair", operation_pairs.PAIRS, ids=lambda pair: pair.name)
def test_an_operation_is_judged_as_a_careful_person_does(pair: OperationPair) -> None:
    found = judged(pair.base, pair.head)
    assert worst(found) == pair.impact, [(j.page.rule, j.impact, j.message) for j in found]
    assert pair.impact == schema_pairs.NOTHING or len({j.page.rule for j in found}) <= 2


@pytest.mark.parametrize("pair", schema_pairs.TIGHTER, ids=lambda pair: pair.name)
def test_one_edit_of_a_schema_is_one_finding(pair: SchemaPair) -> None:
    assert len(judged(*_sides(pair, takes))) == 1


@pytest.mark.parametrize("pair", schema_pairs.TIGHTER, ids=lambda pair: pair.name)
def test_a_broken_schema_is_proved_by_a_value(pair: SchemaPair) -> None:
    make = takes if pair.request == schema_pairs.BREAKING else gives
    breaking = [j for j in judged(*_sides(pair, make)) if j.impact is Impact.BREAKING]
    assert breaking
    assert all(j.change.witness is not None for j in breaking)
