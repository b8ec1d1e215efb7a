"""A response may have texts that the old pattern does not match.

Clients that take the text apart by the pattern fail. Whether every text that one pattern matches is matched
by another cannot always be decided; a text that shows the difference is looked for, and without one it is
risky.

What to do: send texts of the old pattern only, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.PATTERN)
BREAKS = (in_response({"type": "string", "pattern": "^[a-z]+$"}, {"type": "string"}),)
ALLOWS = (in_response({"type": "string"}, {"type": "string", "pattern": "^[a-z]+$"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other texts may come in the response: {told(change)}")
