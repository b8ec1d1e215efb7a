"""The server takes more than before.

A limit was relaxed, a type, null, a value of a list or a kind came, or something became optional. Whatever
clients send today is still taken.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import FACETS, IN_REQUESTS, OPTIONAL, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request, parameters, query
from gates.contract_drift.rules.changes.wording import moved
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = (
    claims(IN_REQUESTS, (Edit.WIDENED,), *FACETS)
    | claims(IN_REQUESTS, (Edit.ADDED,), Subject.NULL, Subject.ENUM_VALUE)
    | claims(IN_REQUESTS, (Edit.REMOVED,), Subject.ENUM)
    | claims(IN_REQUESTS, (Edit.BECAME_OPTIONAL,), *OPTIONAL)
)
_BASE, _HEAD = in_properties({"size": {"type": "string"}}, {"size": {"type": "string"}})
BREAKS = (
    in_request({"type": "string", "maxLength": 5}, {"type": "string", "maxLength": 9}),
    in_request({"type": "string"}, {"type": ["string", "null"]}),
    in_request({"enum": ["red"]}, {"enum": ["red", "blue"]}),
    in_request({**_BASE, "required": ["size"]}, _HEAD),
    parameters([query("shop", required=True)], [query("shop")]),
)
ALLOWS = (in_request({"type": "string", "maxLength": 9}, {"type": "string", "maxLength": 5}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values; what is no value, such as a parameter, is compatible."""
    text = f"the request is freer: {moved(change)}"
    is_more = change.edit is Edit.BECAME_OPTIONAL
    return by_values(change, text, unmoved=Impact.COMPATIBLE if is_more else Impact.COSMETIC)
