"""An operation that was public asks for credentials.

Every client that calls it without them is refused: 401.

What to do: offer the empty requirement `{}` beside the new one until clients have moved, or raise the first
number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import secured
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.ADDED,), Subject.SECURITY)
BREAKS = (secured([], [{"key": []}]),)
ALLOWS = (secured([{"key": []}], []),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, "the operation was public and asks for credentials now")
