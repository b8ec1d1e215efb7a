"""A request may have fewer numbers: the least one went up, the greatest one down.

Clients that send a number outside of the new range are refused: 422.

What to do: go on taking the old range, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.NUMBER_RANGE)
BREAKS = (
    in_request({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}),
    in_request({"type": "number"}, {"type": "number", "exclusiveMaximum": 10}),
)
ALLOWS = (in_request({"type": "integer", "minimum": 2}, {"type": "integer", "minimum": 1}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer numbers are taken in the request: {told(change)}")
