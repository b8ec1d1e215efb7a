"""A request no longer knows a property.

Where the object is open, requests that still have it are taken, and the property is ignored: that is
compatible. Where it is closed (`additionalProperties: false`), they are refused, and a value shows it.

What to do: keep the property in a closed object, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, WENT, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request
from gates.finding import Impact
from oas.compare.space import Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, WENT, Subject.PROPERTY)
_BASE, _HEAD = in_properties({"size": {"type": "string"}}, {})
BREAKS = (
    in_request(_BASE, _HEAD),
    in_request({**_BASE, "additionalProperties": False}, {**_HEAD, "additionalProperties": False}),
)
ALLOWS = (in_request(_HEAD, _BASE),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible, unless the object is closed."""
    text = f"the request property {show(change.name)} is no longer known"
    return by_values(change, text, unmoved=Impact.COMPATIBLE)
