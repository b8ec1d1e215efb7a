"""Pure. Which findings fail the gate: by their impact, or for want of a version that says them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.finding import Impact, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gates.contract_drift.policy import Policy
    from gates.contract_drift.versions.step import Step
    from gates.finding import Finding

_FROM_THE_WORST = tuple(Impact)


def weighed(findings: Iterable[Finding], policy: Policy, step: Step) -> tuple[Finding, ...]:
    """Each with its severity. What is accepted fails nothing and asks for no version."""
    return tuple(_weighed(finding, _severity(finding, policy, step)) for finding in findings)


def needed_bump(findings: Iterable[Finding]) -> Bump:
    """What the findings ask of the version that are not accepted."""
    asked = (bump_of(finding) for finding in findings if not finding.accepted)
    return max(asked, default=Bump.NONE)


def bump_of(finding: Finding) -> Bump:
    """What one finding asks of the version."""
    return Bump[finding.bump.upper()] if finding.bump else Bump.NONE


def is_seen(finding: Finding) -> bool:
    """Whether clients or servers can tell the difference."""
    return finding.impact is not Impact.COSMETIC


def badness(finding: Finding) -> tuple[int, str, int, int]:
    """The order of findings: on the version first, then from the worst impact, then by place."""
    rank = -1 if finding.impact is None else _FROM_THE_WORST.index(finding.impact)
    location = finding.location
    return rank, location.file, location.line, location.column


def _weighed(finding: Finding, severity: Severity) -> Finding:
    """What fails says how it is accepted, so that its fingerprint stands in every report."""
    if severity is not Severity.ERROR:
        return replace(finding, severity=severity)
    accept = f"accept it: gates accept {finding.fingerprint} --reason TEXT"
    hint = f"{finding.hint.removesuffix('.')}; or {accept}" if finding.hint else accept
    return replace(finding, severity=severity, hint=hint)


def _severity(finding: Finding, policy: Policy, step: Step) -> Severity:
    if finding.accepted:
        return Severity.NOTE
    if policy.forbids(finding.impact) or not step.allows(bump_of(finding)):
        return Severity.ERROR
    hurts = finding.impact in {Impact.BREAKING, Impact.RISKY}
    return Severity.WARNING if hurts else Severity.NOTE
