"""The items of an array in a response may repeat.

Clients that use them as keys, or count them, fail on the second one.

What to do: send each item once, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.UNIQUE_ITEMS)
BREAKS = (in_response({"type": "array", "uniqueItems": True}, {"type": "array"}),)
ALLOWS = (in_response({"type": "array"}, {"type": "array", "uniqueItems": True}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, "the items of a list in the response may repeat")
