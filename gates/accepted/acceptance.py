"""Pure. Marks the findings that somebody accepted, and finds the entries that ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gates.accepted.rules import EXPIRED, STALE
from gates.finding import Finding, Location, Severity
from oas.pointer import join
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from gates.accepted.entry import Entry
    from gates.accepted.file import AcceptedFile
    from gates.report import Report
    from gates.rule import Page


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What the file says of one contract on one day."""

    file: AcceptedFile
    contract: str
    today: date

    def mark(self, findings: Iterable[Finding], environment: str = "") -> tuple[Finding, ...]:
        """The findings, with the reason of those that are accepted in that environment."""
        entries = [e for _, e in self._entries() if e.holds(self.today) and e.is_for(environment)]
        reasons = {entry.fingerprint: entry.reason for entry in entries}
        return tuple(
            replace(f, accepted=reasons[f.fingerprint]) if f.fingerprint in reasons else f
            for f in findings
        )

    def ended(self, reports: Sequence[Report]) -> Iterator[Finding]:
        """A finding for each entry that expired, or that none of the reports needs."""
        for index, entry in self._entries():
            if not entry.holds(self.today):
                yield self._finding(EXPIRED, index, self._why_expired(entry))
            elif _is_stale(entry, reports):
                yield self._finding(
                    STALE,
                    index,
                    f"nothing matches it any more: {entry.fingerprint}, {_shown(entry)}",
                )

    def _entries(self) -> Iterator[tuple[int, Entry]]:
        pairs = enumerate(self.file.entries)
        return ((i, entry) for i, entry in pairs if entry.contract == self.contract)

    def _why_expired(self, entry: Entry) -> str:
        what = f"{entry.fingerprint}, {_shown(entry)}"
        if self.today <= entry.expires:
            return f"it was added on {entry.added}, and today is {self.today}: {what}"
        return f"it expired on {entry.expires}: {what}"

    def _finding(self, page: Page, index: int, message: str) -> Finding:
        file, line = self.file.place(index)
        place = Location(file, line, 1 if line else 0, join("", "accepted", index))
        return Finding(page.rule, Severity.ERROR, message, place, hint=page.hint)


def _is_stale(entry: Entry, reports: Sequence[Report]) -> bool:
    """Whether all that could need it were compared, and none does."""
    about = [report for report in reports if entry.is_for(report.environment)]
    if not about or any(report.failure for report in about):
        return False
    return not any(f.fingerprint == entry.fingerprint for r in about for f in r.findings)


def _shown(entry: Entry) -> str:
    return f"{entry.rule} at {show(entry.pointer)}"
