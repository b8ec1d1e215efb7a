"""A response may have more or fewer items in an array than it ever had.

Clients that count on the number fail: the first item of a list that was never empty.

What to do: send lists of the old lengths only, or raise the first number of info.version.
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
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.ITEM_COUNT)
BREAKS = (
    in_response({"type": "array", "maxItems": 5}, {"type": "array", "maxItems": 9}),
    in_response({"type": "array", "minItems": 1}, {"type": "array"}),
)
ALLOWS = (in_response({"type": "array", "maxItems": 9}, {"type": "array", "maxItems": 5}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other lists may come in the response: {told(change)}")
