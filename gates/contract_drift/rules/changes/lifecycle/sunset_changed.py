"""The date changed by which something goes.

A later one gives clients more time. An earlier one is breaking: who planned by the old date loses what was
promised. A new date that cannot be read is risky: nobody knows how long they have.

What to do: keep the old date or a later one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_kind, compatible, risky
from gates.contract_drift.rules.changes.claims import EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.promises import sunset_date
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(EVERYWHERE, (Edit.CHANGED,), Subject.SUNSET)


def _ending(day: str) -> JsonObject:
    return {"deprecated": True, "x-sunset": day}


BREAKS = (
    operations(_ending("2027-01-31"), _ending("2026-12-31")),
    operations(_ending("2027-01-31"), _ending("2027-12-31")),
    operations(_ending("2027-01-31"), _ending("soon")),
)
ALLOWS = (operations(_ending("2027-01-31"), _ending("2027-01-31")),)


def judge(change: Change, _: Terms) -> Opinion:
    """By which of the two is earlier."""
    before, after = sunset_date(change.before), sunset_date(change.after)
    if after is None:
        return risky(change, f"the sunset date changed, and {shown(change.after)} is no date")
    if before is not None and after < before:
        return by_kind(change, f"the sunset date was brought forward from {before} to {after}")
    return compatible(change, f"the sunset date is now {after}", Bump.PATCH)
