"""A call needs fewer credentials, or can be authorised in one more way.

Whoever was let in is still let in. Look at it all the same: a requirement that is gone by mistake opens the
operation to everybody.

What to do: make sure that it is meant; raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import secured
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = (claims(ELSEWHERE, (Edit.REMOVED,), Subject.SECURITY, Subject.SECURITY_SCOPE)) | claims(
    ELSEWHERE, (Edit.ADDED,), Subject.SECURITY_ALTERNATIVE
)
BREAKS = (
    secured([{"key": []}], []),
    secured([{"key": []}], [{"key": []}, {"login": ["read"]}]),
    secured([{"login": ["read", "write"]}], [{"login": ["read"]}]),
)
ALLOWS = (secured([], [{"key": []}]),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    if change.subject is Subject.SECURITY:
        return compatible(change, "the operation asks for no credentials any more")
    if change.subject is Subject.SECURITY_SCOPE:
        return compatible(change, f"a call needs the scope {show(change.name)} no longer")
    return compatible(change, f"calls can also be authorised by {show(change.name)}")
