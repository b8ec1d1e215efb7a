"""A variable of a server's URL takes other values, or has another default.

A value that is gone from its `enum` is breaking: clients that put it into the URL reach nobody. Another
default is risky: clients that leave it alone are sent to another address. More values hurt nobody.

What to do: keep the old values and the old default, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, compatible, risky
from gates.contract_drift.rules.changes.claims import ELSEWHERE, STRICTER, claims
from gates.contract_drift.rules.changes.example import documents
from gates.finding import Impact
from oas.compare.space import Edit, Subject
from oas.show import show

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json

IMPACT = Impact.BREAKING
CLAIMS = claims(ELSEWHERE, (*STRICTER, Edit.WIDENED), Subject.SERVER_VARIABLE)


def _server(default: str, *values: Json) -> Json:
    variable: Json = {"default": default, "enum": list(values)}
    return [{"url": "https://{region}.example", "variables": {"region": variable}}]


BREAKS = (
    documents({"servers": _server("eu", "eu", "us")}, {"servers": _server("eu", "eu")}),
    documents({"servers": _server("eu", "eu", "us")}, {"servers": _server("us", "eu", "us")}),
)
ALLOWS = (documents({"servers": _server("eu", "eu")}, {"servers": _server("eu", "eu")}),)


def judge(change: Change, _: Terms) -> Opinion:
    """By the edit."""
    variable = f"the variable {show(change.name)} of a server's URL"
    if change.edit is Edit.NARROWED:
        return by_kind(change, f"{variable} takes fewer values")
    if change.edit is Edit.WIDENED:
        return compatible(change, f"{variable} takes more values")
    return risky(change, f"{variable} has another default")
