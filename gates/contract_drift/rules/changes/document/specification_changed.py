"""The contract names another version of the OpenAPI Specification, or another dialect of JSON Schema.

Neither client nor server sends the version: what it means for values is judged where schemas differ.
Another `jsonSchemaDialect` is risky, because keywords may mean something else by it; another `openapi`
or `$self` is cosmetic.

What to do: nothing, as long as your tools read the new version; keep the dialect where you can.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic, risky
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.COSMETIC
CLAIMS = claims(ELSEWHERE, (Edit.CHANGED,), Subject.SPECIFICATION)
BREAKS = (documents({"openapi": "3.1.0"}, {"openapi": "3.1.1"}),)
ALLOWS = (documents({"openapi": "3.1.1"}, {"openapi": "3.1.1"}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the field."""
    if change.name == "jsonSchemaDialect":
        return risky(change, f"keywords of schemas may mean something else: {told(change)}")
    return cosmetic(change, f"the contract is written in another version: {told(change)}")
