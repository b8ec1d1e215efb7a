"""An operation takes one more parameter, which may be left out.

Requests without it are answered as before.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import parameters, query
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.PARAMETER, Subject.HEADER)
BREAKS = (parameters([], [query("page")]),)
ALLOWS = (parameters([], [query("page", required=True)]),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{named(change)} may be given")
