"""Credentials are given in another way: another type, place, name or HTTP scheme.

A client that sends its key in the header `X-Key` is refused when it is looked for in `X-Api-Key`. Where
OpenID Connect is discovered at another URL it is risky: clients may have the old one in their settings. What
only describes the token (`bearerFormat`) hurts nobody.

What to do: declare the new way as another scheme and accept both, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_kind, compatible, risky
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents, schemes
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.CHANGED,), Subject.SECURITY_SCHEME)
BREAKS = (
    documents(schemes(), schemes(key={"type": "apiKey", "in": "header", "name": "X-Api-Key"})),
)
ALLOWS = (documents(schemes(), schemes()),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the field."""
    text = f"credentials are given in another way: {told(change)}"
    if change.name.endswith("bearerFormat"):
        return compatible(
            change, f"the token is described in other words: {told(change)}", Bump.PATCH
        )
    if change.name.endswith("openIdConnectUrl"):
        return risky(change, text)
    return by_kind(change, text)
