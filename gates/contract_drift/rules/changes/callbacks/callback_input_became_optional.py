"""A callback or webhook may come without a parameter or a body that it always carried.

Who receives it relies on that part and does not ask whether it is there.

What to do: go on sending it always, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import BODY, documents, webhook
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.BECAME_OPTIONAL,), Subject.PARAMETER, Subject.REQUEST_BODY)
BREAKS = (documents(webhook(requestBody={**BODY, "required": True}), webhook(requestBody=BODY)),)
ALLOWS = (documents(webhook(requestBody=BODY), webhook(requestBody={**BODY, "required": True})),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)}, which the server always sent, became optional")
