"""A response may have numbers that it never had: lower than the least one, greater than the greatest.

Clients that count on the range fail: a bar that is longer than its frame, an `int32` that overflows.

What to do: send numbers of the old range only, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.NUMBER_RANGE)
BREAKS = (
    in_response({"type": "integer", "minimum": 2}, {"type": "integer", "minimum": 1}),
    in_response({"type": "number", "exclusiveMaximum": 10}, {"type": "number"}),
)
ALLOWS = (in_response({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 2}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"more numbers may come in the response: {told(change)}")
