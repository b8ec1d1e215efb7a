"""How a value is written as XML changed: its name, namespace, prefix, or attribute instead of element.

Where the body is sent as XML that is breaking by its kind: who reads `<Product>` does not find `<product>`.
Where no body of it is XML, nobody can observe it.

What to do: keep the old names in XML, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.rules.changes.algebra import by_kind, cosmetic
from gates.contract_drift.rules.changes.claims import EDITED, ON_THE_WIRE, claims
from gates.contract_drift.rules.changes.example import answers, operations
from gates.contract_drift.rules.changes.wording import did
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json, JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(ON_THE_WIRE, EDITED, Subject.XML)


def _body(media_type: str, name: str) -> JsonObject:
    schema: Json = {"type": "object", "xml": {"name": name}}
    return answers(content={media_type: {"schema": schema}})


BREAKS = (
    operations(_body("application/xml", "a"), _body("application/xml", "b")),
    operations(_body("application/json", "a"), _body("application/json", "b")),
)
ALLOWS = (operations(_body("application/xml", "a"), _body("application/xml", "a")),)


def judge(change: Change, _: Terms) -> Opinion:
    """By whether a body of it is XML."""
    text = f"the form in XML {did(change)}"
    if any("xml" in use.place.lower() for use in change.uses):
        return by_kind(change, text)
    return cosmetic(change, f"{text}; no body is XML")
