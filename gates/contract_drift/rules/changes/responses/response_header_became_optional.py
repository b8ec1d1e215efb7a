"""A response may come without a header that it always had.

Clients rely on it and do not ask whether it is there.

What to do: go on sending it always, or raise the first number of info.version.
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
CLAIMS = claims(IN_RESPONSES, (Edit.BECAME_OPTIONAL,), Subject.HEADER)
_RATE: JsonObject = {"schema": {"type": "integer"}}
BREAKS = (
    operations(
        answers(headers={"X-Rate": {**_RATE, "required": True}}), answers(headers={"X-Rate": _RATE})
    ),
)
ALLOWS = (
    operations(
        answers(headers={"X-Rate": _RATE}), answers(headers={"X-Rate": {**_RATE, "required": True}})
    ),
)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} became optional")
