"""The server understands one more answer to its callback or webhook.

Answers that were allowed are still allowed.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import DONE, documents, webhook
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.RESPONSE)
BREAKS = (documents(webhook(), webhook(responses={"200": DONE, "202": DONE})),)
ALLOWS = (documents(webhook(), webhook()),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"the answer {show(change.name)} is understood as well")
