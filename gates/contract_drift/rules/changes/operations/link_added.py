"""A response links to an operation that it did not link to.

Who does not know the link does not follow it.

What to do: raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible
from gates.contract_drift.rules.changes.claims import ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(ON_THE_WIRE, (Edit.ADDED,), Subject.LINK)
_LINK: JsonObject = {"again": {"operationId": "saveProduct"}}
BREAKS = (operations(None, answers(links=_LINK)),)
ALLOWS = (operations(answers(links=_LINK), None),)


def judge(change: Change, _: Terms) -> Opinion:
    """Compatible."""
    return compatible(change, f"the link {show(change.name)} is new")
