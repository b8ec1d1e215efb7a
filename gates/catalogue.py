"""Every rule of every gate, group by group: its page, what it usually says, and an example of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gates.accepted import rules as accepted
from gates.checksums import rules as checksums
from gates.contract_drift.rules import changes, versions
from gates.round_trip import rules as round_trip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gates.contract_drift.rules.changes import Rule
    from gates.finding import Impact
    from gates.rule import Page
    from oas.json_value import Json


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contracts between which a rule finds something."""

    base: Json
    head: Json


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule. `impact` is what it usually says, None where that is no question of impact."""

    page: Page
    impact: Impact | None = None
    example: Pair | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rules of one gate that belong together; `title` says what they are about."""

    gate: str
    title: str
    entries: tuple[Entry, ...]


def catalogue() -> tuple[Group, ...]:
    """All groups, in the order in which people read them."""
    return (
        Group("contract-drift", "Versions: what a change asks of info.version", _versions()),
        *_changes(),
        Group("contract-drift", "Accepted findings: what became of them", _accepted()),
        Group("checksums", "Generated code: does it say what the contract says?", _checksums()),
        Group(
            "round-trip", "The application: does FastAPI say what the contract says?", _round_trip()
        ),
    )


def _versions() -> tuple[Entry, ...]:
    return tuple(Entry(page) for page in versions.pages())


def _changes() -> Iterator[Group]:
    groups: dict[str, list[Rule]] = {}
    for rule in changes.rules().values():
        groups.setdefault(rule.group, []).append(rule)
    for title, rules in groups.items():
        yield Group("contract-drift", title, tuple(map(_entry, rules)))


def _entry(rule: Rule) -> Entry:
    example = next((Pair(found.base, found.head) for found in rule.breaks), None)
    return Entry(rule.page, rule.impact, example)


def _accepted() -> tuple[Entry, ...]:
    return tuple(Entry(page) for page in accepted.pages())


def _checksums() -> tuple[Entry, ...]:
    return tuple(Entry(page) for page in checksums.pages())


def _round_trip() -> tuple[Entry, ...]:
    return tuple(Entry(page) for page in round_trip.pages())


def difference(pair: Pair, context: int = 2) -> list[str]:
    """The lines of both contracts that differ, and those around them; `…` where lines are left out."""
    from difflib import unified_diff

    base, head = (json.dumps(side, indent=2).splitlines() for side in (pair.base, pair.head))
    lines = list(unified_diff(base, head, lineterm="", n=context))
    # The first two name files, which there are none of.
    return ["…" if line.startswith("@@") else line for line in lines[2:]]
