"""What stands for a value that a response leaves out is something else.

The server decides what it leaves out; a client that fills in the default shows another value. No response
becomes another one by it.

What to do: raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import EDITED, IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_properties, in_response
from gates.contract_drift.rules.changes.wording import did
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_RESPONSES, EDITED, Subject.DEFAULT)
_OLD, _NEW = in_properties(
    {"size": {"type": "integer", "default": 1}}, {"size": {"type": "integer", "default": 2}}
)
BREAKS = (in_response(_OLD, _NEW),)
ALLOWS = (in_response(_OLD, _OLD),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"the default {did(change)}", Bump.PATCH)
