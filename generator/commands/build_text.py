"""Pure. The lines `contract-gen build` prints."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from console.place import shown_path
from console.problems import counted, problem_lines
from oas.positions import locate
from oas.show import place, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.artifact import Note
    from generator.check import Checked
    from generator.plan import Difference
    from generator.write import Written
    from oas.document import Document

SHOWN = 5
NOT_ENFORCED, NOT_EXPRESSED = "not enforced", "not expressed in Python"


def clean_line(name: str, checked: Checked) -> str:
    """`core: unchanged, 16 files in generated/core`."""
    number = counted(len(checked.folder.files), "file")
    return f"{name}: unchanged, {number} in {shown_path(checked.folder.path)}"


def written_line(name: str, checked: Checked, written: Written) -> str:
    """`core: 3 files created, 2 changed, 1 removed, 12 unchanged in generated/core`."""
    counts = {
        "created": written.created,
        "changed": written.changed,
        "removed": written.removed,
        "unchanged": written.unchanged,
    }
    (first, number), *others = [(verb, count) for verb, count in counts.items() if count]
    rest = "".join(f", {count:,} {verb}" for verb, count in others)
    return f"{name}: {counted(number, 'file')} {first}{rest} in {shown_path(checked.folder.path)}"


def difference_line(difference: Difference, checked: Checked) -> str:
    """`generated/core/app.py: edited by hand; to undo the edit run …`."""
    place = shown_path(checked.folder.path / difference.path)
    remedy = difference.remedy(shown_path(checked.contract))
    return f"{place}: {difference.cause.value}; {remedy}"


def diff_lines(difference: Difference, folder: str) -> Iterator[str]:
    """The unified diff from what stands on disk to what is built."""
    path = f"{folder}/{difference.path}"
    before, after = (
        (data or b"").decode("utf-8", "replace").splitlines()
        for data in (difference.before, difference.after)
    )
    return difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")


def warning_lines(name: str, checked: Checked, *, verbose: bool) -> list[str]:
    """What the contract is warned of: a few, all with `-v`; the number where it was not parsed."""
    number = counted(checked.warnings, "warning")
    if not checked.warnings:
        return []
    if not checked.problems:
        return [f"{name}: {number}; contract-gen validate shows them"]
    shown = checked.problems if verbose else checked.problems[:SHOWN]
    hidden = len(shown) < len(checked.problems)
    return [*problem_lines(shown), *([f"{name}: {number}; -v shows them all"] if hidden else [])]


def note_lines(name: str, checked: Checked, *, verbose: bool) -> list[str]:
    """What the code does not enforce or express: the numbers always, some when just built."""
    some = SHOWN if checked.build else 0
    lines: list[str] = []
    for kind, notes in _by_kind(checked.notes).items():
        shown = notes if verbose else notes[:some]
        more = "" if len(shown) == len(notes) else "; -v shows them all"
        lines.append(f"{name}: {counted(len(notes), 'place')} of the contract {kind}{more}")
        lines += [f"  {place(note.pointer)}: {printable(note.reason)}" for note in shown]
    return lines


def strict_lines(name: str, checked: Checked, document: Document) -> list[str]:
    """Every place that the code does not enforce or express, as `file:line:column`."""
    places = locate(document, [note.pointer for note in checked.notes])
    lines = [
        f"{document.source_of(note.pointer).name}:{line}:{column}: "
        f"{printable(note.reason)} ({place(note.pointer)})"
        for note in checked.notes
        for line, column in [places[note.pointer]]
    ]
    counts = [f"{len(notes):,} {kind}" for kind, notes in _by_kind(checked.notes).items()]
    return [*lines, f"{name}: nothing was written, for --strict: {', '.join(counts)}"]


def _by_kind(notes: Iterable[Note]) -> dict[str, list[Note]]:
    """The notes on values that are not checked, and the others; only what there is."""
    kinds: dict[str, list[Note]] = {NOT_ENFORCED: [], NOT_EXPRESSED: []}
    for note in notes:
        kinds[NOT_ENFORCED if note.reason.startswith(NOT_ENFORCED) else NOT_EXPRESSED].append(note)
    return {kind: found for kind, found in kinds.items() if found}
