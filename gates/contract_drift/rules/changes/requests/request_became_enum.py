"""A request may have only the values of a list, where it could have any.

Clients that send another value are refused: 422.

What to do: take other values as before, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.ENUM)
BREAKS = (in_request({"type": "string"}, {"type": "string", "enum": ["red", "blue"]}),)
ALLOWS = (in_request({"type": "string", "enum": ["red", "blue"]}, {"type": "string"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"only listed values are taken in the request: {shown(change.after)}")
