"""An object in a request may have fewer properties, or must have more.

Clients that send objects of another size are refused: 422.

What to do: go on taking the old sizes, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.PROPERTY_COUNT)
_MAP: JsonObject = {"type": "object", "additionalProperties": {"type": "string"}}
BREAKS = (in_request(_MAP, {**_MAP, "maxProperties": 2}),)
ALLOWS = (in_request({**_MAP, "maxProperties": 2}, _MAP),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer objects are taken in the request: {told(change)}")
