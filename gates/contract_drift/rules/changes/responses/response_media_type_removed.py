"""A response no longer comes in a media type.

Clients that ask for it are refused (406), or get what they cannot read.

What to do: go on answering in the media type, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.REMOVED,), Subject.MEDIA_TYPE)
_ONE: JsonObject = {"application/json": {}}
_BOTH: JsonObject = {**_ONE, "text/csv": {}}
BREAKS = (operations(answers(content=_BOTH), answers(content=_ONE)),)
ALLOWS = (operations(answers(content=_ONE), answers(content=_BOTH)),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} is no longer sent")
