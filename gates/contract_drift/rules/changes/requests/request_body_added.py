"""An operation takes a body, which may be left out.

Requests without a body are answered as before.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import BODY, operations
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.REQUEST_BODY)
BREAKS = (operations(None, {"requestBody": BODY}),)
ALLOWS = (operations(None, {"requestBody": {**BODY, "required": True}}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, "a request body may be sent")
