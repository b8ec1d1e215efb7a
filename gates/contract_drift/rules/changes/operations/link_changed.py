"""A link of a response is gone, or leads elsewhere.

A client that finds the next request by the link, such as `GET /users/{$response.body#/id}`, finds another
one or none. No value can show whether there is such a client.

What to do: keep the link as it was and add the new one under another name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import risky
from gates.contract_drift.rules.changes.claims import ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.RISKY
CLAIMS = claims(ON_THE_WIRE, (Edit.REMOVED, Edit.CHANGED), Subject.LINK)
_LINK: JsonObject = {"again": {"operationId": "saveProduct"}}
BREAKS = (operations(answers(links=_LINK), None),)
ALLOWS = (operations(None, answers(links=_LINK)),)


def judge(change: Change, _: Terms) -> Opinion:
    """Risky."""
    did = "is gone" if change.is_gone else "leads elsewhere"
    return risky(change, f"the link {show(change.name)} {did}")
