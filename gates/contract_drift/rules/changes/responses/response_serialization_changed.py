"""The values of a header, or of a parameter that the server sends, are written in another way.

Clients read them as something else: another style, `explode`, or a media type.

What to do: keep the old way, send the new one under another name, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, LOOSER, Subject.SERIALIZATION)
_MAP: JsonObject = {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}
BREAKS = (
    operations(
        answers(headers={"X-Map": _MAP}), answers(headers={"X-Map": {**_MAP, "explode": True}})
    ),
)
ALLOWS = (
    operations(
        answers(headers={"X-Map": _MAP}), answers(headers={"X-Map": {**_MAP, "explode": False}})
    ),
)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind: what is written is no value of a schema."""
    return by_kind(change, f"values are written in another way: {told(change)}")
