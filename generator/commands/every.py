"""Several contracts, one after the other: one that fails does not take the others' turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.output import err
from console.problems import error_lines
from console.program import COULD_NOT_CHECK, worst
from oas.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def for_every(contracts: Sequence[Path], action: Callable[[Path], int]) -> int:
    """Do `action` for each contract; the worst exit code."""
    if len(contracts) == 1:
        return action(contracts[0])
    return worst([_one(contract, action) for contract in contracts])


def _one(contract: Path, action: Callable[[Path], int]) -> int:
    try:
        return action(contract)
    except ToolError as error:
        err(*error_lines(error))
        return COULD_NOT_CHECK
