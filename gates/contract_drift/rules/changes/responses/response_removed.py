"""An operation no longer declares a response.

Clients wait for a success (2XX, 3XX) that does not come, or can no longer read what comes in its place. The
same holds for `default`: nothing says any more what all other answers look like. An error less (4XX, 5XX)
hurts nobody: the server sends less than it might. One that a range or `default` covers is still declared, but
`default` is mostly what errors look like: beside another success it covers none, alone it is risky.

What to do: go on answering with it, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_kind, compatible, cosmetic, risky
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

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.REMOVED,), Subject.RESPONSE)
BREAKS = (
    operations({"responses": {"200": DONE, "202": DONE}}, None),
    operations({"responses": {"200": DONE, "default": DONE}}, None),
    operations({"responses": {"200": DONE, "404": DONE}}, None),
    operations(
        {"responses": {"200": DONE, "202": DONE, "default": DONE}},
        {"responses": {"200": DONE, "default": DONE}},
    ),
)
ALLOWS = (operations(None, {"responses": {"200": DONE, "202": DONE}}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the class of the status."""
    text = f"the response {show(change.name)} is gone"
    if covered := as_object(change.after).get("covered_by"):
        is_doubtful = covered == "default" and change.name[:1] in {"2", "3"}
        opinion = risky if is_doubtful else cosmetic
        return opinion(change, f"{text}; {shown(covered)} covers it")
    if change.name[:1] in {"1", "4", "5"}:
        return compatible(change, text, Bump.PATCH)
    return by_kind(change, text)
