"""The version is higher, and promises less change than there is.

A semantic version says what a client must expect: the first number that something breaks, the middle
one that something is new, the last one that nothing of the kind happened (Semantic Versioning 2.0.0,
sections 6 to 8). A client that takes every 1.x would be broken by this one. Below 1.0.0 the middle
number says that something breaks; a pre-release promises what its release does.

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
    Example(contract("1.0.0"), contract("1.0.1", path="/goods")),
    Example(contract("1.0.0"), contract("1.9.0-rc.1", path="/goods")),
    Example(contract("0.2.0"), contract("0.2.1", path="/goods")),
)
ALLOWS = (
    Example(contract("1.0.0"), contract("2.0.0", path="/goods")),
    Example(contract("1.0.0"), contract("2.0.0-rc.1", path="/goods")),
    Example(contract("0.2.0"), contract("0.3.0", path="/goods")),
    Example(contract("1.0.0"), contract("1.0.0", path="/goods")),
)


def find(drift: Drift, page: Page) -> Iterator[Finding]:
    """One finding, at the head's version."""
    step = drift.step
    if not step.is_raised or step.allows(drift.bump):
        return
    yield drift.finding(
        page,
        f"info.version went from {show(step.base)} to {show(step.head)}, and what changed needs "
        f"{show(drift.needed)}",
    )
