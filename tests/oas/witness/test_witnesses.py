"""A witness is found for every edit that can hurt, wherever it stands, and it is true."""

from __future__ import annotations

import pytest

from oas.direction import Direction
from oas.pointer import join
from tests.oas.witness.edits import EDITS_3_0, EDITS_3_1, PLACES, Narrowing, Place
from tests.oas.witness.judging import NEW, OLD, USE, Case, find

WIRE = (Direction.REQUEST, Direction.RESPONSE)
EDITS = [
    *(pytest.param(edit, OLD, id=f"{edit} in 3.0") for edit in EDITS_3_0),
    *(pytest.param(edit, NEW, id=f"{edit}") for edit in (*EDITS_3_0, *EDITS_3_1)),
]


@pytest.mark.parametrize("direction", WIRE)
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@pytest.mark.parametrize(("edit", "version"), EDITS)
def test_a_witness_is_found_and_true(
    edit: Narrowing, version: str, place: Place, direction: Direction
) -> None:
    case = Case(place.around(edit.wide), place.around(edit.narrow), direction, version)
    witness = find(case, edit.subject, edit.name, place)
    if direction in edit.unproved:
        assert witness is None
        return
    assert witness is not None
    assert case.is_proved_by(witness.value)
    assert witness.use == USE
    assert witness.direction is direction
    assert witness.pointer.startswith(join("", *place.tokens))
