"""Something changed that no rule judges.

The comparison found a kind of change that was not thought of. That is a gap in this gate and not a pass:
look at the place yourself.

What to do: compare both places by eye, and report the kind of change, so that it gets a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import risky
from gates.contract_drift.rules.changes.claims import claims
from gates.contract_drift.rules.changes.example import documents
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims((), ())
BREAKS = ()
ALLOWS = (documents(None, None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Risky: nobody has an opinion on it."""
    return risky(change, f"{named(change)} was {change.edit.value}, and no rule judges that")
