"""A response may have texts of a length that it never had.

Clients that count on it fail: a column of 50 characters, a name that is never empty.

What to do: send texts of the old lengths only, or raise the first number of info.version.
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
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.STRING_LENGTH)
BREAKS = (
    in_response({"type": "string", "maxLength": 5}, {"type": "string", "maxLength": 9}),
    in_response({"type": "string", "minLength": 1}, {"type": "string"}),
)
ALLOWS = (in_response({"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 5}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"more texts may come in the response: {told(change)}")
