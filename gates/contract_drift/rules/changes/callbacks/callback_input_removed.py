"""A callback or webhook no longer carries a parameter or a body.

Who receives it and reads that part gets nothing. It is breaking where the part was always sent, and risky
where it was optional: the receiver had to expect that it is missing.

What to do: go on sending it, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, risky
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, WENT, claims
from gates.contract_drift.rules.changes.example import BODY, documents, query, webhook
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, WENT, Subject.PARAMETER, Subject.REQUEST_BODY)
BREAKS = (
    documents(webhook(requestBody={**BODY, "required": True}), webhook()),
    documents(webhook(parameters=[query("page")]), webhook()),
)
ALLOWS = (documents(webhook(), webhook(requestBody=BODY)),)


def judge(change: Change, _: Terms) -> Opinion:
    """By whether it was always sent."""
    text = f"{named(change)}, which the server sent, is gone"
    if change.edit is Edit.REMOVED_REQUIRED:
        return by_kind(change, text)
    return risky(change, f"{text}; it was optional")
