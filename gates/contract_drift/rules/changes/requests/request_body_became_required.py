"""A body must be sent that could be left out, or that the operation did not take at all.

Requests without a body were answered, and are refused now: 400 or 422.

What to do: keep the body optional, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import BODY, operations
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED_REQUIRED, Edit.BECAME_REQUIRED), Subject.REQUEST_BODY)
BREAKS = (
    operations({"requestBody": BODY}, {"requestBody": {**BODY, "required": True}}),
    operations(None, {"requestBody": {**BODY, "required": True}}),
)
ALLOWS = (operations({"requestBody": {**BODY, "required": True}}, {"requestBody": BODY}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    did = "became required" if change.edit is Edit.BECAME_REQUIRED else "is new and required"
    return by_kind(change, f"the request body {did}")
