"""A request may have only values of a format, or of another encoding or media type inside a text.

Clients that send other texts are refused: `tomorrow` where a date is asked for.

What to do: go on taking the old values, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.FORMAT, Subject.CONTENT)
BREAKS = (
    in_request({"type": "string"}, {"type": "string", "format": "uuid"}),
    in_request({"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}),
)
ALLOWS = (in_request({"type": "string", "format": "uuid"}, {"type": "string"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other values are taken in the request: {told(change)}")
