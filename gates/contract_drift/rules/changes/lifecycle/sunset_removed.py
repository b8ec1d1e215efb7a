"""What is deprecated no longer says by when it goes.

Clients that planned by the date know nothing any more; it may go tomorrow, or never.

What to do: keep the date, or take back the deprecation as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import risky
from gates.contract_drift.rules.changes.claims import EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(EVERYWHERE, (Edit.REMOVED,), Subject.SUNSET)
BREAKS = (operations({"deprecated": True, "x-sunset": "2027-01-31"}, {"deprecated": True}),)
ALLOWS = (operations({"deprecated": True}, {"deprecated": True, "x-sunset": "2027-01-31"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Risky."""
    return risky(change, f"the sunset date {shown(change.before)} is gone")
