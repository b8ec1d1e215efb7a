"""The `operationId` of an operation came, went or changed.

Requests and responses stay as they are, and what is deployed goes on. Generated clients name their functions
after it, so whoever generates anew calls a function that is no longer there: that is risky. One where there
was none hurts nobody.

What to do: keep the old operationId, or raise the middle number of info.version and tell who generates code.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible, risky
from gates.contract_drift.rules.changes.claims import EDITED, ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(ELSEWHERE, EDITED, Subject.OPERATION_ID)
BREAKS = (operations({"operationId": "save"}, {"operationId": "store"}),)
ALLOWS = (operations({"operationId": "save"}, {"operationId": "save"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By whether there was one that somebody may use."""
    if change.edit is Edit.ADDED:
        return compatible(change, f"the operationId {shown(change.after)} is new", Bump.PATCH)
    if change.edit is Edit.REMOVED:
        return risky(change, f"the operationId {shown(change.before)} is gone")
    text = f"the operationId {shown(change.before)} became {shown(change.after)}"
    return risky(change, text)
