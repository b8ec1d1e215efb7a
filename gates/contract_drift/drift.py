"""Pure. What the rules on versions are handed: the step of the versions, and what lies between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.contract_drift.weighing import is_seen, needed_bump
from gates.finding import Finding, Severity

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Bump
    from gates.contract_drift.versions.step import Step
    from gates.finding import Location
    from gates.rule import Page


@dataclass(frozen=True, slots=True)
class Drift:
    """Two sides that differ in their bytes, by what was found.

    `place` is where the head says its version, `base` where the base does. `form_counts`: other bytes
    are another contract, even where they mean the same.
    """

    step: Step
    base: Location
    place: Location
    findings: tuple[Finding, ...]
    form_counts: bool = True

    @property
    def bump(self) -> Bump:
        """What all that is not accepted asks of the version."""
        return needed_bump(self.findings)

    @property
    def needed(self) -> str:
        """The lowest version that the head may have."""
        return self.step.needed(self.bump)

    @property
    def is_seen(self) -> bool:
        """Whether clients or servers can tell the two apart, accepted or not."""
        return any(map(is_seen, self.findings))

    def finding(self, page: Page, message: str) -> Finding:
        """The finding of a rule, at the version of the head."""
        return Finding(
            page.rule,
            Severity.ERROR,
            message,
            self.place,
            hint=page.hint,
            base=self.base,
            before=self.step.base,
            after=self.step.head,
        )
