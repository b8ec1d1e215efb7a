"""The rules on the two versions, one file each. They see what changed, and not how.

What they find cannot be accepted: a version that says too little is raised, and `--fix` does it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from gates.rule import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from gates.contract_drift.drift import Drift
    from gates.finding import Finding
    from gates.rule import Page

RULES = (
    "contract_changed_without_version",
    "version_insufficient",
    "version_lowered",
    "version_reused",
)


def judge(drift: Drift) -> Iterator[Finding]:
    """What every rule finds; at most one finds anything. A rule that does not import raises."""
    for module in modules():
        find: Callable[[Drift, Page], Iterator[Finding]] = module.find
        yield from find(drift, page_of(module))


def modules() -> list[ModuleType]:
    """The modules of the rules, in the order of RULES."""
    return [import_module(f"{__name__}.{name}") for name in RULES]


def pages() -> list[Page]:
    """What is written about each rule."""
    return [page_of(module) for module in modules()]
