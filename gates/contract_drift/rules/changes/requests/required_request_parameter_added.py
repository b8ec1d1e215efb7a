"""An operation asks for a parameter that it did not know.

Requests that are sent today do not have it, and are refused: 400.

What to do: let the parameter be optional, and say what happens without it; or raise the first number of
info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import parameters, query
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED_REQUIRED,), Subject.PARAMETER, Subject.HEADER)
BREAKS = (parameters([], [query("shop", required=True)]),)
ALLOWS = (parameters([query("shop", required=True)], []),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} is new and must be given")
