"""A flow is gone by which clients get a token.

Clients that use it cannot log in any more.

What to do: keep the flow until its users have moved, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents, oauth, schemes
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.REMOVED,), Subject.OAUTH_FLOW)
BREAKS = (
    documents(
        schemes(login=oauth("clientCredentials", "password")),
        schemes(login=oauth("clientCredentials")),
    ),
)
ALLOWS = (
    documents(
        schemes(login=oauth("clientCredentials")),
        schemes(login=oauth("clientCredentials", "password")),
    ),
)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"tokens can no longer be had by the flow {show(change.name)}")
