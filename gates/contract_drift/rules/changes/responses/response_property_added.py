"""A response has one more property.

Clients leave unread what they do not know, and names that an open object does not declare are nobody's
contract. Where the object was closed (`additionalProperties: false`), or other properties were more limited
than the new one, it is risky: a strict client refuses what it did not expect. Where other properties had to
be of a kind that the new one is not, a value shows it.

What to do: raise the middle number of info.version; leave objects of responses open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values, risky
from gates.contract_drift.rules.changes.claims import CAME, IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.change import Effect
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_RESPONSES, CAME, Subject.PROPERTY)
_BASE, _HEAD = in_properties({}, {"size": {"type": "string"}})
BREAKS = (
    in_response(_BASE, _HEAD),
    in_response({**_BASE, "additionalProperties": False}, {**_HEAD, "additionalProperties": False}),
)
ALLOWS = (in_response(_HEAD, _BASE),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible, unless the object did not allow it."""
    text = f"the response may have {named(change)}"
    if change.effect is Effect.WIDENED:
        return risky(change, f"{text}, where the object was closed or more limited")
    return by_values(change, text, unmoved=Impact.COMPATIBLE)
