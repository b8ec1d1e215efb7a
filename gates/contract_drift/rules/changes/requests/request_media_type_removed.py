"""A request body is no longer taken in a media type.

Clients that send it are refused: 415.

What to do: go on taking the media type, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.REMOVED,), Subject.MEDIA_TYPE)
_BOTH: JsonObject = {"content": {"application/json": {}, "text/csv": {}}}
_ONE: JsonObject = {"content": {"application/json": {}}}
BREAKS = (operations({"requestBody": _BOTH}, {"requestBody": _ONE}),)
ALLOWS = (operations({"requestBody": _ONE}, {"requestBody": _BOTH}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} is no longer taken")
