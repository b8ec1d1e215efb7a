"""A tag of the contract, or of an operation, came, went or changed.

Tags put operations into groups for readers. No request and no response depends on them.

What to do: nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, EDITED, ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents, operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COSMETIC
CLAIMS = claims(ELSEWHERE, EDITED, Subject.TAG) | claims(
    ELSEWHERE, CAME_OR_WENT, Subject.OPERATION_TAG
)
BREAKS = (
    operations({"tags": ["stock"]}, {"tags": ["stock", "shop"]}),
    documents(None, {"tags": [{"name": "stock"}]}),
)
ALLOWS = (operations({"tags": ["stock", "shop"]}, {"tags": ["shop", "stock"]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Cosmetic."""
    return cosmetic(change, f"{named(change)} was {change.edit.value}")
