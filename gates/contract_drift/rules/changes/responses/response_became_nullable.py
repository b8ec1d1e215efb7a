"""A response may be null, or have null in a property, where it could not.

Clients that do not ask for null fail on it.

What to do: send a value always, leave an optional property out, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.ADDED,), Subject.NULL)
BREAKS = (in_response({"type": "string"}, {"type": ["string", "null"]}),)
ALLOWS = (in_response({"type": ["string", "null"]}, {"type": "string"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, "the response may now be null")
