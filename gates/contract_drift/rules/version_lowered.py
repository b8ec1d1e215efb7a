"""The version is lower than the one it is compared with.

Versions only grow: whoever has the higher one would take this contract for an older one. A
pre-release is lower than its release (Semantic Versioning 2.0.0, section 11). There is one finding,
and it lists all that differs.

What to do: raise info.version above the base, or bring the branch up to date with the base first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.example import Example, contract
from gates.finding import Finding, Impact, Severity
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gates.contract_drift.comparison import Comparison
    from gates.rule import Page

BREAKS = (
    Example(contract("1.0.10"), contract("1.0.9")),
    Example(contract("2.0.0"), contract("2.0.0-rc.1")),
    Example(contract("2.0.0"), contract("1.0.0", summary="List what is sold")),
)
ALLOWS = (
    Example(contract("1.0.9"), contract("1.0.10")),
    Example(contract("2.0.0-rc.1"), contract("2.0.0")),
)


def find(comparison: Comparison, page: Page) -> Iterator[Finding]:
    """One finding, at the head's version."""
    if not comparison.is_lowered:
        return
    base, head = comparison.base.document, comparison.head.document
    yield Finding(
        page.rule,
        Severity.ERROR,
        f"info.version went down from {show(base.info_version)} to {show(head.info_version)}",
        comparison.version_location(),
        Impact.RISKY,
        hint=page.hint,
        related=comparison.related(),
    )
