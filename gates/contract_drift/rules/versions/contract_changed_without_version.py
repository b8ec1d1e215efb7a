"""The contract changed, and its version did not.

Two contracts with the same version must be the same contract: who pinned the version would get
another one than they tested with. Versions that differ in build metadata only are the same (Semantic
Versioning 2.0.0, section 10). What changed stands in findings of its own, and this one names the
version that all of it needs.

What to do: raise info.version to the version that is needed; gates contract-drift --fix writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.example import Example, contract
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gates.contract_drift.drift import Drift
    from gates.finding import Finding
    from gates.rule import Page

BREAKS = (
    Example(contract("1.0.0"), contract("1.0.0", path="/goods")),
    Example(contract("1.0.0+a"), contract("1.0.0+b", path="/goods")),
)
ALLOWS = (
    Example(contract("1.0.0"), contract("1.0.0")),
    Example(contract("1.0.0"), contract("2.0.0", path="/goods")),
)


def find(drift: Drift, page: Page) -> Iterator[Finding]:
    """One finding, at the head's version."""
    step = drift.step
    if step.is_raised or step.is_lowered or not drift.is_seen:
        return
    if drift.bump or drift.form_counts:
        yield drift.finding(
            page,
            f"info.version is still {show(step.head)}, and what changed needs {show(drift.needed)}",
        )
