"""An object in a response may have other properties than it ever had.

It is about names that are not declared: `additionalProperties`, `patternProperties`, `propertyNames` and
`unevaluatedProperties`. Clients that read the object as a map fail on values of another kind.

What to do: send the old names and values only, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, IN_RESPONSES, LOOSER, claims
from gates.contract_drift.rules.changes.example import in_response
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(
    IN_RESPONSES,
    LOOSER,
    Subject.ADDITIONAL_PROPERTIES,
    Subject.PROPERTY_NAMES,
    Subject.UNEVALUATED_PROPERTIES,
) | claims(IN_RESPONSES, CAME_OR_WENT, Subject.PATTERN_PROPERTY)
_MAP: JsonObject = {"type": "object", "additionalProperties": {"type": "string"}}
BREAKS = (
    in_response(_MAP, {"type": "object", "additionalProperties": True}),
    in_response({**_MAP, "propertyNames": {"maxLength": 3}}, _MAP),
)
ALLOWS = (in_response({"type": "object", "additionalProperties": True}, _MAP),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"other properties may come in the response: {told(change)}")
