"""Pure. Versions that are dates (calver.org): 2026.5.31, 2026-05-31, 20260531, 24.04, 2026.5.31-2.

A date promises nothing about what changed, so any higher one suffices. What may break is left to
`--policy compatible` and `--fail-on`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from gates.contract_drift.judgement import Bump

_FORM = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{2})(?P<separator>[.-]?)(?P<month>1[0-2]|0?[1-9])"
    r"(?:(?P=separator)(?P<day>[0-9]{1,4}))?"
    r"(?:[.-](?P<count>[0-9]{1,6}))?"
    r"(?:-(?P<modifier>[A-Za-z][0-9A-Za-z]*))?"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """Versions as the calendar orders them."""

    today: date

    @property
    def reason(self) -> str:
        """One word for machines, where a version is none of these."""
        return "version-not-calendar"

    @property
    def hint(self) -> str:
        """What to do about it."""
        return (
            "write info.version as a date, such as 2026.5.31, 2026-05-31 or 2026.5.31-2; or leave "
            "--versioning calendar away"
        )

    def reads(self, text: str) -> bool:
        """Whether `text` is a date, perhaps counted on (`-2`) or modified (`-preview`)."""
        return _parsed(text) is not None

    def order(self, base: str, head: str) -> int:
        """By year, month, day and count. What is modified comes before what is not."""
        before, after = _key(base), _key(head)
        return (after > before) - (after < before)

    def suffices(self, base: str, head: str, bump: Bump) -> bool:  # noqa: ARG002 (a date promises nothing)
        """Whether the head is higher."""
        return self.order(base, head) > 0

    def needed(self, base: str, bump: Bump) -> str:  # noqa: ARG002 (a date promises nothing)
        """Today in the form that the base has, or the base counted on where it is no earlier."""
        new = _written(_match(base), self.today)
        return new if self.order(base, new) > 0 else _counted_on(_match(base))


def _parsed(text: str) -> re.Match[str] | None:
    match = _FORM.fullmatch(text)
    if match is None or match["separator"]:
        return match
    is_compact = re.fullmatch("[0-9]{4}[0-9]{2}[0-9]{2}", text.partition("-")[0])
    return match if is_compact and len(match["month"]) == len(match["day"]) else None


def _match(text: str) -> re.Match[str]:
    match = _parsed(text)
    if match is None:
        raise ValueError(f"{text!r} was to be refused before it is compared")
    return match


def _key(text: str) -> tuple[int, int, int, int, bool, str]:
    found = _match(text)
    modifier = found["modifier"] or ""
    numbers = (int(found[name] or 0) for name in ("year", "month", "day", "count"))
    year, month, day, count = numbers
    return year, month, day, count, not modifier, modifier


def _written(form: re.Match[str], today: date) -> str:
    year = f"{today.year:04}"[-len(form["year"]) :]
    padded = form["separator"] != "." or form["month"].startswith("0")
    month, day = (f"{n:02}" if padded else str(n) for n in (today.month, today.day))
    return form["separator"].join([year, month, *([day] if form["day"] else [])])


def _counted_on(base: re.Match[str]) -> str:
    """`2026.5.31` is followed by `2026.5.31-1`, `2026-05` by `2026-05.1`, for `-1` were a day."""
    text = base.string
    if base["modifier"]:
        return text.removesuffix(f"-{base['modifier']}")
    if base["count"]:
        return f"{text[: base.start('count')]}{int(base['count']) + 1}"
    return f"{text}{'.' if base['separator'] == '-' and not base['day'] else '-'}1"
