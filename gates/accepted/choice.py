"""Pure. Which findings of a run are to be accepted, and the entries that this gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.key import did_you_mean
from gates.accepted.entry import LONGEST, USUAL, Entry
from gates.accepted.rules import pages as rules_of_the_file
from gates.finding import Severity
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from gates.finding import Finding

_BASELINE = "baseline: it was so when the gate was adopted"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be accepted, why and until when; without a last day, the usual time from today."""

    fingerprints: tuple[str, ...]
    reason: str
    expires: date | None
    baseline: bool
    prune: bool

    def refuse_nothing(self) -> None:
        """Raise ConfigError where nothing says what is accepted, or why."""
        if not (self.fingerprints or self.baseline or self.prune):
            raise ConfigError(
                "nothing says what is accepted",
                hint="name a FINGERPRINT that gates contract-drift shows, or add --baseline or "
                "--prune",
            )
        if self.fingerprints and not self.reason.strip():
            raise ConfigError(
                "nothing says why it may be so",
                hint='add --reason "..."; it is what a reviewer reads',
            )

    def last_day(self, today: date) -> date:
        """Until when. Raises ConfigError for a day that is past, or too far ahead."""
        if self.expires is None:
            return today + USUAL
        if not today <= self.expires <= today + LONGEST:
            raise ConfigError(
                f"--expires {self.expires} must lie between {today} and {today + LONGEST}",
                hint="an exception that nobody looks at again is a rule: change the policy instead",
            )
        return self.expires

    @property
    def why(self) -> str:
        """The reason. What the shell hands over need not be UTF-8, and the file is."""
        return (self.reason.strip() or _BASELINE).encode(errors="replace").decode()


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and what its entry says besides."""

    finding: Finding
    contract: str
    environment: str

    def entry(self, wanted: Wanted, today: date) -> Entry:
        """What accepts it."""
        finding = self.finding
        return Entry(
            contract=self.contract,
            rule=finding.rule,
            pointer=finding.location.pointer,
            name=finding.name,
            environment=self.environment,
            fingerprint=finding.fingerprint,
            reason=wanted.why,
            added=today,
            expires=wanted.last_day(today),
        )


def chosen(wanted: Wanted, found: Sequence[Found], rules: Collection[str]) -> Iterator[Found]:
    """Those that are wanted. Raises ConfigError for one that is not there, or that may not be.

    `rules` are those whose findings can be accepted: those on what changed.
    """
    if wanted.baseline:
        failing = (one for one in found if one.finding.severity is Severity.ERROR)
        yield from (one for one in failing if one.finding.rule in rules)
    for fingerprint in wanted.fingerprints:
        yield from _looked_up(fingerprint, found, rules)


def ended(found: Iterable[Found]) -> frozenset[int]:
    """The entries that the run found to have ended, by their number in the file."""
    of_the_file = {page.rule for page in rules_of_the_file()}
    return frozenset(
        int(one.finding.location.pointer.rpartition("/")[2])
        for one in found
        if one.finding.rule in of_the_file
    )


def _looked_up(fingerprint: str, found: Sequence[Found], rules: Collection[str]) -> list[Found]:
    matching = [one for one in found if one.finding.fingerprint == fingerprint]
    if not matching:
        raise ConfigError(
            f"there is no finding {show(fingerprint)}",
            hint=did_you_mean(fingerprint, {one.finding.fingerprint for one in found})
            or "gates contract-drift shows them; compare with the same --against or --env here",
        )
    finding = matching[0].finding
    if finding.rule not in rules:
        raise ConfigError(f"{finding.rule} cannot be accepted", hint=finding.hint)
    contracts = sorted({one.contract for one in matching})
    if len(contracts) > 1:
        raise ConfigError(
            f"{show(fingerprint)} is found in {' and in '.join(contracts)}",
            hint="say which with --contract FILE",
        )
    return matching
