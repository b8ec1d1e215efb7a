"""A path parameter has another name, at the same place of the same path.

`/products/{id}` and `/products/{productId}` are the same URL to everybody who calls it, so it is cosmetic.
Generated clients may name an argument after it; whoever generates anew sees that in their editor.

What to do: nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import cosmetic
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import documents
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json, JsonObject

IMPACT = Impact.COSMETIC
CLAIMS = claims(ELSEWHERE, (Edit.CHANGED,), Subject.PATH_PARAMETER_NAME)


def _path(name: str) -> JsonObject:
    parameter: Json = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
    operation: Json = {"parameters": [parameter], "responses": {"200": {"description": "Done"}}}
    return {"paths": {f"/products/{{{name}}}": {"get": operation}}}


BREAKS = (documents(_path("id"), _path("productId")),)
ALLOWS = (documents(_path("id"), _path("id")),)


def judge(change: Change, _: Terms) -> Opinion:
    """Cosmetic."""
    text = f"the path parameter {shown(change.before)} is now called {shown(change.after)}"
    return cosmetic(change, text)
