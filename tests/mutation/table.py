"""The table of docs/mutations.md: how often each kind was applied, caught and proved."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.mutation.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = Path(__file__).parents[2] / "docs" / "mutations.md"
_ROW = re.compile(r"\| (?P<kind>[^|]+) \| (\d+) \| (\d+) \| (\d+|-) \|")
_TOP = """# Mutations

What the judge of change is worth is measured: {kinds} kinds of edit that break a client or a server,
each made at random places of {contracts} real contracts. All of them have to be called breaking; where
values are concerned, a value that jsonschema-rs accepts on one side and refuses on the other has to
prove it. The contracts:{names}.

*Edits* is how often a kind was applied, *caught* how often it was called breaking, *proved* how often
with such a value; - where the kind is none of values. A kind of `response` widens what is sent: it is
the way back of the kind of `request` beside it.

The edits stand in `tests/mutation/`. CI makes each once in the small contracts. This page is written
by `.venv/bin/python -m tests.mutation` (some minutes), which exits with 1 where an edit is missed.

| kind | edits | caught | proved |
|---|---|---|---|
"""


class Row(NamedTuple):
    """One kind. `proved` is 0 where no value could show it."""

    kind: str
    applied: int
    caught: int
    proved: int


def page(found: Iterable[Row], contracts: Iterable[str]) -> str:
    """The text of the page."""
    rows = list(found)
    names = list(contracts)
    top = _TOP.format(kinds=len(rows), contracts=len(names), names=f"\n{', '.join(names)}")
    total = Row(
        "*all*",
        sum(row.applied for row in rows),
        sum(row.caught for row in rows),
        sum(row.proved for row in rows if KINDS[row.kind].has_witness),
    )
    return top + "".join(f"{_line(row)}\n" for row in [*rows, total])


def rows(text: str) -> list[Row]:
    """The rows of a page, the sum apart."""
    found = [match.groups() for match in _ROW.finditer(text)]
    return [
        Row(kind, int(applied), int(caught), 0 if proved == "-" else int(proved))
        for kind, applied, caught, proved in found
        if kind in KINDS
    ]


def _line(row: Row) -> str:
    kind = KINDS.get(row.kind)
    proved = str(row.proved) if kind is None or kind.has_witness else "-"
    return f"| {row.kind} | {row.applied} | {row.caught} | {proved} |"
