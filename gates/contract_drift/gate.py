"""The gate contract-drift: read both sides, judge each base, say what was accepted in vain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from console.contracts import contract_name
from gates.contract_drift.bases import bases_of
from gates.contract_drift.judging import GATE, Judge
from gates.contract_drift.policy import read_policy
from gates.contract_drift.side import BASE, HEAD, read_side
from gates.contract_drift.versions.numbering import numbering
from gates.gate import failure
from gates.report import Report
from oas.errors import ConfigError, ToolError
from registry.source import Reader, read_document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gates.accepted.acceptance import Acceptance
    from gates.contract_drift.bases import Base
    from gates.contract_drift.side import Side
    from gates.gate import Context
    from oas.document import Document


def run(context: Context) -> tuple[Report, ...]:
    """Compare the contract with each of its bases. Raises ToolError where it cannot be read."""
    bases = bases_of(context)
    acceptance = acceptance_of(context)
    judge = judge_of(context)
    head = read_side(HEAD, lambda: read_head(context), judge.numbering)
    run_of = _Run(context, judge, head, acceptance)
    return _with_ended([run_of.against(base) for base in bases], acceptance)


def judge_of(context: Context) -> Judge:
    """The judge that the options ask for."""
    policy = read_policy(context.options)
    return Judge(policy, numbering(policy.versioning, context.today), context.today)


@dataclass(frozen=True, slots=True)
class _Run:
    """One contract and everything that is needed to judge a base of it."""

    context: Context
    judge: Judge
    head: Side
    acceptance: Acceptance

    def against(self, base: Base) -> Report:
        """The Report on one base. What is wrong with it is told there, and hides no other."""
        try:
            side = read_side(
                BASE,
                lambda: read_base(base, self.context, self.head.document),
                self.judge.numbering,
                twin=self.head,
            )
        except ConfigError:
            raise
        except ToolError as error:
            return Report(
                GATE, against=base.shown, environment=base.environment, failed=failure(error)
            )
        accept = partial(self.acceptance.mark, environment=base.environment)
        report = self.judge.report(side, self.head, accept)
        return replace(report, environment=base.environment)


def read_base(base: Base, context: Context, twin: Document | None = None) -> Document:
    """The Document at a SRC; what has the bytes of its `twin` is not parsed again. Raises ToolError."""
    root = context.config.root
    reader = Reader(context.contract, base.folder, root, context.environ, twin)
    return read_document(base.spec, reader)


def read_head(context: Context) -> Document:
    """The contract itself, as it stands on the disk. Raises ContractError."""
    from oas.files import load

    inside = context.contract.absolute().is_relative_to(context.config.root)
    return load(context.contract, project=context.config.root if inside else None)


def acceptance_of(context: Context) -> Acceptance:
    """What gates-accepted.toml says of this contract. Raises ConfigError where it is malformed."""
    from gates.accepted.acceptance import Acceptance
    from gates.accepted.file import NAME, read_accepted
    from gates.contract_drift.rules.changes import rules

    own = contract_name(context.contract)
    file = read_accepted(context.config.root / NAME, rules)
    if any(entry.contract != own for entry in file.entries):
        paths = context.config.contract_paths()
        file.refuse_contracts_beside({own, *map(contract_name, paths)})
    return Acceptance(file, own, context.today)


def _with_ended(reports: Sequence[Report], acceptance: Acceptance) -> tuple[Report, ...]:
    """The reports; the first that could check tells which entries ended."""
    ended = tuple(acceptance.ended(reports))
    first = next((i for i, report in enumerate(reports) if not report.failure), None)
    return tuple(
        replace(report, findings=(*ended, *report.findings)) if i == first else report
        for i, report in enumerate(reports)
    )
