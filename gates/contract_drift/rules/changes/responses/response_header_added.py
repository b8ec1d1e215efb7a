"""A response has one more header.

Clients leave unread what they do not know.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import CAME, IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_RESPONSES, CAME, Subject.HEADER)
_RATE: JsonObject = {"X-Rate": {"schema": {"type": "integer"}}}
BREAKS = (operations(None, answers(headers=_RATE)),)
ALLOWS = (operations(answers(headers=_RATE), None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{named(change)} is new")
