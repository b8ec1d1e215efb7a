"""Pure. What an object promises of its life: deprecated, a sunset date, a level of stability."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from oas.json_value import as_object, flag, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json

# From the one that promises least. What has no level is taken for stable: nothing says otherwise.
LEVELS: Mapping[str, int] = {"draft": 0, "alpha": 1, "beta": 2, "stable": 3}
STABLE = LEVELS["stable"]
DRAFTS = frozenset({"draft", "alpha"})
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DATE_TIME = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Promises:
    """`sunset` is the date after which it may be gone, None where there is no readable one."""

    deprecated: bool
    sunset: date | None
    level: str

    @property
    def is_draft(self) -> bool:
        """Whether it may change and go at any time."""
        return self.level in DRAFTS

    def has_ended(self, today: date) -> bool:
        """Whether its end was announced and has come."""
        return self.deprecated and self.sunset is not None and self.sunset <= today


def promises(value: Json) -> Promises:
    """Those of an operation, a parameter or a schema."""
    holder = as_object(value)
    return Promises(
        flag(holder.get("deprecated")),
        sunset_date(holder.get("x-sunset", holder.get("sunset"))),
        text(holder.get("x-stability-level")),
    )


def sunset_date(value: Json) -> date | None:
    """The day that a sunset names in UTC, None where it names none.

    A full-date or a date-time (RFC 3339, section 5.6), or an HTTP-date as the header Sunset has it
    (RFC 8594, section 3).
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    try:
        if _FULL_DATE.fullmatch(value):
            return date.fromisoformat(value)
        if _DATE_TIME.fullmatch(value):
            return datetime.fromisoformat(value.upper()).astimezone(UTC).date()
        return _http_date(value)
    except (ValueError, OverflowError):
        return None


def _http_date(value: str) -> date:
    """`Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7, the form that is sent today)."""
    parsed = datetime.strptime(value, "%a, %d %b %Y %H:%M:%S GMT").replace(tzinfo=UTC)
    return parsed.date()


def rank(level: Json) -> int | None:
    """How much a level promises, None where it is no level. An absent one is stable."""
    return STABLE if level is None else LEVELS.get(text(level))
