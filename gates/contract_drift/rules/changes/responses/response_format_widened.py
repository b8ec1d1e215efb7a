"""A response may have values that are not of the old format, or of another encoding or media type inside a text.

Clients that read them as the old format fail: `tomorrow` is no date.

What to do: send values of the old format only, or raise the first number of info.version.
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
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.FORMAT, Subject.CONTENT)
BREAKS = (
    in_response({"type": "string", "format": "uuid"}, {"type": "string"}),
    in_response({"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}),
)
ALLOWS = (in_response({"type": "string"}, {"type": "string", "format": "uuid"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other values may come in the response: {told(change)}")
