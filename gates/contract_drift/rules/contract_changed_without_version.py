"""The contract changed, and its version did not.

Two contracts with the same version must be the same contract: who pinned the version would get
another one than they tested with. Versions that differ in build metadata only are the same (Semantic
Versioning 2.0.0, section 10). There is a finding for each operation, component or other part that
changed, and it lists the places.

What to do: raise info.version: the last number for a correction, the middle one for an addition, the
first one for what breaks somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.problems import counted
from gates.contract_drift.rules.example import Example, contract
from gates.finding import Finding, Impact, Severity
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gates.contract_drift.comparison import Comparison
    from gates.rule import Page

BREAKS = (
    Example(contract("1.0.0"), contract("1.0.0", summary="List what is sold")),
    Example(contract("1.0.0+a"), contract("1.0.0+b")),
)
ALLOWS = (
    Example(contract("1.0.0"), contract("1.0.0")),
    Example(contract("1.0.0"), contract("1.0.1", summary="List what is sold")),
)


def find(comparison: Comparison, page: Page) -> Iterator[Finding]:
    """A finding for each part that changed."""
    if comparison.is_raised or comparison.is_lowered:
        return
    version = show(comparison.head.document.info_version)
    for group, related in comparison.groups():
        what = "" if group.operation else f"{group.label} "
        places = counted(len(related), "place")
        yield Finding(
            page.rule,
            Severity.ERROR,
            f"{what}changed in {places}, and info.version is still {version}",
            related[0].location,
            Impact.RISKY,
            hint=page.hint,
            operation=group.operation,
            related=related,
        )
