"""An operation is gone.

Whoever calls it gets an error: 404 or 405. A path under another name is the same: the old one is gone.
The removal is only risky where the contract had announced it: the operation was deprecated and the date
of its `x-sunset` has come, or its x-stability-level was draft or alpha, which promises nothing.

What to do: keep the operation, mark it deprecated with an x-sunset date, and remove it after that day;
or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, risky
from gates.contract_drift.rules.changes.claims import ELSEWHERE, claims
from gates.contract_drift.rules.changes.example import DONE, documents
from gates.contract_drift.rules.changes.promises import promises
from gates.contract_drift.rules.changes.wording import operation_of
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json, JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (Edit.REMOVED,), Subject.OPERATION)


def _paths(**members: Json) -> JsonObject:
    return {"paths": {"/kept": {"get": _done()}, "/old": {"get": {**_done(), **members}}}}


def _ending(day: str) -> JsonObject:
    return _paths(deprecated=True, **{"x-sunset": day})


def _done() -> JsonObject:
    return {"responses": {"200": DONE}}


_HEAD: JsonObject = {"paths": {"/kept": {"get": _done()}}}
BREAKS = (
    documents(_paths(), _HEAD),
    documents(_ending("2026-12-31"), _HEAD),
    documents(_ending("2026-06-30"), _HEAD),
    documents(_paths(deprecated=True), _HEAD),
)
ALLOWS = (documents(_HEAD, _paths()),)


def judge(change: Change, terms: Terms) -> Opinion:
    """Breaking by its kind, unless the contract had announced it."""
    text = f"the operation {operation_of(change)} is gone"
    promised = promises(change.before)
    if promised.is_draft:
        return risky(change, f"{text}; it was {promised.level}")
    if promised.has_ended(terms.today):
        return risky(change, f"{text}, as its sunset date {promised.sunset} announced")
    if promised.sunset and promised.deprecated:
        return by_kind(change, f"{text} before its sunset date {promised.sunset}")
    return by_kind(change, text)
