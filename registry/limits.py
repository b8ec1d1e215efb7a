"""Pure. How long a server is waited for, how much of it is read, and when it is asked again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

# A server that is busy or being restarted; everything else will not mend itself.
PASSING_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
_SECONDS = re.compile(r"[0-9]+")
_AGES = 1e9


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Seconds for a connection, for each wait of a read, and for all of it; sizes and counts."""

    connect: float = 5.0
    read: float = 10.0
    total: float = 60.0
    bytes: int = 64 * 1024 * 1024
    redirects: int = 3
    attempts: int = 4
    first_pause: float = 0.5
    longest_pause: float = 8.0

    def pause(self, attempt: int) -> float:
        """The longest pause after that attempt, counted from 1; it doubles each time."""
        return min(self.longest_pause, self.first_pause * 2.0 ** (attempt - 1))


DEFAULT_FETCH_LIMITS = FetchLimits()


def asked_pause(retry_after: str, *, now: float) -> float:
    """The seconds that a `Retry-After` asks for (RFC 9110, section 10.2.3); 0 where it is nonsense.

    `now` is in seconds since 1970: the header may hold a date.
    """
    if _SECONDS.fullmatch(retry_after):
        return min(float(retry_after), _AGES)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return 0.0
