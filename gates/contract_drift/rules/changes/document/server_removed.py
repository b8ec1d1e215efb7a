"""A server is gone under whose address clients reach the operations.

Whoever has its URL in a configuration, such as `https://api.example.com/v1`, calls an address that
nobody promises any more. Another URL in its place is the same: the old one is gone.

What to do: keep the old server in the list until its users have moved, or raise the first number of
info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.REMOVED,), Subject.SERVER)
BREAKS = (
    documents(
        {"servers": [{"url": "https://a.example"}, {"url": "https://b.example"}]},
        {"servers": [{"url": "https://a.example"}]},
    ),
)
ALLOWS = (
    documents(
        {"servers": [{"url": "https://a.example"}]},
        {"servers": [{"url": "https://a.example"}, {"url": "https://b.example"}]},
    ),
)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind."""
    return by_kind(change, f"the server {show(change.name)} is no longer offered")
