"""What is deprecated has a date by which it goes.

Clients learn how long they have. The date is a day or a time (`2027-01-31`, `2027-01-31T00:00:00Z`, or as the
header Sunset has it); what cannot be read is no date, and risky. One that has passed already is breaking: who
uses it may lose it without any notice.

What to do: give a date that leaves clients time to move.
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

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(EVERYWHERE, (Edit.ADDED,), Subject.SUNSET)


def _ending(day: str) -> JsonObject:
    return {"deprecated": True, "x-sunset": day}


BREAKS = (
    operations({"deprecated": True}, _ending("2027-01-31")),
    operations({"deprecated": True}, _ending("Sun, 31 Jan 2027 00:00:00 GMT")),
    operations({"deprecated": True}, _ending("next year")),
    operations({"deprecated": True}, _ending("2026-06-30")),
)
ALLOWS = (operations(_ending("2027-01-31"), {"deprecated": True}),)


def judge(change: Change, terms: Terms) -> Opinion:
    """By the date."""
    day = sunset_date(change.after)
    if day is None:
        return risky(change, f"the sunset date is new, and {shown(change.after)} is no date")
    if day <= terms.today:
        return by_kind(change, f"the sunset date {day} is new, and has passed already")
    return compatible(change, f"the sunset date {day} is new", Bump.PATCH)
