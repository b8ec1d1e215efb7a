"""An operation answers with a status that it did not declare.

A client must take a status that it does not know for the first one of its class (RFC 9110, section 15), so an
error more (4XX, 5XX) hurts nobody. A success more (2XX, 3XX) is risky: a client that got what it asked for
with 200 may now get 202 and nothing. One that a range or `default` had covered is no news.

What to do: answer with the statuses that clients know, or raise the middle number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible, cosmetic, risky
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import DONE, operations
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.json_value import as_object
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(IN_RESPONSES, (Edit.ADDED,), Subject.RESPONSE)
BREAKS = (
    operations(None, {"responses": {"200": DONE, "202": DONE}}),
    operations(None, {"responses": {"200": DONE, "404": DONE}}),
)
ALLOWS = (operations({"responses": {"200": DONE, "404": DONE}}, None),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the class of the status."""
    text = f"the response {show(change.name)} is new"
    if covered := as_object(change.before).get("covered_by"):
        return cosmetic(change, f"{text}; {shown(covered)} covered it")
    if change.name[:1] in {"2", "3"}:
        return risky(change, text)
    return compatible(change, text)
