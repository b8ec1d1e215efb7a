"""Every kind of Change that is not one of schemas: one edit gives it, and nothing else."""

from __future__ import annotations

import pytest

from oas.compare.space import CELLS, Subject
from tests.oas.compare.contracts import cells
from tests.oas.compare.edits import OneEdit, edits

EDITS = list(edits())
# These are told of schemas: the tests of that comparison show them.
OF_SCHEMAS = frozenset(list(Subject)[list(Subject).index(Subject.SCHEMA) :]) - {
    Subject.DEPRECATION,
    Subject.SUNSET,
    Subject.STABILITY,
    Subject.DOCUMENTATION,
    Subject.EXTENSION,
    Subject.UNKNOWN_FIELD,
}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name)
def test_one_edit_is_one_change_of_its_kind(edit: OneEdit) -> None:
    assert cells(edit.base, edit.head) == [edit.cell]


def test_every_kind_of_change_has_an_example() -> None:
    wanted = {cell for cell in CELLS if cell.subject not in OF_SCHEMAS}
    assert wanted - {edit.cell for edit in EDITS} == set()
