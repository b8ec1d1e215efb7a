"""A request may no longer have a value of a list.

Clients that send it are refused: 422.

What to do: go on taking the value, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.contract_drift.rules.changes.wording import value_of
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.REMOVED,), Subject.ENUM_VALUE)
BREAKS = (in_request({"enum": ["red", "blue"]}, {"enum": ["red"]}),)
ALLOWS = (in_request({"enum": ["red"]}, {"enum": ["red", "blue"]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"the value {value_of(change)} is no longer taken in the request")
