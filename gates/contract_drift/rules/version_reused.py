"""The same version and the same content, written in other bytes.

Only the form differs: the order of keys, blanks, the spelling of a number, JSON or YAML. A version
names one file, byte for byte, so that a digest can prove which contract is live; a published version
cannot be published again with other bytes.

What to do: restore the file of the base, or raise the last number of info.version if the new form is
wanted.
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

BREAKS = (Example(contract("1.0.0"), contract("1.0.0", indent=2)),)
ALLOWS = (
    Example(contract("1.0.0"), contract("1.0.0")),
    Example(contract("1.0.0"), contract("1.0.1", indent=2)),
)


def find(comparison: Comparison, page: Page) -> Iterator[Finding]:
    """One finding, at the head's version."""
    if comparison.changes or comparison.is_identical:
        return
    yield Finding(
        page.rule,
        Severity.ERROR,
        f"only the form differs, but version {show(comparison.head.document.info_version)} "
        "already stands for other bytes",
        comparison.version_location(),
        Impact.COSMETIC,
        hint=page.hint,
    )
