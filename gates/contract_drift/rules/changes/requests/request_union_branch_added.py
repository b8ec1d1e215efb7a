"""A request may be of one more kind: a branch of `anyOf` or `oneOf` is new.

What was taken is still taken. Only where exactly one branch may match (`oneOf`) can a new one refuse what
an old one takes; then a value shows it.

What to do: raise the middle number of info.version.
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

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_REQUESTS, (Edit.ADDED,), Subject.BRANCH)
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
BREAKS = (in_request({"anyOf": [_CARD, _BANK]}, {"anyOf": [_CARD, _BANK, _CASH]}),)
ALLOWS = (in_request({"anyOf": [_CARD, _BANK, _CASH]}, {"anyOf": [_CARD, _BANK]}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"the request may be of one more kind: {named(change)} is new")
