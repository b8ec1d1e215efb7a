"""The server sends less than it might have sent.

A limit became stricter, a type, null or a value of a list is gone, or something is always there. Whatever
comes was allowed before.

What to do: raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import FACETS, IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.contract_drift.rules.changes.wording import moved
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = (
    claims(IN_RESPONSES, (Edit.NARROWED,), *FACETS)
    | claims(IN_RESPONSES, (Edit.REMOVED,), Subject.NULL, Subject.ENUM_VALUE)
    | claims(IN_RESPONSES, (Edit.ADDED,), Subject.ENUM)
    | claims(IN_RESPONSES, (Edit.BECAME_REQUIRED,), Subject.HEADER, Subject.PROPERTY)
)
_BASE, _HEAD = in_properties({"size": {"type": "string"}}, {"size": {"type": "string"}})
BREAKS = (
    in_response({"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 5}),
    in_response({"type": ["string", "null"]}, {"type": "string"}),
    in_response({"enum": ["red", "blue"]}, {"enum": ["red"]}),
    in_response(_BASE, {**_HEAD, "required": ["size"]}),
)
ALLOWS = (in_response({"type": "string", "maxLength": 5}, {"type": "string", "maxLength": 9}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values; what is no value, such as a header, is compatible."""
    text = f"the response is stricter: {moved(change)}"
    is_more = change.edit is Edit.BECAME_REQUIRED
    unmoved = Impact.COMPATIBLE if is_more else Impact.COSMETIC
    return by_values(change, text, unmoved=unmoved, bump=Bump.PATCH)
