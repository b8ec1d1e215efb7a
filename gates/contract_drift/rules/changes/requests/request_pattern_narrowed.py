"""A request may have only texts that match a pattern, or another pattern.

Clients that send other texts are refused: 422. Whether every text that one pattern matches is matched by
another cannot always be decided; a text that shows the difference is looked for, and without one it is risky.

What to do: go on taking what the old pattern takes, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.PATTERN)
BREAKS = (
    in_request({"type": "string"}, {"type": "string", "pattern": "^[a-z]+$"}),
    in_request(
        {"type": "string", "pattern": "^[0-9]$"}, {"type": "string", "pattern": "^[0123456789]$"}
    ),
)
ALLOWS = (in_request({"type": "string", "pattern": "^[a-z]+$"}, {"type": "string"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other texts are taken in the request: {told(change)}")
