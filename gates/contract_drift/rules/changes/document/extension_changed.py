"""An extension (`x-…`) came, went or changed whose meaning this gate does not know.

The specification gives it none, so no client can rely on it. Extensions with a known meaning have rules
of their own: x-sunset, x-stability-level and x-extensible-enum.

What to do: nothing; if a tool of yours reads it, look at what that tool makes of the change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic
from gates.contract_drift.rules.changes.claims import EDITED, EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import did, named
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COSMETIC
CLAIMS = claims(EVERYWHERE, EDITED, Subject.EXTENSION)
BREAKS = (operations(None, {"x-owner": "team-stock"}),)
ALLOWS = (operations({"x-owner": "team-stock"}, {"x-owner": "team-stock"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Cosmetic."""
    return cosmetic(change, f"{named(change)} {did(change)}")
