"""Pure. What a gate says: a Report for each contract, and the Outcome of all that ran."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from gates.finding import Impact, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gates.finding import Finding
    from oas.problem import Problem


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
class Failure:
    """Why a gate could not check. `reason` is one word for machines, such as `base-unreachable`."""

    reason: str
    message: str
    where: str = ""
    hint: str = ""
    problems: tuple[Problem, ...] = ()


NOTHING_EXAMINED = Failure("nothing-examined", "nothing was examined, and that is no pass")


@dataclass(frozen=True, slots=True)
class Report:
    """What one gate says of one contract. `inspected` counts what was looked at.

    `against` is what the contract was compared with, `environment` the name that the configuration
    gives it. `versions` has the keys `base` and `head`, and `required` where they differ: the lowest
    version that what changed lets the head have. `digests` (of the bytes) and `semantic_digests` (of
    the normal form) have `base` and `head`. `raw` is the plain structural difference, where it was
    asked for.
    """

    gate: str
    contract: str = ""
    against: str = ""
    findings: tuple[Finding, ...] = ()
    inspected: Mapping[str, int] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    semantic_digests: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    environment: str = ""
    failed: Failure | None = None

    @property
    def failure(self) -> Failure | None:
        """Why this is could-not-check, None where it is not. Nothing examined is no pass."""
        return self.failed or (None if any(self.inspected.values()) else NOTHING_EXAMINED)

    @property
    def verdict(self) -> Verdict:
        """An error outranks findings."""
        if self.failure:
            return Verdict.COULD_NOT_CHECK
        failed = any(finding.severity is Severity.ERROR for finding in self.findings)
        return Verdict.FAIL if failed else Verdict.PASS

    @property
    def checked(self) -> int:
        """How many contracts were judged."""
        return 0 if self.failure else 1

    @property
    def summary(self) -> dict[str, int]:
        """The number of findings for each impact, in the order from the worst."""
        counts = Counter(finding.impact for finding in self.findings)
        return {impact.value: counts[impact] for impact in Impact}


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything one call has to say. `name` is the gate's, or `all`."""

    name: str
    reports: tuple[Report, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all: could-not-check outranks fail. No report at all is no pass."""
        verdicts = [report.verdict for report in self.reports]
        return max(verdicts, key=lambda v: v.exit_code, default=Verdict.COULD_NOT_CHECK)

    @property
    def reason(self) -> str:
        """The reason of the first report that could not check, empty where all could."""
        reasons = [report.failure.reason for report in self.reports if report.failure]
        return next(iter(reasons), "" if self.reports else NOTHING_EXAMINED.reason)

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(len(report.findings) for report in self.reports)

    @property
    def checked(self) -> int:
        """How many contracts were judged, each by each gate."""
        return sum(report.checked for report in self.reports)
