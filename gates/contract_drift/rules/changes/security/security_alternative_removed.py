"""One of the ways to authorise a call is gone.

Clients that use it, such as an API key where only OAuth is left, are refused: 401.

What to do: keep the alternative until its users have moved, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import secured
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.REMOVED,), Subject.SECURITY_ALTERNATIVE)
BREAKS = (secured([{"key": []}, {"login": ["read"]}], [{"login": ["read"]}]),)
ALLOWS = (secured([{"login": ["read"]}], [{"key": []}, {"login": ["read"]}]),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    if not change.name:
        return by_kind(change, "calls can no longer be made without credentials")
    return by_kind(change, f"calls can no longer be authorised by {show(change.name)}")
