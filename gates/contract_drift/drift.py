"""Pure. What the rules on versions are handed: the step of the versions, and what lies between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.problems import counted
from gates.contract_drift.weighing import bump_of, is_seen, needed_bump
from gates.finding import Finding, Severity

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Bump
    from gates.contract_drift.versions.step import Step
    from gates.finding import Location
    from gates.rule import Page


@dataclass(frozen=True, slots=True)
class Drift:
    """Two sides that differ in their bytes, by what was found.

    `place` is where the head says its version. `form_counts`: other bytes are another contract,
    even where they mean the same.
    """

    step: Step
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

    @property
    def said(self) -> str:
        """How many findings ask for a higher version than the head's, for a sentence."""
        short = [f for f in self.findings if not f.accepted and not self.step.allows(bump_of(f))]
        return counted(len(short), "change")

    def finding(self, page: Page, message: str) -> Finding:
        """The finding of a rule, at the version of the head."""
        return Finding(page.rule, Severity.ERROR, message, self.place, hint=page.hint)
