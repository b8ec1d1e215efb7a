"""A response no longer has a header.

Clients that read it get nothing. It is breaking where the header was always sent, and risky where it was
optional: clients had to expect that it is missing.

What to do: go on sending the header, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, risky
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, WENT, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, WENT, Subject.HEADER)
_RATE: JsonObject = {"schema": {"type": "integer"}}
BREAKS = (
    operations(answers(headers={"X-Rate": {**_RATE, "required": True}}), None),
    operations(answers(headers={"X-Rate": _RATE}), None),
)
ALLOWS = (operations(None, answers(headers={"X-Rate": _RATE})),)


def judge(change: Change, _: Terms) -> Opinion:
    """By whether it was always sent."""
    if change.edit is Edit.REMOVED_REQUIRED:
        return by_kind(change, f"{named(change)} is gone")
    return risky(change, f"{named(change)} is gone; it was optional")
