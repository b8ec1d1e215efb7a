"""A callback or webhook carries a parameter or a body that it did not carry, or always carries it now.

Who receives it may leave unread what they do not know.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import CAME, IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import BODY, documents, query, webhook
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(
    IN_RESPONSES, (*CAME, Edit.BECAME_REQUIRED), Subject.PARAMETER, Subject.REQUEST_BODY
)
BREAKS = (
    documents(webhook(), webhook(parameters=[query("page")])),
    documents(webhook(), webhook(requestBody=BODY)),
)
ALLOWS = (documents(webhook(requestBody=BODY), webhook()),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    did = "is always sent now" if change.edit is Edit.BECAME_REQUIRED else "is new"
    return compatible(change, f"{named(change)}, which the server sends, {did}")
