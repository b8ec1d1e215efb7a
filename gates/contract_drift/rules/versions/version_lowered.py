"""The version is lower than the one it is compared with.

Versions only grow: whoever has the higher one would take this contract for an older one. A
pre-release is lower than its release (Semantic Versioning 2.0.0, section 11).

What to do: bring the branch up to date with the base, or raise info.version above it; gates
contract-drift --fix writes the version that is needed.
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
    Example(contract("1.0.10"), contract("1.0.9")),
    Example(contract("2.0.0"), contract("2.0.0-rc.1")),
    Example(contract("2.0.0"), contract("1.0.0", path="/goods")),
)
ALLOWS = (
    Example(contract("1.0.9"), contract("1.0.10")),
    Example(contract("2.0.0-rc.1"), contract("2.0.0")),
)


def find(drift: Drift, page: Page) -> Iterator[Finding]:
    """One finding, at the head's version."""
    step = drift.step
    if not step.is_lowered:
        return
    yield drift.finding(
        page,
        f"info.version went down from {show(step.base)} to {show(step.head)}, and the lowest that "
        f"may follow is {show(drift.needed)}",
    )
