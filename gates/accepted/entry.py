"""Pure. One accepted finding: which it is, why, from when and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from gates.finding import fingerprint

if TYPE_CHECKING:
    from gates.finding import Finding

# An exception that nobody looks at again is a rule of its own.
LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)
# Who writes the day by hand writes their own, and days begin up to 14 hours earlier elsewhere.
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What was accepted of `contract`, and for `environment` alone where that is named.

    `pointer` is where the finding stands, `name` which of the things there it is about.
    """

    contract: str
    rule: str
    pointer: str
    name: str = ""
    environment: str = ""
    fingerprint: str
    reason: str
    added: date
    expires: date

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two entries share."""
        return self.contract, self.environment, self.fingerprint

    @property
    def order(self) -> tuple[str, ...]:
        """How the file is sorted."""
        return self.contract, self.environment, self.rule, self.pointer, self.name

    @property
    def objection(self) -> str:
        """Why it contradicts itself, empty where it does not."""
        if fingerprint(self.rule, self.pointer, self.name) != self.fingerprint:
            return "the fingerprint is not that of its rule, pointer and name"
        if not self.reason.strip():
            return "the reason is empty"
        if self.expires < self.added:
            return "it expires before it was added"
        if self.expires - self.added > LONGEST:
            return f"it expires more than {LONGEST.days} days after it was added"
        return ""

    def holds(self, today: date) -> bool:
        """Whether it accepts anything on that day; its last day is one of them.

        Before it was added it does not: then a clock is wrong, and nothing would ever expire.
        """
        return self.added - _ONE_DAY <= today <= self.expires

    def is_about(self, finding: Finding, environment: str) -> bool:
        """Whether it accepts `finding`, found in that environment."""
        return self.fingerprint == finding.fingerprint and self.is_for(environment)

    def is_for(self, environment: str) -> bool:
        """Whether it says anything of that environment."""
        return not self.environment or self.environment == environment
