"""The same version stands for other bytes, though no client can tell the difference.

Only the form or the words differ: the order of keys, blanks, JSON or YAML, a description. A version
names one file, byte for byte, so that a digest can prove which contract is live; a published version
cannot be published again with other bytes.

What to do: restore the file of the base, or raise info.version if the new form is wanted; gates
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
    Example(contract("1.0.0"), contract("1.0.0", indent=2)),
    Example(contract("1.0.0+a"), contract("1.0.0+b")),
)
ALLOWS = (
    Example(contract("1.0.0"), contract("1.0.0")),
    Example(contract("1.0.0"), contract("1.0.1", indent=2)),
    Example(contract("1.0.0"), contract("1.0.0", path="/goods")),
)


def find(drift: Drift, page: Page) -> Iterator[Finding]:
    """One finding, at the head's version."""
    step = drift.step
    if step.is_raised or step.is_lowered or drift.is_seen or not drift.form_counts:
        return
    yield drift.finding(
        page,
        f"no client can tell the difference, but version {show(step.head)} already stands for other "
        f"bytes: this needs {show(drift.needed)}",
    )
