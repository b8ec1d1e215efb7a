"""The level of stability (`x-stability-level`) changed: draft, alpha, beta, stable.

A lower level takes back what was promised: what is alpha may change and go at any time. A higher one promises
more. What has no level counts as stable, because nothing says otherwise; a word that is no level is risky.

What to do: keep the level, or raise the first number of info.version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.judgement import Bump
from gates.contract_drift.rules.changes.algebra import by_kind, compatible, risky
from gates.contract_drift.rules.changes.claims import EDITED, EVERYWHERE, claims
from gates.contract_drift.rules.changes.example import operations
from gates.contract_drift.rules.changes.promises import LEVELS, rank
from gates.contract_drift.rules.changes.wording import shown
from gates.finding import Impact
from oas.compare.space import Subject

if TYPE_CHECKING:
    from gates.contract_drift.judgement import Opinion, Terms
    from oas.compare.change import Change
    from oas.json_value import Json, JsonObject

IMPACT = Impact.BREAKING
CLAIMS = claims(EVERYWHERE, EDITED, Subject.STABILITY)


def _level(level: str) -> JsonObject:
    return {"x-stability-level": level}


BREAKS = (
    operations(_level("stable"), _level("alpha")),
    operations(_level("alpha"), _level("beta")),
    operations(_level("beta"), _level("bata")),
    operations(_level("beta"), None),
)
ALLOWS = (operations(_level("beta"), _level("beta")),)


def judge(change: Change, _: Terms) -> Opinion:
    """By which of the two promises less."""
    before, after = rank(change.before), rank(change.after)
    if after is None:
        known = ", ".join(LEVELS)
        return risky(
            change, f"the level of stability is {shown(change.after)}, and that is none ({known})"
        )
    text = f"the level of stability is {_level_of(change.after)}, it was {_level_of(change.before)}"
    if before is not None and after < before:
        return by_kind(change, text)
    return compatible(change, text, Bump.PATCH)


def _level_of(level: Json) -> str:
    return "not given" if level is None else shown(level)
