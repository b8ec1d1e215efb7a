"""The items of an array in a response may be of another kind, or there may be more of them.

It is about what the schemas of items say as a whole: `items`, `prefixItems`, `contains` and
`unevaluatedItems` that came, went or opened the array. Clients fail on items that never came.

What to do: send the old items only, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(
    IN_RESPONSES, LOOSER, Subject.ITEMS, Subject.CONTAINS, Subject.UNEVALUATED_ITEMS
) | claims(IN_RESPONSES, CAME_OR_WENT, Subject.PREFIX_ITEM)
BREAKS = (
    in_response({"type": "array", "items": {"type": "string"}}, {"type": "array"}),
    in_response({"type": "array", "prefixItems": [{"type": "string"}]}, {"type": "array"}),
    in_response({"type": "array", "contains": {"type": "string"}}, {"type": "array"}),
)
ALLOWS = (in_response({"type": "array"}, {"type": "array", "items": {"type": "string"}}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other items may come in a list of the response: {told(change)}")
