"""A request may no longer have values of a type.

Clients that send them are refused: a number where only text is taken, or 1.5 where only whole numbers are.

What to do: go on taking the old type as well, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.TYPE)
BREAKS = (
    in_request({"type": ["string", "integer"]}, {"type": "string"}),
    in_request({"type": "number"}, {"type": "integer"}),
    in_request({"type": "string"}, {"type": "integer"}),
)
ALLOWS = (in_request({"type": "string"}, {"type": ["string", "integer"]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer types are taken in the request: {told(change)}")
