"""An object in a request may no longer have any other property, or only some.

It is about names that are not declared: `additionalProperties`, `patternProperties`, `propertyNames` and
`unevaluatedProperties`. Clients that use the object as a map, with keys of their own, are refused.

What to do: go on taking the old names and values, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values
from gates.contract_drift.rules.changes.claims import CAME_OR_WENT, IN_REQUESTS, STRICTER, claims
from gates.contract_drift.rules.changes.example import in_request
from gates.contract_drift.rules.changes.wording import told
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(
    IN_REQUESTS,
    STRICTER,
    Subject.ADDITIONAL_PROPERTIES,
    Subject.PROPERTY_NAMES,
    Subject.UNEVALUATED_PROPERTIES,
) | claims(IN_REQUESTS, CAME_OR_WENT, Subject.PATTERN_PROPERTY)
_MAP: JsonObject = {"type": "object", "additionalProperties": {"type": "string"}}
BREAKS = (
    in_request(_MAP, {"type": "object", "additionalProperties": False}),
    in_request(_MAP, {**_MAP, "propertyNames": {"maxLength": 3}}),
)
ALLOWS = (in_request(_MAP, {"type": "object", "additionalProperties": True}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the values."""
    return by_values(change, f"fewer other properties are taken in the request: {told(change)}")
