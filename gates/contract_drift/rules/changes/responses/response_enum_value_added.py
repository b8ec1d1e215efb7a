"""A response may have a value of a list that it never had.

Clients that match all values have a case that they never saw: a `switch` without it, a generated enum that
cannot be read. It is compatible where the contract has said that the list grows (`x-extensible-enum`), or the
policy says so for all (`open-enums`).

What to do: mark lists that will grow with x-extensible-enum from the beginning, or raise the first number of
info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_values, compatible
from gates.contract_drift.rules.changes.claims import IN_RESPONSES, claims
from gates.contract_drift.rules.changes.example import OPEN_ENUMS, in_response
from gates.contract_drift.rules.changes.wording import value_of
from gates.finding import Impact
from oas.compare.space import Edit, Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change

IMPACT = Impact.BREAKING
CLAIMS = claims(IN_RESPONSES, (Edit.ADDED,), Subject.ENUM_VALUE)
BREAKS = (
    in_response({"enum": ["red"]}, {"enum": ["red", "blue"]}),
    in_response({"enum": ["red"]}, {"enum": ["red", "blue"]}, OPEN_ENUMS),
)
ALLOWS = (in_response({"enum": ["red", "blue"]}, {"enum": ["red"]}),)


def judge(change: Change, terms: Terms) -> Opinion:
    """By the values, unless clients expect unknown ones."""
    text = f"the response may have the value {value_of(change)}"
    if terms.open_enums or change.extensible:
        return compatible(change, f"{text}; clients expect unknown values")
    return by_values(change, text, unmoved=Impact.COMPATIBLE)
