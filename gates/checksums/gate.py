"""The gate checksums: build in memory, compare with the disk, say what mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.place import shown_path
from console.problems import counted
from gates.checksums.rules import RULES
from gates.finding import Finding, Location, Related, Severity
from gates.gate import CouldNotCheckError
from gates.report import Report
from generator.check import check_contract
from generator.folder import read_folder
from generator.lockfile import LOCK_NAME
from generator.plan import Cause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from gates.gate import Context
    from generator.check import Checked
    from generator.plan import Difference

# What a person did to one file is said of that file; everything else has one cause for all.
_OF_ONE_FILE = frozenset({Cause.MISSING, Cause.STALE, Cause.EDITED, Cause.STRAY})


def run(context: Context) -> Report:
    """Compare the generated code with its contract. Raises ToolError where that cannot be done."""
    folder = context.config.out_folder / contract_name(context.contract)
    lock = read_folder(folder).lock
    if lock is None:
        raise CouldNotCheckError(
            "no-lock",
            f"there is no {LOCK_NAME}, so nothing says what was generated",
            where=shown_path(folder),
            hint=f"run contract-gen build {shown_path(context.contract)} and commit its files",
        )
    checked = check_contract(context.contract, context.config, trust_lock=False)
    return Report(
        "checksums",
        findings=tuple(_findings(checked, folder)),
        inspected={"files": len(lock.files) + 1},
    )


def _findings(checked: Checked, folder: Path) -> Iterator[Finding]:
    for cause, differences in _by_cause(checked.differences).items():
        if cause in _OF_ONE_FILE:
            yield from (_of_one(checked, folder, difference) for difference in differences)
        else:
            yield _of_all(checked, folder, differences)


def _by_cause(differences: Iterable[Difference]) -> dict[Cause, list[Difference]]:
    found: dict[Cause, list[Difference]] = {}
    for difference in differences:
        found.setdefault(difference.cause, []).append(difference)
    whole = next((cause for cause in found if cause not in _OF_ONE_FILE), None)
    if whole:
        # What else is built has one reason, also for the files that it leaves behind.
        found[whole] += found.pop(Cause.STALE, [])
    return found


def _of_one(checked: Checked, folder: Path, difference: Difference) -> Finding:
    return _finding(checked, difference, Location(shown_path(folder / difference.path)))


def _of_all(checked: Checked, folder: Path, differences: Sequence[Difference]) -> Finding:
    related = tuple(
        Related(_said(difference), Location(shown_path(folder / difference.path)))
        for difference in differences
    )
    return _finding(checked, differences[0], Location(shown_path(folder / LOCK_NAME)), related)


def _said(difference: Difference) -> str:
    if difference.before is None:
        return "missing"
    return "differs" if difference.after is not None else Cause.STALE.value


def _finding(
    checked: Checked, difference: Difference, location: Location, related: tuple[Related, ...] = ()
) -> Finding:
    files = f": {counted(len(related), 'file')}" if related else ""
    return Finding(
        RULES[difference.cause].rule,
        Severity.ERROR,
        f"{difference.cause.value}{files}",
        location,
        hint=difference.remedy(shown_path(checked.contract)),
        related=related,
    )
