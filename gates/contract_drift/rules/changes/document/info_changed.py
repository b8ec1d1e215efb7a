"""A field of `info` changed that is neither the version nor the description: title, contact, license.

It is for people. No request and no response depends on it, so it is cosmetic; other terms of service
and another license are something that a user must be able to see, and ask for a new patch version.

What to do: nothing; for new terms raise the last number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import compatible, cosmetic
from gates.contract_drift.rules.changes.claims import EDITED, ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COSMETIC
CLAIMS = claims(ELSEWHERE, EDITED, Subject.INFO)
BREAKS = (
    documents(
        {"info": {"title": "Example", "version": "1.0.0"}},
        {"info": {"title": "Products", "version": "1.0.0"}},
    ),
)
ALLOWS = (
    documents(
        {"info": {"title": "Example", "version": "1.0.0"}},
        {"info": {"title": "Example", "version": "1.0.0", "description": "What we sell"}},
    ),
)
_TERMS = frozenset({"license", "termsOfService"})


def judge(change: Change, _: Terms) -> Opinion:
    """By the field."""
    text = f"a field of info changed: {told(change)}"
    if change.name in _TERMS:
        return compatible(change, text, Bump.PATCH)
    return cosmetic(change, text)
