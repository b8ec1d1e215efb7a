"""A part of a form or of a multipart body is written in another way.

Its media type, style or headers are others: who wrote it as before may not be understood, and who reads it may
not understand. No value can show it, because the encoding is no part of a schema.

What to do: keep the old encoding, or raise the middle number of info.version and tell clients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import risky
from gates.contract_drift.rules.changes.claims import EDITED, ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.finding import Impact
from oas.compare.space import Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json, JsonObject

IMPACT = Impact.RISKY
CLAIMS = claims(ON_THE_WIRE, EDITED, Subject.ENCODING)


def _form(content_type: str) -> JsonObject:
    schema: Json = {"type": "object", "properties": {"file": {"type": "string"}}}
    encoding: Json = {"file": {"contentType": content_type}}
    content: Json = {"multipart/form-data": {"schema": schema, "encoding": encoding}}
    return {"requestBody": {"content": content}}


BREAKS = (operations(_form("image/png"), _form("image/jpeg")),)
ALLOWS = (operations(_form("image/png"), _form("image/png")),)


def judge(change: Change, _: Terms) -> Opinion:
    """Risky."""
    return risky(change, f"the part {show(change.name)} of the body is written in another way")
