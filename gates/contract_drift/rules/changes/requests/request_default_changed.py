"""What the server takes for a value that is left out is something else.

Requests that leave the parameter or property out are valid as before, and mean something else: with
`limit` 20 instead of 100 the same request brings fewer products. A default where there was none is compatible:
nothing was promised.

What to do: keep the old default, or raise the middle number of info.version and tell clients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible, risky
from gates.contract_drift.rules.changes.claims import EDITED, IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_properties, in_request
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(IN_REQUESTS, EDITED, Subject.DEFAULT)
_OLD, _NEW = in_properties(
    {"limit": {"type": "integer", "default": 100}}, {"limit": {"type": "integer", "default": 20}}
)
_NONE, _ = in_properties({"limit": {"type": "integer"}}, {})
BREAKS = (in_request(_OLD, _NEW), in_request(_OLD, _NONE), in_request(_NONE, _NEW))
ALLOWS = (in_request(_OLD, _OLD),)


def judge(change: Change, _: Terms) -> Opinion:
    """By whether there was one."""
    if change.edit is Edit.ADDED:
        text = f"the default {shown(change.after)} is new"
        return compatible(change, text, Bump.PATCH)
    if change.edit is Edit.REMOVED:
        return risky(change, f"the default {shown(change.before)} is gone")
    return risky(change, f"the default {shown(change.before)} became {shown(change.after)}")
