"""A response no longer has a property.

Clients that read it get nothing: a page without a price. It is breaking where every response had it, and
risky where it was optional: clients had to expect that it is missing.

What to do: go on sending the property, mark it deprecated, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, risky
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, WENT, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, WENT, Subject.PROPERTY)
_BASE, _HEAD = in_properties({"price": {"type": "number"}}, {})
BREAKS = (in_response({**_BASE, "required": ["price"]}, _HEAD), in_response(_BASE, _HEAD))
ALLOWS = (in_response(_HEAD, _BASE),)


def judge(change: Change, _: Terms) -> Opinion:
    """By whether every response had it."""
    text = f"the response property {show(change.name)} is gone"
    if change.edit is Edit.REMOVED_REQUIRED:
        return by_kind(change, text)
    return risky(change, f"{text}; it was optional")
