"""A response may be something else, and nothing better can be said of the difference.

The schema was replaced, a `$dynamicRef` leads elsewhere, or a keyword changed that cannot be compared. A
value that may come now and never came before is looked for; without one it is risky.

What to do: compare both schemas by eye; where they differ, keep the old one or raise the first number of
info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import EDITED, IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import did, named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(IN_RESPONSES, (Edit.CHANGED,), Subject.SCHEMA, Subject.DYNAMIC_REFERENCE) | claims(
    IN_RESPONSES, EDITED, Subject.UNKNOWN_KEYWORD
)
BREAKS = (in_response({"unheardOf": 1}, {"unheardOf": 2}),)
ALLOWS = (in_response({"type": "string", "enum": ["a"]}, {"type": "string"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"{named(change)} of the response {did(change)}")
