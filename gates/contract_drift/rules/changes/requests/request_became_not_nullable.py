"""A request may no longer be null, or have null in a property.

Clients that send null to say "none" are refused: 422.

What to do: go on taking null, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.REMOVED,), Subject.NULL)
BREAKS = (in_request({"type": ["string", "null"]}, {"type": "string"}),)
ALLOWS = (in_request({"type": "string"}, {"type": ["string", "null"]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, "the request may no longer be null")
