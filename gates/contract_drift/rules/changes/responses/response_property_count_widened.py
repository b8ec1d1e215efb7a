"""An object in a response may have more or fewer properties than it ever had.

Clients that count on the number fail: a map that was never empty.

What to do: send objects of the old size only, or raise the first number of info.version.
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
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.PROPERTY_COUNT)
_MAP: JsonObject = {"type": "object", "additionalProperties": {"type": "string"}}
BREAKS = (in_response({**_MAP, "maxProperties": 2}, _MAP),)
ALLOWS = (in_response(_MAP, {**_MAP, "maxProperties": 2}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other objects may come in the response: {told(change)}")
