"""Another property tells which kind a value is, none does, or a name stands for another kind.

Generated code reads that property to choose a class, and fails on names it does not know. Which values are
allowed is said by schemas, and judged there.

What to do: keep the property and the old names; add new names beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import risky
from gates.contract_drift.rules.changes.claims import ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import TAGGED, in_response
from gates.contract_drift.rules.changes.wording import did, named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(
    ON_THE_WIRE,
    (Edit.REMOVED, Edit.CHANGED),
    Subject.DISCRIMINATOR,
    Subject.DISCRIMINATOR_MAPPING,
)
BREAKS = (in_response({**TAGGED, "discriminator": {"propertyName": "kind"}}, TAGGED),)
ALLOWS = (in_response(TAGGED, {**TAGGED, "discriminator": {"propertyName": "kind"}}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Risky."""
    return risky(change, f"{named(change)} {did(change)}")
