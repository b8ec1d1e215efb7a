"""Tokens are asked for at another URL.

Clients that have the address in their settings ask the old one. Those that read it from the contract do not.
Another description of a scope is cosmetic.

What to do: let the old URL go on, or redirect it, until clients have moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic, risky
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents, oauth, schemes
from gates.contract_drift.rules.changes.wording import named, shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.RISKY
CLAIMS = claims(ELSEWHERE, (Edit.CHANGED,), Subject.OAUTH_FLOW, Subject.OAUTH_SCOPE)
BREAKS = (
    documents(
        schemes(), schemes(login=oauth("clientCredentials", url="https://id.example/authorise"))
    ),
    documents(schemes(), schemes(login=oauth("clientCredentials", read="Look"))),
)
ALLOWS = (documents(schemes(), schemes()),)


def judge(change: Change, _: Terms) -> Opinion:
    """By what changed."""
    if change.subject is Subject.OAUTH_SCOPE:
        return cosmetic(change, f"{named(change)} is described in other words")
    return risky(change, f"{named(change)} has another address: {_addresses(change)}")


def _addresses(change: Change) -> str:
    return f"{shown(change.before)} became {shown(change.after)}"
