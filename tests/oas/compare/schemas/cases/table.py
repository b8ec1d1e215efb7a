"""All cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oas.compare.schemas.cases.arrays import ARRAYS
from tests.oas.compare.schemas.cases.kinds import TYPES, VALUES
from tests.oas.compare.schemas.cases.notes import NOTES
from tests.oas.compare.schemas.cases.objects import OBJECTS
from tests.oas.compare.schemas.cases.scalars import NUMBERS, STRINGS
from tests.oas.compare.schemas.cases.unions import LOGIC, OPEN, UNIONS

if TYPE_CHECKING:
    from tests.oas.compare.schemas.cases.building import Case

__all__ = ["ALL", "OPEN"]

ALL: tuple[Case, ...] = (
    *(*TYPES, *VALUES, *NUMBERS, *STRINGS, *ARRAYS, *OBJECTS),
    *(*UNIONS, *LOGIC, *NOTES),
)
