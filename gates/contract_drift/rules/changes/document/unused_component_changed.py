"""A component came, went or changed that no operation uses.

Nothing of it is ever sent. Where an operation uses a component, the change is judged there.

What to do: nothing; code that is generated from the component itself changes with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, EDITED, ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.contract_drift.rules.changes.wording import did
from gates.finding import Impact
from oas.compare.space import Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COSMETIC
CLAIMS = claims(ELSEWHERE, EDITED, Subject.COMPONENT) | claims(
    ELSEWHERE, CAME_OR_WENT, Subject.SECURITY_SCHEME
)
BREAKS = (documents({"components": {"schemas": {"Old": {"type": "string"}}}}, None),)
ALLOWS = (documents({"components": {"schemas": {}}}, None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Cosmetic."""
    return cosmetic(change, f"the component {show(change.name)}, which nothing uses, {did(change)}")
