"""A request body may be sent in one more media type.

Those that were taken are still taken.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.MEDIA_TYPE)
_BOTH: JsonObject = {"content": {"application/json": {}, "text/csv": {}}}
_ONE: JsonObject = {"content": {"application/json": {}}}
BREAKS = (operations({"requestBody": _ONE}, {"requestBody": _BOTH}),)
ALLOWS = (operations({"requestBody": _BOTH}, {"requestBody": _ONE}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{named(change)} is taken as well")
