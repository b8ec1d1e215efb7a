"""A response may come without a property that it always had.

Clients rely on it and do not ask whether it is there: `total.toFixed(2)` fails in the browser.

What to do: go on sending it always, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.BECAME_OPTIONAL,), Subject.PROPERTY)
_BASE, _HEAD = in_properties({"total": {"type": "number"}}, {"total": {"type": "number"}})
BREAKS = (in_response({**_BASE, "required": ["total"]}, _HEAD),)
ALLOWS = (in_response(_BASE, {**_HEAD, "required": ["total"]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"the response property {show(change.name)} became optional")
