"""Writes the version that is needed into a contract, and nothing else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.place import shown_path
from console.replacing import replace_file
from gates.contract_drift.gate import judge_of
from gates.contract_drift.judging import GATE
from gates.contract_drift.places import VERSION
from gates.contract_drift.rules.versions import pages
from gates.runner import contexts
from oas.document import Source
from oas.rewriting import with_text
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gates.gate import Context
    from gates.report import Outcome, Report
    from gates.runner import Request


def fix_versions(outcome: Outcome, request: Request) -> Iterator[str]:
    """Raise the version of each contract that needs it; a line for each. Raises ToolError.

    A contract that could not be compared with all its bases is left alone: nobody knows what it needs.
    """
    if any(report.failure for report in outcome.reports if not report.contract):
        return
    for context in contexts(GATE, request.load_config(), request):
        if line := _fixed(context, _reports(outcome, context)):
            yield line


def _reports(outcome: Outcome, context: Context) -> list[Report]:
    contract = shown_path(context.contract)
    return [report for report in outcome.reports if report.contract == contract]


def _fixed(context: Context, reports: Sequence[Report]) -> str:
    rules = {page.rule for page in pages()}
    short = any(finding.rule in rules for report in reports for finding in report.findings)
    if not short or any(report.failure for report in reports):
        return ""
    order = judge_of(context).numbering.order
    required = [report.versions["required"] for report in reports if "required" in report.versions]
    needed = required[0]
    for version in required[1:]:
        needed = version if order(needed, version) > 0 else needed
    _write(context, needed)
    return (
        f"fixed: {shown_path(context.contract)}: info.version is now {show(needed)}, and was "
        f"{show(reports[0].versions['head'])}"
    )


def _write(context: Context, version: str) -> None:
    contract = context.contract
    source = Source(shown_path(contract), contract.read_bytes())
    replace_file(contract, with_text(source, VERSION, version), project=context.config.root)
