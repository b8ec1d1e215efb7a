"""A property tells which kind a value is, or one more name for a kind is known.

Which values are allowed is said by schemas, and judged there.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import TAGGED, in_response
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ON_THE_WIRE, (Edit.ADDED,), Subject.DISCRIMINATOR, Subject.DISCRIMINATOR_MAPPING)
BREAKS = (in_response(TAGGED, {**TAGGED, "discriminator": {"propertyName": "kind"}}),)
ALLOWS = (in_response({**TAGGED, "discriminator": {"propertyName": "kind"}}, TAGGED),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{named(change)} is new")
