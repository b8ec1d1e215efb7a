"""A parameter must be given that could be left out.

Requests that leave it out were answered, and are refused now: 400.

What to do: keep the parameter optional, or raise the first number of info.version.
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
CLAIMS = claims(IN_REQUESTS, (Edit.BECAME_REQUIRED,), Subject.PARAMETER, Subject.HEADER)
BREAKS = (parameters([query("shop")], [query("shop", required=True)]),)
ALLOWS = (parameters([query("shop", required=True)], [query("shop")]),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} became required")
