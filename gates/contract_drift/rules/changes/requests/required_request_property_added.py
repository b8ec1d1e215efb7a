"""A request must have a property that it did not have to have.

Requests that are sent today do not have it, and are refused: 422.

What to do: let the property be optional and give it a default, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED_REQUIRED,), Subject.PROPERTY)
_BASE, _HEAD = in_properties({}, {"size": {"type": "string"}})
BREAKS = (in_request(_BASE, {**_HEAD, "required": ["size"]}),)
ALLOWS = (in_request(_BASE, _HEAD),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"{named(change)} is new, and every request must have it")
