"""A field came, went or changed that neither the specification nor an extension knows.

Readers of OpenAPI skip it, so nothing on the wire depends on it. It is often a misspelt field (`requird`),
and then the contract does not say what its author believes.

What to do: correct its name, or let it begin with `x-`; raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import EDITED, EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(EVERYWHERE, EDITED, Subject.UNKNOWN_FIELD)
BREAKS = ()
ALLOWS = (operations({"x-owner": "team-stock"}, None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{named(change)} changed, which OpenAPI does not know", Bump.PATCH)
