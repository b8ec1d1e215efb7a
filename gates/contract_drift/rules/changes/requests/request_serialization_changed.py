"""The values of a parameter are read in another way: another style, `explode`, or a media type.

What clients write is understood as something else: `ids=1,2` was two numbers and is one text when
`explode` becomes true. It is the same where values of the parameter never differ in both ways.

What to do: keep the old way, take the new one under another name, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind
from gates.contract_drift.rules.changes.claims import IN_REQUESTS, STRICTER, claims
from gates.contract_drift.rules.changes.example import parameters, query
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_REQUESTS, STRICTER, Subject.SERIALIZATION)
_IDS: JsonObject = {"schema": {"type": "array", "items": {"type": "integer"}}}
BREAKS = (
    parameters([query("ids", **_IDS, explode=False)], [query("ids", **_IDS)]),
    parameters([query("q", allowReserved=True)], [query("q")]),
)
ALLOWS = (parameters([query("ids", **_IDS)], [query("ids", **_IDS, style="form", explode=True)]),)


def judge(change: Change, _: Terms) -> Opinion:
    """Breaking by its kind: what is written is no value of a schema."""
    return by_kind(change, f"values are read in another way: {told(change)}")
