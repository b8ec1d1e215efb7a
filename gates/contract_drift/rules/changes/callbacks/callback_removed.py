"""The server does not call back any more.

A client that registered for it waits for a call that never comes.

What to do: keep the callback, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import callback, operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.REMOVED,), Subject.CALLBACK, Subject.CALLBACK_OPERATION)
BREAKS = (operations(callback(), None),)
ALLOWS = (operations(None, callback()),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} is gone")
