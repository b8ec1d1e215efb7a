"""A response may have any value, where it could have only those of a list.

Clients that match all values of the list have a case that they never saw.

What to do: keep the list, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values, compatible
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import OPEN_ENUMS, in_response
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.REMOVED,), Subject.ENUM)
BREAKS = (
    in_response({"type": "string", "enum": ["red", "blue"]}, {"type": "string"}),
    in_response({"type": "string", "enum": ["red", "blue"]}, {"type": "string"}, OPEN_ENUMS),
)
ALLOWS = (in_response({"type": "string"}, {"type": "string", "enum": ["red", "blue"]}),)


def judge(change: Change, terms: Terms) -> Opinion:
    """By the values, unless clients expect unknown ones."""
    text = f"the response is no longer one of {shown(change.before)}"
    if terms.open_enums or change.extensible:
        return compatible(change, f"{text}; clients expect unknown values")
    return by_values(change, text)
