"""The rules on Changes, one file each, in a folder for what they are about. Adding one touches it alone.

A rule is a module: its docstring is the page that people read, CLAIMS the kinds of Change it judges,
IMPACT what it usually says of them, BREAKS and ALLOWS its examples, and `judge` its opinion.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from gates.contract_drift.judgement import BUMPS, Judgement
from gates.rule import Page, group_of, page_of
from oas.compare.space import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from types import ModuleType

    from gates.contract_drift.judgement import Opinion, Terms
    from gates.contract_drift.rules.changes.example import Example
    from gates.finding import Impact
    from oas.compare.change import Change

UNCLAIMED = "unclaimed-change"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, read from its module. `group` says what the rules of its folder are about."""

    page: Page
    group: str
    impact: Impact
    claims: frozenset[Cell]
    breaks: tuple[Example, ...]
    allows: tuple[Example, ...]
    judge: Callable[[Change, Terms], Opinion]


def judge(changes: Iterable[Change], terms: Terms) -> tuple[Judgement, ...]:
    """The opinion on each Change, of the one rule that claims it.

    What nobody claims is an `unclaimed-change`. A rule that raises is a fault of ours, and named.
    """
    claimed = _by_cell()
    nobody = rules()[UNCLAIMED]
    return tuple(_judged(change, claimed.get(_cell(change), nobody), terms) for change in changes)


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its id, group by group. One that does not import raises: none is skipped."""
    return {rule.page.rule: rule for rule in map(_rule, _modules())}


def _modules() -> Iterator[tuple[ModuleType, ModuleType]]:
    """The modules of all rules, each with the folder that holds it."""
    for folder in pkgutil.iter_modules(__path__, f"{__name__}."):
        if folder.ispkg:
            group = import_module(folder.name)
            for found in pkgutil.iter_modules(group.__path__, f"{folder.name}."):
                yield group, import_module(found.name)


def _rule(found: tuple[ModuleType, ModuleType]) -> Rule:
    group, module = found
    return Rule(
        page_of(module),
        group_of(group),
        module.IMPACT,
        module.CLAIMS,
        module.BREAKS,
        module.ALLOWS,
        module.judge,
    )


@cache
def _by_cell() -> Mapping[Cell, Rule]:
    return {cell: rule for rule in rules().values() for cell in rule.claims}


def _cell(change: Change) -> Cell:
    return Cell(change.subject, change.edit, change.direction)


def _judged(change: Change, rule: Rule, terms: Terms) -> Judgement:
    try:
        opinion = rule.judge(change, terms)
    except Exception as fault:
        raise RuntimeError(f"the rule {rule.page.rule} failed on a {change.subject}") from fault
    bump = BUMPS[opinion.impact] if opinion.bump is None else opinion.bump
    return Judgement(
        change, rule.page, opinion.impact, bump, opinion.message, undecided=opinion.undecided
    )
