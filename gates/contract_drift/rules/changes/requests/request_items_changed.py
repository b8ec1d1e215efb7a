"""The items of an array in a request must be of another kind, or there may be no more of them.

It is about what the schemas of items say as a whole: `items`, `prefixItems`, `contains` and
`unevaluatedItems` that came, went or closed the array. Clients that send other items are refused.

What to do: go on taking the old items, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, IN_REQUESTS, STRICTER, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(
    IN_REQUESTS, STRICTER, Subject.ITEMS, Subject.CONTAINS, Subject.UNEVALUATED_ITEMS
) | claims(IN_REQUESTS, CAME_OR_WENT, Subject.PREFIX_ITEM)
BREAKS = (
    in_request({"type": "array"}, {"type": "array", "items": {"type": "string"}}),
    in_request({"type": "array"}, {"type": "array", "prefixItems": [{"type": "string"}]}),
    in_request({"type": "array"}, {"type": "array", "contains": {"type": "string"}}),
)
ALLOWS = (in_request({"type": "array", "items": {"type": "string"}}, {"type": "array"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other items are taken in a list of the request: {told(change)}")
