"""The contract offers one more server.

Who uses one of the others goes on as before.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ELSEWHERE, (Edit.ADDED,), Subject.SERVER)
BREAKS = (
    documents(
        {"servers": [{"url": "https://a.example"}]},
        {"servers": [{"url": "https://a.example"}, {"url": "https://b.example"}]},
    ),
)
ALLOWS = (documents({"servers": [{"url": "/"}]}, None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"the server {show(change.name)} is offered as well")
