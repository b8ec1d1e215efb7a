"""A description, a summary, a title, an example or a link to documentation changed.

People read it; no program can observe it. So that a promise that stands in prose only ("at most ten
orders a minute") does not change unseen, it is listed.

What to do: nothing; if the text says something that clients rely on, raise info.version all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic
from gates.contract_drift.rules.changes.claims import EDITED, EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import in_response, operations
from gates.contract_drift.rules.changes.wording import did, keyword
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COSMETIC
CLAIMS = claims(EVERYWHERE, EDITED, Subject.DOCUMENTATION)
BREAKS = (
    operations({"summary": "Save"}, {"summary": "Save a product"}),
    in_response({"type": "string"}, {"type": "string", "description": "Its name"}),
)
ALLOWS = (operations({"summary": "Save"}, {"summary": "Save"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Cosmetic."""
    return cosmetic(change, f"the {keyword(change)} {did(change)}")
