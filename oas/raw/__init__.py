"""What differs between two Documents, by pointer. No opinion: whom a change hurts is the gates' word."""

from oas.raw.change import Change, Kind
from oas.raw.walk import compare

__all__ = ["Change", "Kind", "compare"]
