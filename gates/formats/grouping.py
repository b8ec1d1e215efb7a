"""Pure. In which order findings are shown: by the operations they reach, the worst first.

A finding that reaches many operations stands once, with those that reach exactly the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from console.problems import counted
from gates.finding import Impact, Severity
from oas.show import LONGEST, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gates.finding import Finding
    from gates.report import Outcome, Report

    Rank: TypeAlias = tuple[bool, int, int]

THE_CONTRACT = "the contract as a whole"
_SEVERITIES = tuple(Severity)
_IMPACTS = tuple(Impact)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that reach the same operations; without any they are about the contract itself."""

    operations: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def first(self) -> str:
        """The operation that stands for all, printable; empty where there is none."""
        return shown_operation(self.operations[0]) if self.operations else ""

    @property
    def more(self) -> str:
        """`and 38 more operations`, empty where there is only one."""
        others = len(self.operations) - 1
        return f"and {counted(others, 'more operation')}" if others > 0 else ""

    @property
    def title(self) -> str:
        """`GET /products, and 38 more operations`."""
        return ", ".join(part for part in (self.first or THE_CONTRACT, self.more) if part)


def groups(findings: Iterable[Finding]) -> list[Group]:
    """The findings by what they reach; the worst group first, and in it the worst finding."""
    found: dict[tuple[str, ...], list[Finding]] = {}
    for finding in sorted(findings, key=rank):
        found.setdefault(reached(finding), []).append(finding)
    return [Group(operations, tuple(together)) for operations, together in found.items()]


def reached(finding: Finding) -> tuple[str, ...]:
    """The operations that a finding reaches, in its order."""
    return finding.operations or ((finding.operation,) if finding.operation else ())


def rank(finding: Finding) -> Rank:
    """Less is worse: what is accepted comes last, then severity decides, then impact.

    What has no impact is about the whole, such as its version, and stands before what has one.
    """
    impact = -1 if finding.impact is None else _IMPACTS.index(finding.impact)
    return bool(finding.accepted), _SEVERITIES.index(finding.severity), impact


def is_unseen(finding: Finding) -> bool:
    """Whether a reader can do without it: it is cosmetic and fails nothing."""
    return finding.impact is Impact.COSMETIC and finding.severity is not Severity.ERROR


def shown_operation(operation: str) -> str:
    """An operation on one line, as a contract has it but printable and cut."""
    text = printable(operation)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def environments(outcome: Outcome) -> list[tuple[Report, ...]]:
    """The Reports that compare one contract with several bases, contract by contract."""
    found: dict[tuple[str, str], list[Report]] = {}
    for report in outcome.reports:
        found.setdefault((report.gate, report.contract), []).append(report)
    return [tuple(reports) for reports in found.values() if len(reports) > 1]
