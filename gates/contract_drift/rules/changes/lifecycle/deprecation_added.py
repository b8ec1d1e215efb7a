"""An operation, a parameter, a header or a property is deprecated.

It works as before, and clients learn that it will go. Without a date (`x-sunset`) they do not learn when,
and removing an operation stays breaking for ever. What cannot be read is no date, and risky. A date that has
passed already is breaking: who uses it may lose it without any notice.

What to do: give a sunset date that leaves clients time, as `x-sunset: 2027-01-31`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_kind, compatible, risky
from gates.contract_drift.rules.changes.claims import EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.promises import sunset_date
from gates.contract_drift.rules.changes.wording import mortal, shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.json_value import as_object

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(EVERYWHERE, (Edit.ADDED,), Subject.DEPRECATION)


def _ending(day: str) -> JsonObject:
    return {"deprecated": True, "x-sunset": day}


BREAKS = (
    operations(None, _ending("2027-01-31")),
    operations(None, {"deprecated": True}),
    operations(None, _ending("2026-06-30")),
    operations(None, _ending("soon")),
)
ALLOWS = (operations({"deprecated": True}, None),)


def judge(change: Change, terms: Terms) -> Opinion:
    """By the date that comes with it."""
    text = f"{mortal(change)} is deprecated"
    written = as_object(change.after).get("sunset")
    if not isinstance(change.after, dict):
        return compatible(change, text, Bump.PATCH)
    if written is None:
        return compatible(change, f"{text}, and no sunset date says until when", Bump.PATCH)
    day = sunset_date(written)
    if day is None:
        return risky(change, f"{text}, and its sunset date {shown(written)} is no date")
    if day <= terms.today:
        return by_kind(change, f"{text}, and its sunset date {day} has passed already")
    return compatible(change, f"{text}; its sunset date is {day}", Bump.PATCH)
