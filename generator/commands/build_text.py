"""Pure. The lines `contract-gen build` prints."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from console.place import shown_path
from console.problems import counted, problem_lines
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.check import Checked
    from generator.plan import Difference
    from generator.write import Written

SHOWN = 5


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
    """What the code does not express: the number always, some when just built, all with `-v`."""
    if not checked.notes:
        return []
    some = SHOWN if checked.build else 0
    shown = checked.notes if verbose else checked.notes[:some]
    more = "" if len(shown) == len(checked.notes) else "; -v shows them all"
    places = counted(len(checked.notes), "place")
    return [
        f"{name}: {places} of the contract not expressed in Python{more}",
        *(f"  {printable(note.pointer)}: {note.reason}" for note in shown),
    ]
