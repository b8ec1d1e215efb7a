"""A request may have fewer texts: shorter ones only, or longer ones only.

Clients that send a text of another length are refused: a name of 60 characters where 50 are taken.

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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.STRING_LENGTH)
BREAKS = (
    in_request({"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 5}),
    in_request({"type": "string"}, {"type": "string", "minLength": 1}),
)
ALLOWS = (in_request({"type": "string", "maxLength": 5}, {"type": "string", "maxLength": 9}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer texts are taken in the request: {told(change)}")
