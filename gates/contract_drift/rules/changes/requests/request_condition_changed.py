"""A request must hold under a condition, or must not be something: `if`, `not`, `dependentRequired`.

Clients that send values for which the condition does not hold are refused: an address without a country
where `dependentRequired` asks for one.

What to do: go on taking such values, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, IN_REQUESTS, STRICTER, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(
    IN_REQUESTS, STRICTER, Subject.CONDITION, Subject.NOT, Subject.DEPENDENT_REQUIRED
) | claims(IN_REQUESTS, CAME_OR_WENT, Subject.DEPENDENT_SCHEMA)
_BOTH, _ = in_properties({"street": {"type": "string"}, "country": {"type": "string"}}, {})
BREAKS = (
    in_request(_BOTH, {**_BOTH, "dependentRequired": {"street": ["country"]}}),
    in_request({"type": "string"}, {"type": "string", "not": {"enum": ["admin"]}}),
)
ALLOWS = (in_request({**_BOTH, "dependentRequired": {"street": ["country"]}}, _BOTH),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer values are taken in the request: {told(change)}")
