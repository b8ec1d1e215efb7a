"""A request must be one of several kinds where it had not to, or exactly one where it could be more.

An `anyOf` or `oneOf` as a whole came, or `anyOf` became `oneOf`. Clients that send what no branch, or more
than one, takes are refused.

What to do: go on taking such values, or raise the first number of info.version.
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
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.UNION)
_SMALL: JsonObject = {"maximum": 5}
_LARGE: JsonObject = {"minimum": 3}
BREAKS = (
    in_request(
        {"type": "integer", "anyOf": [_SMALL, _LARGE]},
        {"type": "integer", "oneOf": [_SMALL, _LARGE]},
    ),
)
ALLOWS = (
    in_request(
        {"type": "integer", "oneOf": [_SMALL, _LARGE]},
        {"type": "integer", "anyOf": [_SMALL, _LARGE]},
    ),
)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    if change.before is not None and change.after is not None:
        return by_values(change, "a request must match one branch and no other one")
    return by_values(change, f"a request must match one of several branches: {told(change)}")
