"""Judges one base and one head: compare, let the rules speak, weigh, and ask what the versions say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gates.contract_drift.drift import Drift
from gates.contract_drift.places import version_place
from gates.contract_drift.rules.versions import judge as judge_versions
from gates.contract_drift.side import BASE, HEAD, has_same_bytes
from gates.contract_drift.versions.step import Step
from gates.contract_drift.weighing import badness, weighed
from gates.report import Report
from oas.normal.normals import Normals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from gates.contract_drift.policy import Policy
    from gates.contract_drift.side import Side
    from gates.contract_drift.versions.numbering import Numbering
    from gates.finding import Finding

    Accept = Callable[[Iterable[Finding]], tuple[Finding, ...]]

GATE = "contract-drift"


@dataclass(frozen=True, slots=True)
class Judge:
    """What a team asks, and what day it is."""

    policy: Policy
    numbering: Numbering
    today: date

    def report(self, base: Side, head: Side, accept: Accept) -> Report:
        """What the gate says of the two; `accept` marks the findings that somebody accepted."""
        report = self.changes(base, head)
        if not has_same_bytes(base.document, head.document):
            return self._judged(replace(report, findings=accept(report.findings)), base, head)
        return report

    def changes(self, base: Side, head: Side, *, contract: str = "") -> Report:
        """What changed, whatever the versions say, from the worst: each finding is a note."""
        same = has_same_bytes(base.document, head.document)
        normals = Normals(base.document), Normals(head.document)
        count, findings = (0, ()) if same else self._compared(*normals)
        return Report(
            GATE,
            contract,
            base.name,
            tuple(sorted(findings, key=badness)),
            inspected={"operations": head.operations, "schemas": head.schemas, "changes": count},
            versions={BASE: base.version, HEAD: head.version},
            digests={BASE: base.digest, HEAD: base.digest if same else head.digest},
            semantic_digests=_semantic_digests(*normals, same=same),
            raw="" if same else self._raw(base, head),
        )

    def _judged(self, report: Report, base: Side, head: Side) -> Report:
        """The report with what the policy and the versions make of it."""
        step = Step(base.version, head.version, self.numbering, self.policy.any_version)
        findings = weighed(report.findings, self.policy, step)
        there, here = (version_place(side.document) for side in (base, head))
        drift = Drift(step, there, here, findings, form_counts=not self.policy.fastapi)
        return replace(
            report,
            findings=(*judge_versions(drift), *findings),
            versions={**report.versions, "required": drift.needed},
        )

    def _compared(self, base: Normals, head: Normals) -> tuple[int, tuple[Finding, ...]]:
        """How many Changes there are, and a Finding for each edit."""
        from gates.contract_drift.findings import findings_of
        from gates.contract_drift.judgement import Terms
        from gates.contract_drift.rules import judge
        from oas.compare.comparison import compare
        from oas.compare.options import Options

        sides = base.document, head.document
        changes = compare(*sides, Options(fastapi=self.policy.fastapi), normals=(base, head))
        terms = Terms(self.today, open_enums=self.policy.open_enums)
        findings = findings_of(judge(changes, terms), *sides)
        return len(changes), findings

    def _raw(self, base: Side, head: Side) -> str:
        if not self.policy.raw:
            return ""
        from oas.raw.view import raw_view

        return raw_view(base.document, head.document)


def _semantic_digests(base: Normals, head: Normals, *, same: bool) -> dict[str, str]:
    from oas.normal.digest import semantic_digest

    before = semantic_digest(base.document, base)
    return {BASE: before, HEAD: before if same else semantic_digest(head.document, head)}
