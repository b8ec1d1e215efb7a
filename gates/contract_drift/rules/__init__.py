"""The rules of contract-drift, one file each. Adding one touches its file and RULES."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from gates.rule import page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from gates.contract_drift.comparison import Comparison
    from gates.finding import Finding
    from gates.rule import Page

RULES = ("contract_changed_without_version", "version_lowered", "version_reused")


def judge(comparison: Comparison) -> Iterator[Finding]:
    """What every rule finds. A rule that raises, or does not import, is nobody's pass: it raises."""
    for module in modules():
        find: Callable[[Comparison, Page], Iterator[Finding]] = module.find
        yield from find(comparison, page_of(module))


def modules() -> list[ModuleType]:
    """The modules of the rules, in the order of RULES."""
    return [import_module(f"{__name__}.{name}") for name in RULES]


def pages() -> list[Page]:
    """What is written about each rule."""
    return [page_of(module) for module in modules()]
