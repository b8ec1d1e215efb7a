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

    With `strict`, a contract that the code does not express as a whole is not built.
    """

    mode: Mode
    edge: Edge
    overwrite_edited: bool = False
    strict: bool = False


def overridden(
    config: Config, *, out_folder: str, targets: Sequence[str], chosen: Mapping[str, str | None]
) -> Config:
    """`config` with what the command line gives; `--out` is relative to the working folder.

    `chosen` holds the other keys by name, None where the command line does not give one.
    """
    return replace(
        config,
        out=str(Path(out_folder).absolute()) if out_folder else config.out,
        targets=tuple(targets) or config.targets,
        engine=chosen.get("engine") or config.engine,
        style=chosen.get("style") or config.style,
        enums=chosen.get("enums") or config.enums,
    )


def build_contracts(contracts: Sequence[Path], config: Config, manner: Manner) -> int:
    """Build or check each contract; the worst exit code."""
    return for_every(contracts, lambda contract: _build(contract, config, manner))


def _build(contract: Path, config: Config, manner: Manner) -> int:
    name = contract_name(contract)
    with progress(f"building {name}"):
        checked = check_contract(contract, config)
    if not manner.edge.quiet:
        err(*warning_lines(name, checked, verbose=manner.edge.verbose))
    if manner.strict and checked.notes:
        out(*strict_lines(name, checked, load_contract(contract, config)))
        return FOUND
    code = _write(name, checked, manner) if manner.mode is Mode.WRITE else _report(checked, manner)
    if not manner.edge.quiet:
        out(*note_lines(name, checked, verbose=manner.edge.verbose))
    return code


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
