"""What is printed about the gates themselves: their rules, and the form of their report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from console.key import did_you_mean
from console.output import out
from console.program import CLEAN
from gates.catalogue import catalogue, difference
from gates.formats.schema import report_schema
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gates.catalogue import Entry, Group
    from oas.json_value import JsonObject

SCHEMAS: Mapping[str, Callable[[], JsonObject]] = {"report": report_schema}


def print_rules() -> int:
    """Each rule by its gate and group, with what it usually says and what it flags."""
    for group in catalogue():
        out(f"{group.gate} · {group.title}", *_listed(group), "")
    return CLEAN


def print_page(rule: str) -> int:
    """The page of one rule. Raises ConfigError where there is none."""
    known = {entry.page.rule: entry for group in catalogue() for entry in group.entries}
    if rule not in known:
        raise ConfigError(
            f"there is no rule {show(rule)}",
            hint=did_you_mean(rule, known) or "gates rules lists them",
        )
    out(*_page(known[rule]))
    return CLEAN


def print_schema(name: str) -> int:
    """The JSON Schema called `name`."""
    out(*json.dumps(SCHEMAS[name](), indent=2).splitlines())
    return CLEAN


def rules_markdown() -> str:
    """`docs/rules.md`: every rule in a table, and the page of each below it."""
    return "\n".join(_markdown()) + "\n"


def _listed(group: Group) -> list[str]:
    rules = max(len(entry.page.rule) for entry in group.entries)
    impacts = max(len(_impact(entry)) for entry in group.entries)
    return [
        f"  {entry.page.rule:<{rules}}  {_impact(entry):<{impacts}}  {entry.page.title}"
        for entry in group.entries
    ]


def _impact(entry: Entry) -> str:
    return entry.impact.value if entry.impact else ""


def _page(entry: Entry) -> list[str]:
    usually = f" (usually {entry.impact.value})" if entry.impact else ""
    lines = [f"{entry.page.rule}{usually}", "", *entry.page.text.splitlines()]
    if entry.example is None:
        return lines
    return [*lines, "", "Example, from the base (-) to the head (+):", "", *_indented(entry)]


def _indented(entry: Entry) -> list[str]:
    return [f"  {line}" for line in difference(entry.example)] if entry.example else []


def _markdown() -> Iterator[str]:
    groups = catalogue()
    yield "# The rules"
    yield ""
    yield "Made from the rules themselves by `make goldens`; `gates explain RULE` prints one of them."
    for group in groups:
        yield from _table(group)
    for group in groups:
        for entry in group.entries:
            yield from _section(entry)


def _table(group: Group) -> Iterator[str]:
    yield from ("", f"## {group.title}", "", f"Of the gate `{group.gate}`.", "")
    yield from ("| rule | usually | what it flags |", "|---|---|---|")
    for entry in group.entries:
        rule = entry.page.rule
        yield f"| [{rule}](#{rule}) | {_impact(entry)} | {entry.page.title} |"


def _section(entry: Entry) -> Iterator[str]:
    yield from ("", f"### {entry.page.rule}", "", *entry.page.text.splitlines())
    if entry.example is not None:
        yield from ("", "```diff", *difference(entry.example), "```")
