"""An operation takes no body any more.

What clients send in it is ignored, so that nothing is saved, or the request is refused: 415.

What to do: go on taking the body, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, WENT, claims
from gates.contract_drift.rules.changes.example import BODY, operations
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, WENT, Subject.REQUEST_BODY)
BREAKS = (operations({"requestBody": BODY}, None),)
ALLOWS = (operations(None, {"requestBody": BODY}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, "no request body is taken any more")
