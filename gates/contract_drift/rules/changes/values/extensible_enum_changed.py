"""A list of values that may grow (`x-extensible-enum`) came, went or has other values.

The list is no limit: clients must expect values that are not in it, and servers should. A value that a request
may no longer have is risky, because the server may have stopped to understand it.

What to do: raise the middle number of info.version; announce a value that goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible, risky
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import in_request, in_response
from gates.contract_drift.rules.changes.wording import did, value_of
from gates.finding import Impact
from oas.compare.space import Subject
from oas.direction import Direction

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ON_THE_WIRE, CAME_OR_WENT, Subject.EXTENSIBLE_ENUM, Subject.EXTENSIBLE_ENUM_VALUE)


def _known(*values: Json) -> Json:
    return {"type": "string", "x-extensible-enum": list(values)}


BREAKS = (
    in_response(_known("a"), _known("a", "b")),
    in_request(_known("a", "b"), _known("a")),
)
ALLOWS = (in_response(_known("a"), _known("a")),)


def judge(change: Change, _: Terms) -> Opinion:
    """By who sends the value."""
    if change.subject is Subject.EXTENSIBLE_ENUM:
        return compatible(change, f"the list of values that may grow {did(change)}")
    text = f"the value {value_of(change)} of a list that may grow {did(change)}"
    if change.direction is Direction.REQUEST and change.is_gone:
        return risky(change, text)
    return compatible(change, text)
