"""Each case of the table: what is told of one edit, in both directions, deep inside, and turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.oas.compare.schemas.cases.building import COMPONENTS, Case, array, ref, thing
from tests.oas.compare.schemas.cases.table import ALL, OPEN
from tests.oas.compare.schemas.meetings import REQUEST, RESPONSE, Meeting

if TYPE_CHECKING:
    from oas.direction import Direction
    from oas.json_value import Json

TURNED = {
    "added": "removed",
    "removed": "added",
    "added-required": "removed-required",
    "removed-required": "added-required",
    "became-required": "became-optional",
    "became-optional": "became-required",
    "narrowed": "widened",
    "widened": "narrowed",
}
# Where an array holds it, what allows everything or nothing is told of the array.
EXTREME: tuple[Json, ...] = ({}, True, False)
every_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)


def told(meeting: Meeting, direction: Direction = REQUEST) -> list[str]:
    return [" ".join(words) for words in meeting.told(direction)]


@pytest.mark.parametrize("case", [*ALL, *OPEN], ids=lambda case: case.name)
def test_one_edit_is_told_as_the_table_says(case: Case) -> None:
    assert told(Meeting(case.base, case.head, COMPONENTS)) == list(case.told)


@every_case
def test_the_values_move_the_same_whoever_sends_them(case: Case) -> None:
    meeting = Meeting(case.base, case.head, COMPONENTS)
    assert told(meeting, RESPONSE) == list(case.told)


@pytest.mark.parametrize(
    "case",
    [case for case in ALL if case.base not in EXTREME and case.head not in EXTREME],
    ids=lambda case: case.name,
)
def test_an_edit_deep_inside_is_the_same_edit(case: Case) -> None:
    base = thing(more={"additionalProperties": False}, list=array(items=case.base))
    head = thing(more={"additionalProperties": False}, list=array(items=case.head))
    assert sorted(told(Meeting(base, head, COMPONENTS))) == sorted(case.told)


@every_case
def test_an_edit_in_a_component_is_told_once(case: Case) -> None:
    base, head = {**COMPONENTS, "It": case.base}, {**COMPONENTS, "It": case.head}
    whole = thing(some=array(items=ref("It")), others=array(items=ref("It")))
    assert told(Meeting(whole, whole, base, head)) == list(case.told)


@every_case
def test_swapping_base_and_head_turns_the_edit_round(case: Case) -> None:
    back = told(Meeting(case.head, case.base, COMPONENTS))
    assert sorted(_without_new_names(back)) == sorted(_without_new_names(_turned(case.told)))


@every_case
def test_nothing_changed_is_nothing_told(case: Case) -> None:
    assert told(Meeting(case.head, case.head, COMPONENTS)) == []
    assert told(Meeting(case.base, case.base, COMPONENTS)) == []


def _turned(words: tuple[str, ...]) -> list[str]:
    parts = [line.split() for line in words]
    return [
        f"{s} {TURNED.get(edit, edit)} {TURNED.get(effect, effect)}" for s, edit, effect in parts
    ]


def _without_new_names(words: list[str]) -> list[str]:
    """What a name means to an open object depends on who declared it first: that has no mirror."""
    no_mirror = ("property added ", "property removed ", "schema changed ")
    return [line for line in words if not line.startswith(no_mirror)]
