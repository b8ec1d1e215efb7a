"""Pure. Judgements become Findings: placed on both sides, with what proves them and what to do.

Whether they fail the gate is not known here: each is a note until `weighing` looks at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.contract_drift.edits import by_edit
from gates.contract_drift.judgement import Bump
from gates.contract_drift.places import Places
from gates.finding import Finding, Related, Severity
from oas.direction import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gates.contract_drift.edits import JudgedEdit
    from gates.contract_drift.judgement import Judgement
    from oas.compare.change import Witness
    from oas.document import Document
    from oas.json_value import Json, JsonObject

# What a value may hold to be shown beside its finding: nodes, and characters of texts.
_MOST_NODES, _MOST_CHARACTERS = 40, 400
_PROVES: Mapping[Direction, str] = {
    Direction.REQUEST: "the base accepts it, and the head refuses it",
    Direction.RESPONSE: "the head may send it, and the base never did",
}


def findings_of(
    judgements: Iterable[Judgement], base: Document, head: Document
) -> tuple[Finding, ...]:
    """A Finding for each edit, in the order of the Changes."""
    edits = list(by_edit(judgements))
    changes = [judgement.change for edit in edits for judgement in edit.judgements]
    before = Places(base, (change.pointer_before for change in changes))
    after = Places(head, (change.pointer_after for change in changes))
    return tuple(_finding(edit, before, after) for edit in edits)


def _finding(edit: JudgedEdit, before: Places, after: Places) -> Finding:
    worst, change = edit.worst, edit.worst.change
    base, head = before[change.pointer_before], after[change.pointer_after]
    related = [Related(_said(other), head) for other in edit.others]
    if change.is_gone:
        holders = dict.fromkeys(one.change.pointer_after for one in edit.judgements)
        related += [Related("here the head has it no more", after[holder]) for holder in holders]
    operations = edit.operations
    return Finding(
        worst.page.rule,
        Severity.NOTE,
        worst.message,
        base if change.is_gone else head,
        worst.impact,
        hint=worst.page.hint,
        operation=operations[0] if operations else "",
        direction=change.direction.value,
        witness=_witness(edit),
        related=tuple(related),
        base=base,
        operations=operations,
        before=_small(change.before),
        after=_small(change.after),
        undecided=edit.undecided,
        bump="" if edit.bump is Bump.NONE else edit.bump.name.lower(),
        name=change.name,
    )


def _said(judgement: Judgement) -> str:
    """What the other direction makes of the same edit."""
    return f"{judgement.impact.value} in a {judgement.change.direction.value}: {judgement.message}"


def _witness(edit: JudgedEdit) -> JsonObject | None:
    """What proves the worst; what proves the other direction only where nothing proves that."""
    found = (one.change.witness for one in edit.judgements)
    witness = next((witness for witness in found if witness is not None), None)
    return None if witness is None else _proof(witness)


def _proof(witness: Witness) -> JsonObject:
    return {
        "kind": witness.direction.value,
        "operation": witness.use.operation,
        "place": witness.use.place,
        "value": witness.value,
        "pointer": witness.pointer,
        "proves": _PROVES.get(witness.direction, ""),
    }


def _small(value: Json) -> Json:
    """The value where a reader can take it in at a glance, else None."""
    nodes, characters = 0, 0
    waiting = [value]
    while waiting:
        node = waiting.pop()
        nodes += 1
        if isinstance(node, str):
            characters += len(node)
        elif isinstance(node, list | dict):
            # Looking at the length first keeps a large object from being walked at all.
            if len(node) > _MOST_NODES:
                return None
            characters += sum(map(len, node)) if isinstance(node, dict) else 0
            waiting += node.values() if isinstance(node, dict) else node
        if nodes > _MOST_NODES or characters > _MOST_CHARACTERS:
            return None
    return value
