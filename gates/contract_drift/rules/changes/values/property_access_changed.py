"""A property became, or is no longer, `readOnly` or `writeOnly`.

It counts in one direction only, and whether that hurts is a matter of the values: a required property that
became writeOnly is gone from responses. Where no value moved it is a promise to people.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.contract_drift.rules.changes.wording import did
from gates.finding import Impact
from oas.compare.space import Subject
from oas.show import printable

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ON_THE_WIRE, CAME_OR_WENT, Subject.ACCESS)
_PLAIN, _READ = in_properties(
    {"id": {"type": "string"}}, {"id": {"type": "string", "readOnly": True}}
)
BREAKS = (in_response(_PLAIN, _READ),)
ALLOWS = (in_response(_READ, _READ),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"{printable(change.name)} {did(change)}", unmoved=Impact.COMPATIBLE)
