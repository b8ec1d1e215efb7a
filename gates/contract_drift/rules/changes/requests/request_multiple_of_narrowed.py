"""A request may have fewer numbers: only multiples of another one.

Clients that send a number between them are refused: 1.5 where only multiples of 1 are taken.

What to do: go on taking the old numbers, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.MULTIPLE_OF)
BREAKS = (in_request({"type": "integer", "multipleOf": 5}, {"type": "integer", "multipleOf": 10}),)
ALLOWS = (in_request({"type": "integer", "multipleOf": 10}, {"type": "integer", "multipleOf": 5}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer numbers are taken in the request: {told(change)}")
