"""Pure. One thing that a gate found, and where. A failure to look is a failed Report instead."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oas.json_value import Json


class Severity(StrEnum):
    """ERROR fails the gate; WARNING and NOTE are for the reader."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Impact(StrEnum):
    """Whom a change hurts: BREAKING somebody, RISKY perhaps, COMPATIBLE nobody, COSMETIC is unseen."""

    BREAKING = "breaking"
    RISKY = "risky"
    COMPATIBLE = "compatible"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands; line and column count from 1 and are 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0
    pointer: str = ""

    @property
    def where(self) -> str:
        """`file:line:column`, as editors open it; the file alone where the place is unknown."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Related:
    """One of the places that a finding is about, and what is the matter there."""

    message: str
    location: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a gate found. `rule` names what is flagged, in the past tense.

    `message` and `hint` are sentences of ours, in which outside text is shown by `oas.show`;
    `operation` and the locations are as the contract has them, for the renderer to escape. `location`
    is the place in the head, or in the base for what is gone; `base` is the place in the base where
    the finding is about two sides. `operations` are all it reaches, `operation` the first of them.
    `before` and `after` are the values on either side, None for absent or long ones. `witness` has
    the keys `kind` (request or response), `operation`, `place`, `value`, `pointer` and `proves`.
    `undecided`: nobody could prove or refute that it hurts. `bump`: major, minor, patch, or empty.
    `accepted`: the reason for which it was accepted; it does not fail the gate. `name`: which of the
    things at its place it is about, such as a value of an enum.
    """

    rule: str
    severity: Severity
    message: str
    location: Location
    impact: Impact | None = None
    hint: str = ""
    operation: str = ""
    direction: str = ""
    witness: Json = None
    related: tuple[Related, ...] = ()
    base: Location | None = None
    operations: tuple[str, ...] = ()
    before: Json = None
    after: Json = None
    undecided: bool = False
    bump: str = ""
    accepted: str = ""
    name: str = ""

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that stay while rule and place stay (not message, not line)."""
        return fingerprint(self.rule, self.location.pointer or self.location.file, self.name)


def fingerprint(rule: str, place: str, name: str = "") -> str:
    """The fingerprint of what `rule` says of `name` at `place`."""
    text = "\0".join((rule, place, name) if name else (rule, place))
    # The name of a file may hold what is not UTF-8.
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:12]
