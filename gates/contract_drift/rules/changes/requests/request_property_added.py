"""A request knows one more property, which may be left out.

Requests without it are answered as before. Where the object had said what any other property must be
(`additionalProperties`), and the new one is stricter, a value shows what is refused now.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.PROPERTY)
_BASE, _HEAD = in_properties({}, {"size": {"type": "string"}})
BREAKS = (
    in_request(_BASE, _HEAD),
    in_request({**_BASE, "additionalProperties": False}, {**_HEAD, "additionalProperties": False}),
)
ALLOWS = (in_request(_BASE, {**_HEAD, "required": ["size"]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible, unless other values were allowed under its name."""
    return by_values(change, f"the request may have {named(change)}", unmoved=Impact.COMPATIBLE)
