"""A response may be of one more kind: a branch of `anyOf` or `oneOf` is new.

Clients that match all kinds have a case that they never saw. It is compatible where the contract has said
that kinds come (`x-extensible-enum`), or the policy says so for all (`open-enums`).

What to do: send the new kind to those only who ask for it, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values, compatible
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.ADDED,), Subject.BRANCH)
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
BREAKS = (in_response({"anyOf": [_CARD, _BANK]}, {"anyOf": [_CARD, _BANK, _CASH]}),)
ALLOWS = (in_response({"anyOf": [_CARD, _BANK, _CASH]}, {"anyOf": [_CARD, _BANK]}),)


def judge(change: Change, terms: Terms) -> Opinion:
    """By the values, unless clients expect unknown kinds."""
    text = f"the response may be of one more kind: {named(change)} is new"
    if terms.open_enums or change.extensible:
        return compatible(change, f"{text}; clients expect unknown kinds")
    return by_values(change, text, unmoved=Impact.COMPATIBLE)
