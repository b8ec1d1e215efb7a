"""A response may come in one more media type.

A client gets what it asks for with `Accept`. Who receives a callback or a webhook cannot ask, so there it is
risky.

What to do: raise the middle number of info.version; do not make the new media type the default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import compatible, risky
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import answers, documents, operations, webhook
from gates.contract_drift.rules.changes.wording import is_called_back, named
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.COMPATIBLE
CLAIMS = claims(IN_RESPONSES, (Edit.ADDED,), Subject.MEDIA_TYPE)
_ONE: JsonObject = {"application/json": {}}
_BOTH: JsonObject = {**_ONE, "text/csv": {}}
BREAKS = (
    operations(answers(content=_ONE), answers(content=_BOTH)),
    documents(webhook(requestBody={"content": _ONE}), webhook(requestBody={"content": _BOTH})),
)
ALLOWS = (operations(answers(content=_BOTH), answers(content=_ONE)),)


def judge(change: Change, _: Terms) -> Opinion:
    """By who decides on the media type."""
    text = f"{named(change)} may be sent as well"
    if any(is_called_back(use) for use in change.uses):
        return risky(change, f"{text}, and its receiver cannot choose")
    return compatible(change, text)
