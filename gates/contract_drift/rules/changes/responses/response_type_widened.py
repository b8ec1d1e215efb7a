"""A response may have values of a type that it never had.

Clients fail on them: a text where they count on a number, or 1.5 where they count on whole numbers.

What to do: send the old type only, or raise the first number of info.version.
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
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.TYPE)
BREAKS = (
    in_response({"type": "string"}, {"type": ["string", "integer"]}),
    in_response({"type": "integer"}, {"type": "number"}),
    in_response({"type": "string"}, {"type": "integer"}),
)
ALLOWS = (in_response({"type": ["string", "integer"]}, {"type": "string"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"more types may come in the response: {told(change)}")
