"""Pure. What is asked of a way to number versions, and which ways there are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, assert_never

if TYPE_CHECKING:
    from datetime import date

    from gates.contract_drift.judgement import Bump


class Versioning(StrEnum):
    """What `info.version` is: `1.4.0`, or a date such as `2026.5.31`."""

    SEMVER = "semver"
    CALENDAR = "calendar"


class Numbering(Protocol):
    """A way to number versions. All but `reads` are asked of versions that it reads."""

    @property
    def reason(self) -> str:
        """One word for machines, where a version is none of these."""

    @property
    def hint(self) -> str:
        """What to do about it."""

    def reads(self, text: str) -> bool:
        """Whether `text` is such a version, exactly."""

    def order(self, base: str, head: str) -> int:
        """Above zero where the head is the higher one, zero where they are the same version."""

    def suffices(self, base: str, head: str, bump: Bump) -> bool:
        """Whether a head of that version may differ from the base by what asks for `bump`."""

    def needed(self, base: str, bump: Bump) -> str:
        """The lowest version that suffices, as a person would write it."""


def numbering(versioning: Versioning, today: date) -> Numbering:
    """How versions are numbered; `today` is the next one where they are dates."""
    match versioning:
        case Versioning.SEMVER:
            from gates.contract_drift.versions.semantic import Semantic

            return Semantic()
        case Versioning.CALENDAR:
            from gates.contract_drift.versions.dated import Dated

            return Dated(today)
    assert_never(versioning)
