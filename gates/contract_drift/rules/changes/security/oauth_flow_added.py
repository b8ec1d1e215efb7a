"""A flow by which clients get a token is new, or a scope that they may ask for.

That it exists asks nothing of anybody; an operation that requires it has a finding of its own.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents, oauth, schemes
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ELSEWHERE, (Edit.ADDED,), Subject.OAUTH_FLOW, Subject.OAUTH_SCOPE)
_LOGIN = schemes(login=oauth("clientCredentials"))
BREAKS = (
    documents(_LOGIN, schemes(login=oauth("clientCredentials", "password"))),
    documents(_LOGIN, schemes(login=oauth("clientCredentials", all="All"))),
)
ALLOWS = (documents(schemes(login=oauth("clientCredentials", "password")), _LOGIN),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{named(change)} is new")
