"""Pure. What every gate returns: findings in a Report. A failure to look is an exception instead."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class Verdict(StrEnum):
    """PASS exits 0, FAIL 1, COULD_NOT_CHECK 2."""

    PASS = "pass"  # noqa: S105 (a verdict, not a password)
    FAIL = "fail"
    COULD_NOT_CHECK = "could-not-check"

    @property
    def exit_code(self) -> int:
        """0 looked and clean, 1 looked and found, 2 could not decide."""
        return {Verdict.PASS: 0, Verdict.FAIL: 1, Verdict.COULD_NOT_CHECK: 2}[self]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a finding stands; line and column count from 1 and are 0 where there is none."""

    file: str
    line: int = 0
    column: int = 0
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a gate found. `rule` names what is flagged, in the past tense."""

    rule: str
    severity: Severity
    message: str
    location: Location
    impact: Impact | None = None
    hint: str = ""
    operation: str = ""
    direction: str = ""
    witness: Json = None

    @property
    def fingerprint(self) -> str:
        """Twelve hex digits that stay while rule and pointer stay (not message, not line)."""
        place = self.location.pointer or self.location.file
        return hashlib.sha256(f"{self.rule}\0{place}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Report:
    """What one gate says. `inspected` counts what was looked at: nothing at all is no pass.

    `error` is the reason of could-not-check. `versions` and `digests` have the keys of the report
    format (base, head, required).
    """

    gate: str
    findings: tuple[Finding, ...] = ()
    inspected: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    error: str = ""
    error_hint: str = ""

    @property
    def verdict(self) -> Verdict:
        """An error outranks findings; nothing examined is could-not-check."""
        if self.error or not any(self.inspected.values()):
            return Verdict.COULD_NOT_CHECK
        failed = any(finding.severity is Severity.ERROR for finding in self.findings)
        return Verdict.FAIL if failed else Verdict.PASS
