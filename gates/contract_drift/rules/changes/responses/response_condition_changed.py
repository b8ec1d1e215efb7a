"""A response need no longer hold under a condition: `if`, `not`, `dependentRequired`, `dependentSchemas`.

Clients that count on it fail: a street without a country, where the one never came without the other.

What to do: send only what held under the old condition, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(
    IN_RESPONSES, LOOSER, Subject.CONDITION, Subject.NOT, Subject.DEPENDENT_REQUIRED
) | claims(IN_RESPONSES, CAME_OR_WENT, Subject.DEPENDENT_SCHEMA)
_BOTH, _ = in_properties({"street": {"type": "string"}, "country": {"type": "string"}}, {})
BREAKS = (
    in_response({**_BOTH, "dependentRequired": {"street": ["country"]}}, _BOTH),
    in_response({"type": "string", "not": {"enum": ["admin"]}}, {"type": "string"}),
)
ALLOWS = (in_response(_BOTH, {**_BOTH, "dependentRequired": {"street": ["country"]}}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other values may come in the response: {told(change)}")
