"""Pure. One contract against several environments, as rows: what each asks for and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gates.finding import Impact
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gates.report import Report

_COUNTS = tuple(impact.value for impact in Impact)
HEADS = ("verdict", "version", "needs", *_COUNTS, "against")
NONE = "-"
_LONGEST = 30


class Row(NamedTuple):
    """The cells of one environment, printable, in the order of HEADS."""

    verdict: str
    version: str
    needs: str
    counts: tuple[str, ...]
    against: str

    @property
    def cells(self) -> tuple[str, ...]:
        """All of them, the name of the environment last: it may be long."""
        return (self.verdict, self.version, self.needs, *self.counts, self.against)


def rows(reports: Iterable[Report]) -> list[Row]:
    """A row for each."""
    return [_row(report) for report in reports]


def _row(report: Report) -> Row:
    counts = tuple(NONE if report.failure else str(count) for count in report.summary.values())
    verdict = report.failure.reason if report.failure else report.verdict.value
    needs = cut(report.versions.get("required", "")) or NONE
    return Row(verdict, versions(report) or NONE, needs, counts, against_what(report) or NONE)


def against_what(report: Report) -> str:
    """`prod (https://contracts.example.com/core/openapi.json)`, printable."""
    against, name = printable(report.against), printable(report.environment)
    return f"{name} ({against})" if name and against else name or against


def versions(report: Report) -> str:
    """`1.2.0 -> 1.2.1`, printable; empty where they are not known."""
    sides = [cut(report.versions[side]) for side in ("base", "head") if side in report.versions]
    return " -> ".join(sides)


def cut(text: str) -> str:
    """A text of a contract for a cell."""
    text = printable(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def aligned(cells: Sequence[Sequence[str]]) -> list[str]:
    """Lines whose columns stand below each other, counts to the right, the last as long as it is."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [_line(row, widths).rstrip() for row in cells]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell.rjust(width) if head in _COUNTS else cell.ljust(width)
        for cell, width, head in zip(row, widths, HEADS, strict=True)
    )
    return "  ".join(padded)
