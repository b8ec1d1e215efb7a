"""A server has another name, or another one is the first of the list.

Every server is still reached at its address. Tools take the first one of the list where nobody chooses.

What to do: raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ELSEWHERE, (Edit.CHANGED,), Subject.SERVER)
_A: Json = {"url": "https://a.example"}
_B: Json = {"url": "https://b.example"}
BREAKS = (documents({"servers": [_A, _B]}, {"servers": [_B, _A]}),)
ALLOWS = (documents({"servers": [_A, _B]}, {"servers": [_A, _B]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    text = f"{named(change)} has another name or place in the list"
    return compatible(change, text, Bump.PATCH)
