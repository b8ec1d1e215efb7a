"""An operation is new.

Nobody calls it yet.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import DONE, documents, operations
from gates.contract_drift.rules.changes.wording import operation_of
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ELSEWHERE, (Edit.ADDED,), Subject.OPERATION)
_DONE: JsonObject = {"responses": {"200": DONE}}
BREAKS = (
    documents({"paths": {"/a": {"get": _DONE}}}, {"paths": {"/a": {"get": _DONE, "put": _DONE}}}),
)
ALLOWS = (operations({"summary": "Save"}, None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"the operation {operation_of(change)} is new")
