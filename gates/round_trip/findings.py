"""Pure. Losses become Findings: placed in the contract, with words, and with what FastAPI says instead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from console.problems import counted
from gates.contract_drift.places import Places
from gates.finding import Finding, Severity
from gates.round_trip.rules import ADDED, INSISTED, NOTED, RULES, WORDS
from oas.compare.change import Effect
from oas.compare.space import WORDS as SUBJECTS
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gates.round_trip.losses import Loss
    from oas.compare.change import Change
    from oas.document import Document
    from oas.json_value import Json

_SEVERITIES: Mapping[str, Severity] = {
    NOTED: Severity.NOTE,
    INSISTED: Severity.NOTE,
    WORDS: Severity.WARNING,
}
_EFFECTS: Mapping[Effect, str] = {
    Effect.WIDENED: "more values are allowed",
    Effect.NARROWED: "fewer values are allowed",
    Effect.MOVED: "other values are allowed",
    Effect.UNDECIDED: "perhaps other values are allowed",
}
_LONGEST = 60


def findings_of(found: Sequence[Loss], contract: Document, *, strict: bool) -> tuple[Finding, ...]:
    """A Finding for each Loss, what fails first. `strict`: nothing that an application could say is excused."""
    places = Places(contract, (loss.change.pointer_before for loss in found))
    made = [_finding(loss, places, strict=strict) for loss in found]
    order = {severity: rank for rank, severity in enumerate(Severity)}
    return tuple(sorted(made, key=lambda finding: order[finding.severity]))


def _finding(loss: Loss, places: Places, *, strict: bool) -> Finding:
    change, rule = loss.change, loss.rule
    usual = _SEVERITIES.get(rule, Severity.ERROR)
    operations = loss.operations
    return Finding(
        rule,
        Severity.ERROR if strict and rule != INSISTED else usual,
        _message(loss),
        places[change.pointer_before],
        hint=RULES[rule].hint,
        operation=operations[0] if operations else "",
        operations=operations,
        direction=change.direction.value,
        before=_small(change.before),
        after=_small(change.after),
        name=change.name,
    )


def _message(loss: Loss) -> str:
    what = _what(loss.change) + _where(loss.places)
    said = f"FastAPI's document does not say {what}" if loss.change.is_gone else ""
    if not said and loss.rule == ADDED:
        said = f"FastAPI's document says {what}, and the contract does not"
    said = said or f"FastAPI's document says {what} otherwise{_how(loss.changes)}"
    return f"{said} (the build noted: {show(loss.note)})" if loss.note else said


def _what(change: Change) -> str:
    words = SUBJECTS.get(change.subject, change.subject.value.replace("-", " "))
    name = f" {show(change.name)}" if change.name else ""
    within = f" of {change.within}" if change.within else ""
    return f"the {words}{name}{within}"


def _where(places: Sequence[str]) -> str:
    if len(places) > 1:
        return f" in {counted(len(places), 'place')}"
    return f" in the {places[0]}" if places else ""


def _how(changes: Iterable[Change]) -> str:
    effects = {change.effect for change in changes} - {Effect.NONE}
    if effects:
        return f": {_EFFECTS[effects.pop() if len(effects) == 1 else Effect.MOVED]}"
    first = next(iter(changes))
    before, after = _small(first.before), _small(first.after)
    if before is None or after is None:
        return ""
    return f": {show(json.dumps(before))} is {show(json.dumps(after))} there"


def _small(value: Json) -> Json:
    """The value where it fits into a line, else None."""
    return value if value is not None and len(json.dumps(value)) <= _LONGEST else None
