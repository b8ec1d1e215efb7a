"""A response need not be one of several kinds any more, or may be more than one of them.

An `anyOf` or `oneOf` as a whole went, or `oneOf` became `anyOf`. Clients that tell the kinds apart have a case
that they never saw.

What to do: send the old kinds only, or raise the first number of info.version.
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
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.UNION)
_SMALL: JsonObject = {"maximum": 5}
_LARGE: JsonObject = {"minimum": 3}
BREAKS = (
    in_response(
        {"type": "integer", "oneOf": [_SMALL, _LARGE]},
        {"type": "integer", "anyOf": [_SMALL, _LARGE]},
    ),
)
ALLOWS = (
    in_response(
        {"type": "integer", "anyOf": [_SMALL, _LARGE]},
        {"type": "integer", "oneOf": [_SMALL, _LARGE]},
    ),
)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    if change.before is not None and change.after is not None:
        return by_values(change, "a response may match several branches, where it matched one")
    return by_values(change, f"a response need not match one of several branches: {told(change)}")
