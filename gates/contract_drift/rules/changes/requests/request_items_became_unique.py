"""The items of an array in a request must differ from each other.

Clients that send an item twice are refused: 422.

What to do: go on taking repeated items, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, STRICTER, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.UNIQUE_ITEMS)
BREAKS = (in_request({"type": "array"}, {"type": "array", "uniqueItems": True}),)
ALLOWS = (in_request({"type": "array", "uniqueItems": True}, {"type": "array"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, "the items of a list in the request must differ from each other")
