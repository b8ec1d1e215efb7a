"""What every rule says of every change it claims: never less than the values prove, never unprintable."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.judgement import BUMPS, Bump, Terms
from gates.contract_drift.rules.changes import judge
from gates.contract_drift.rules.changes.algebra import NOT_COMPARED, NOT_PROVED, by_values
from gates.contract_drift.rules.changes.example import TODAY
from gates.finding import Impact
from oas.compare.change import Change, Effect, Use, Witness
from oas.compare.space import CELLS, Edit, Subject
from oas.direction import Direction

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Judgement
    from oas.compare.space import Cell
    from oas.json_value import Json

HOSTILE = "a\x1b[31m\n::error::\u202e" + "x" * 300
USE = Use("GET /a\x1b", "response 200 text/\x07html")
WITNESS = Witness(USE, Direction.RESPONSE, {})
# By their kind these need no value, or are no matter of values alone.
BY_KIND = {
    *(Subject.SERIALIZATION, Subject.HEADER, Subject.PARAMETER, Subject.REQUEST_BODY),
    *(Subject.PROPERTY, Subject.XML, Subject.SUNSET, Subject.DEPRECATION, Subject.STABILITY),
    *(Subject.RESPONSE, Subject.MEDIA_TYPE),
}


def change(
    cell: Cell, effect: Effect, witness: Witness | None = None, value: Json = HOSTILE
) -> Change:
    return Change(
        *cell,
        "/paths/~1a",
        "/paths/~1a",
        name=HOSTILE,
        before=value if cell.edit is not Edit.ADDED else None,
        after=value if not cell.edit.value.startswith("removed") else None,
        within=HOSTILE,
        effect=effect,
        witness=witness,
        uses=(USE,),
    )


def opinion(one: Change) -> Judgement:
    (found,) = judge([one], Terms(TODAY))
    return found


def values_cells() -> list[Cell]:
    """The cells of what is a set of values on the wire."""
    effects = {Subject.TYPE, Subject.NULL, Subject.ENUM, Subject.ENUM_VALUE, Subject.BRANCH}
    limits = {cell.subject for cell in CELLS if cell.edit is Edit.NARROWED and cell.direction}
    kinds = effects | limits | {Subject.SCHEMA, Subject.UNKNOWN_KEYWORD, Subject.DYNAMIC_REFERENCE}
    return sorted(c for c in CELLS if c.subject in kinds - BY_KIND and c.direction)


@pytest.mark.parametrize(
    "value", [HOSTILE, None, 1, [HOSTILE] * 3, {"covered_by": HOSTILE, "sunset": 1}]
)
def test_no_text_of_a_contract_reaches_a_message_as_it_is(value: Json) -> None:
    for cell in sorted(CELLS):
        for effect in Effect:
            message = opinion(change(cell, effect, value=value)).message
            assert message.isprintable(), cell
            assert "\x1b" not in message
            assert not message.endswith(".")
            assert message[0].islower() or message[0] in "'$", message


def test_every_judgement_has_the_bump_of_its_impact_or_says_another() -> None:
    for cell in sorted(CELLS):
        found = opinion(change(cell, Effect.NONE))
        assert found.bump <= BUMPS[found.impact]
        if found.impact is Impact.BREAKING:
            assert found.bump is Bump.MAJOR
        if found.impact is Impact.COSMETIC:
            assert found.bump is Bump.NONE


@pytest.mark.parametrize("cell", values_cells(), ids="-".join)
def test_values_that_hurt_are_breaking_with_a_witness_and_undecided_without(cell: Cell) -> None:
    harm = Effect.NARROWED if cell.direction is Direction.REQUEST else Effect.WIDENED
    for effect in (harm, Effect.MOVED, Effect.UNDECIDED):
        proved = opinion(change(cell, effect, WITNESS))
        assert (proved.impact, proved.undecided) == (Impact.BREAKING, False)
        open_question = opinion(change(cell, effect))
        assert (open_question.impact, open_question.undecided) == (Impact.RISKY, True)
        assert "undecided: " in open_question.message
        assert open_question.message.endswith(
            NOT_COMPARED if effect is Effect.UNDECIDED else NOT_PROVED
        )


@pytest.mark.parametrize("cell", values_cells(), ids="-".join)
def test_values_that_hurt_nobody_are_never_more_than_compatible(cell: Cell) -> None:
    harmless = Effect.WIDENED if cell.direction is Direction.REQUEST else Effect.NARROWED
    for effect in (harmless, Effect.NONE):
        found = opinion(change(cell, effect))
        assert found.impact in {Impact.COMPATIBLE, Impact.COSMETIC}
        assert not found.undecided


def test_a_bump_is_lowered_only_where_somebody_can_observe_the_change() -> None:
    cell = next(c for c in CELLS if c.subject is Subject.PATTERN and c.edit is Edit.CHANGED)
    unmoved = by_values(change(cell, Effect.NONE), "x", bump=Bump.PATCH)
    assert (unmoved.impact, unmoved.bump) == (Impact.COSMETIC, None)


def test_lists_that_grow_are_compatible_where_the_contract_or_the_policy_says_so() -> None:
    for subject in (Subject.ENUM_VALUE, Subject.BRANCH):
        cell = next(
            c
            for c in CELLS
            if (c.subject, c.edit, c.direction) == (subject, Edit.ADDED, Direction.RESPONSE)
        )
        grown = change(cell, Effect.WIDENED, WITNESS)
        (closed,) = judge([grown], Terms(TODAY))
        (opened,) = judge([grown], Terms(TODAY, open_enums=True))
        (promised,) = judge([replace(grown, extensible=True)], Terms(TODAY))
        assert closed.impact is Impact.BREAKING
        assert (opened.impact, promised.impact) == (Impact.COMPATIBLE, Impact.COMPATIBLE)


@pytest.mark.parametrize("direction", Direction)
def test_equal_changes_are_judged_equally_whatever_came_before(direction: Direction) -> None:
    cells = sorted(cell for cell in CELLS if cell.direction is direction)
    found = [change(cell, Effect.NONE) for cell in cells]
    forth, back = judge(found, Terms(TODAY)), judge(reversed(found), Terms(TODAY))
    assert forth == tuple(reversed(back))
    assert len(forth) > 10
