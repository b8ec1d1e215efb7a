"""What differs between two Documents, by pointer. No opinion: whom a change hurts is the gates' word."""

from oas.compare.change import Change, Kind
from oas.compare.walk import compare

__all__ = ["Change", "Kind", "compare"]
