"""A response is no longer of a kind: a branch of `anyOf` or `oneOf` is gone.

Clients have one case less. Only where exactly one branch had to match (`oneOf`) can a value come that never
came; then it is shown.

What to do: raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_RESPONSES, (Edit.REMOVED,), Subject.BRANCH)
_CARD: JsonObject = {
    "type": "object",
    "properties": {"card": {"type": "string"}},
    "required": ["card"],
}
_BANK: JsonObject = {
    "type": "object",
    "properties": {"bank": {"type": "string"}},
    "required": ["bank"],
}
_CASH: JsonObject = {
    "type": "object",
    "properties": {"cash": {"type": "string"}},
    "required": ["cash"],
}
BREAKS = (in_response({"anyOf": [_CARD, _BANK, _CASH]}, {"anyOf": [_CARD, _BANK]}),)
ALLOWS = (in_response({"anyOf": [_CARD, _BANK]}, {"anyOf": [_CARD, _BANK, _CASH]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    text = f"the response is no longer of a kind: {named(change)} is gone"
    return by_values(change, text, bump=Bump.PATCH)
