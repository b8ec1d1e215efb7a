"""An operation, a parameter, a header or a property is no longer deprecated.

What was to go stays.

What to do: raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.wording import mortal
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(EVERYWHERE, (Edit.REMOVED,), Subject.DEPRECATION)
BREAKS = (operations({"deprecated": True}, None),)
ALLOWS = (operations(None, {"deprecated": True}),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"{mortal(change)} is no longer deprecated", Bump.PATCH)
