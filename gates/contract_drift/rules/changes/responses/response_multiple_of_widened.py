"""A response may have numbers between those that it had: no longer only multiples of another one.

Clients that count on the step fail: whole pounds that are shown without pence.

What to do: send the old numbers only, or raise the first number of info.version.
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
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.MULTIPLE_OF)
BREAKS = (in_response({"type": "integer", "multipleOf": 10}, {"type": "integer", "multipleOf": 5}),)
ALLOWS = (in_response({"type": "integer", "multipleOf": 5}, {"type": "integer", "multipleOf": 10}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"more numbers may come in the response: {told(change)}")
