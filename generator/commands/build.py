"""`contract-gen build`: check one contract after the other, and write what differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.output import err, out
from console.place import shown_path
from console.program import CLEAN, FOUND
from console.progress import progress
from generator.check import check_contract, load_contract
from generator.commands.build_text import (
    clean_line,
    diff_lines,
    difference_line,
    note_lines,
    strict_lines,
    warning_lines,
    written_line,
)
from generator.commands.every import for_every
from generator.plan import Cause

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from console.config import Config
    from console.edge import Edge
    from generator.check import Checked


class Mode(Enum):
    """WRITE brings the folder up to date; CHECK and DIFF say what that would change."""

    WRITE = auto()
    CHECK = auto()
    DIFF = auto()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a build is done and how much of it is said.

    With `strict`, a contract that the code does not express as a whole is not built. Without
    `trust_lock` everything is built, though a lock proves it needless. A `brief` build does not
    repeat what the contract is warned of and what the code does not express.
    """

    mode: Mode
    edge: Edge
    overwrite_edited: bool = False
    strict: bool = False
    trust_lock: bool = True
    brief: bool = False

    @property
    def explains(self) -> bool:
        """Whether warnings and notes are told."""
        return not self.edge.quiet and (self.edge.verbose or not self.brief)


def overridden(
    config: Config,
    *,
    folders: Mapping[str, str],
    targets: Sequence[str],
    chosen: Mapping[str, str | None],
) -> Config:
    """`config` with what the command line gives; `folders` are relative to the working folder.

    They and the `chosen` keys go by name; empty or None where the command line does not give one.
    """
    given = {name: str(Path(path).absolute()) for name, path in folders.items() if path}
    return replace(
        config,
        out=given.get("out", config.out),
        templates=given.get("templates", config.templates),
        targets=tuple(targets) or config.targets,
        engine=chosen.get("engine") or config.engine,
        style=chosen.get("style") or config.style,
        enums=chosen.get("enums") or config.enums,
    )


def build_contracts(contracts: Sequence[Path], config: Config, manner: Manner) -> int:
    """Build or check each contract; the worst exit code."""
    return for_every(contracts, lambda contract: build_one(contract, config, manner)[0])


def build_one(contract: Path, config: Config, manner: Manner) -> tuple[int, Checked]:
    """Build or check one contract; the exit code, and what was found."""
    name = contract_name(contract)
    with progress(f"building {name}"):
        checked = check_contract(contract, config, trust_lock=manner.trust_lock)
    if manner.explains:
        err(*warning_lines(name, checked, verbose=manner.edge.verbose))
    if manner.strict and checked.notes:
        out(*strict_lines(name, checked, load_contract(contract, config)))
        return FOUND, checked
    code = _write(name, checked, manner) if manner.mode is Mode.WRITE else _report(checked, manner)
    if manner.explains:
        out(*note_lines(name, checked, verbose=manner.edge.verbose))
    return code, checked


def _write(name: str, checked: Checked, manner: Manner) -> int:
    """Write what differs. What the lock proves is not built, so there is nothing to write."""
    stray = [d for d in checked.differences if d.cause is Cause.STRAY]
    line = clean_line(name, checked)
    if checked.build is not None:
        from generator.write import write

        with progress(f"writing {name}"):
            written = write(
                checked.build, checked.folder.path, overwrite_edited=manner.overwrite_edited
            )
        line = written_line(name, checked, written)
    if not manner.edge.quiet:
        out(line)
        out(*(difference_line(difference, checked) for difference in stray))
    return CLEAN


def _report(checked: Checked, manner: Manner) -> int:
    for difference in checked.differences:
        out(difference_line(difference, checked))
        if manner.mode is Mode.DIFF:
            out(*diff_lines(difference, shown_path(checked.folder.path)))
    if checked.differences:
        return FOUND
    if not manner.edge.quiet:
        out(clean_line(contract_name(checked.contract), checked))
    return CLEAN
