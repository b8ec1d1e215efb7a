"""An operation no longer knows a parameter.

Most servers ignore what they do not know, so a request that still has it is answered, but not as it asks:
without the filter `color=red` all products come. Others refuse it. No value can show which, so it is risky.
It is breaking before the date of its `x-sunset`, and compatible once that date has come.

What to do: mark the parameter deprecated with an x-sunset date first, and remove it after that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, compatible, risky
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, WENT, claims
from gates.contract_drift.rules.changes.example import parameters, query
from gates.contract_drift.rules.changes.promises import promises
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json

IMPACT = Impact.RISKY
CLAIMS = claims(IN_REQUESTS, WENT, Subject.PARAMETER, Subject.HEADER)


def _old(**members: Json) -> list[Json]:
    return [query("color", deprecated=True, **members)]


BREAKS = (
    parameters([query("color")], []),
    parameters(_old(**{"x-sunset": "2026-12-31"}), []),
    parameters(_old(**{"x-sunset": "2026-06-30"}), []),
)
ALLOWS = (parameters([], [query("color")]),)


def judge(change: Change, terms: Terms) -> Opinion:
    """Risky, unless the contract had announced a date."""
    text = f"{named(change)} is no longer known"
    promised = promises(change.before)
    if promised.has_ended(terms.today):
        return compatible(change, f"{text}, as its sunset date {promised.sunset} announced")
    if promised.sunset and promised.deprecated:
        return by_kind(change, f"{text}, before its sunset date {promised.sunset}")
    return risky(change, f"{text}: it may be ignored or refused")
