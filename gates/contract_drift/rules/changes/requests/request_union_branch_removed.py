"""A request may no longer be of a kind: a branch of `anyOf` or `oneOf` is gone.

Clients that send this kind are refused: who pays by card where only the bank is left.

What to do: go on taking the branch, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, (Edit.REMOVED,), Subject.BRANCH)
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
BREAKS = (in_request({"anyOf": [_CARD, _BANK, _CASH]}, {"anyOf": [_CARD, _BANK]}),)
ALLOWS = (in_request({"anyOf": [_CARD, _BANK]}, {"anyOf": [_CARD, _BANK, _CASH]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"the request may no longer be of a kind: {named(change)} is gone")
