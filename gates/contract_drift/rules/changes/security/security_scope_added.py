"""A call needs a scope that it did not need.

Tokens that were issued without the scope are refused: 403. Users may have to agree anew.

What to do: ask for the scope on a new operation only, or raise the first number of info.version.
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
CLAIMS = claims(ELSEWHERE, (Edit.ADDED,), Subject.SECURITY_SCOPE)
BREAKS = (secured([{"login": ["read"]}], [{"login": ["read", "write"]}]),)
ALLOWS = (secured([{"login": ["read", "write"]}], [{"login": ["read"]}]),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"a call needs the scope {show(change.name)} as well")
