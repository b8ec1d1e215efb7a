"""A request may have fewer items in an array, or must have more.

Clients that send lists of another length are refused: 422.

What to do: go on taking the old lengths, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, STRICTER, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.ITEM_COUNT)
BREAKS = (
    in_request({"type": "array", "maxItems": 9}, {"type": "array", "maxItems": 5}),
    in_request({"type": "array"}, {"type": "array", "minItems": 1}),
)
ALLOWS = (in_request({"type": "array", "maxItems": 5}, {"type": "array", "maxItems": 9}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer lists are taken in the request: {told(change)}")
