"""A request must have a property that could be left out.

Requests that leave it out were taken, and are refused now: 422. A `default` does not help: it says what the
server takes in its place, not that it may be missing.

What to do: keep the property optional, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.BECAME_REQUIRED,), Subject.PROPERTY)
_BASE, _HEAD = in_properties({"size": {"type": "string"}}, {"size": {"type": "string"}})
BREAKS = (in_request(_BASE, {**_HEAD, "required": ["size"]}),)
ALLOWS = (in_request({**_BASE, "required": ["size"]}, _HEAD),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"the request property {show(change.name)} became required")
