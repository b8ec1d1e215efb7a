"""The server no longer understands an answer to its callback or webhook.

Who receives the call and answers as before is not understood: the server may call again, or give up.

What to do: go on accepting the answer, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import DONE, documents, webhook
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.REMOVED,), Subject.RESPONSE)
BREAKS = (documents(webhook(responses={"200": DONE, "202": DONE}), webhook()),)
ALLOWS = (documents(webhook(), webhook(responses={"200": DONE, "202": DONE})),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"the answer {show(change.name)} is no longer understood")
