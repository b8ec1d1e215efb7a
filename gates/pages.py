"""What is printed about the gates themselves: their rules, and the form of their report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from console.key import did_you_mean
from console.output import out
from console.program import CLEAN
from gates.checksums import rules as checksums
from gates.contract_drift import rules as contract_drift
from gates.formats.schema import report_schema
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gates.rule import Page
    from oas.json_value import JsonObject

SCHEMAS: Mapping[str, Callable[[], JsonObject]] = {"report": report_schema}


def print_rules() -> int:
    """Each rule by its gate, with what it flags."""
    for gate, pages in _by_gate().items():
        widest = max(len(page.rule) for page in pages)
        out(gate, *(f"  {page.rule:<{widest}}  {page.title}" for page in pages), "")
    return CLEAN


def print_page(rule: str) -> int:
    """The page of one rule. Raises ConfigError where there is none."""
    known = {page.rule: page for pages in _by_gate().values() for page in pages}
    if rule not in known:
        raise ConfigError(
            f"there is no rule {show(rule)}",
            hint=did_you_mean(rule, known) or "gates rules lists them",
        )
    out(rule, "", *known[rule].text.splitlines())
    return CLEAN


def print_schema(name: str) -> int:
    """The JSON Schema called `name`."""
    out(*json.dumps(SCHEMAS[name](), indent=2).splitlines())
    return CLEAN


def _by_gate() -> dict[str, list[Page]]:
    return {"contract-drift": contract_drift.pages(), "checksums": checksums.pages()}
