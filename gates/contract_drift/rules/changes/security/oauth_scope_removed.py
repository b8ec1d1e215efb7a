"""A scope can no longer be asked for.

A client that names it when it asks for a token may be refused by the authorisation server, although no
operation needs the scope.

What to do: keep the scope, even if it grants nothing, until clients do not ask for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import risky
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents, oauth, schemes
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(ELSEWHERE, (Edit.REMOVED,), Subject.OAUTH_SCOPE)
BREAKS = (documents(schemes(login=oauth("clientCredentials", all="All")), schemes()),)
ALLOWS = (documents(schemes(), schemes()),)


def judge(change: Change, _: Terms) -> Opinion:
    """Risky."""
    return risky(change, f"the scope {show(change.name)} can no longer be asked for")
