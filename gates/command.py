"""What every command that runs gates does: run, report to each place that is asked for, exit."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.output import err
from console.progress import progress
from gates.formats.output import hand_out, read_outputs
from gates.runner import ALL, Request, run_all, run_gate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from console.edge import Edge
    from console.key import Value


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for, apart from the general options."""

    formats: tuple[str, ...]
    contracts: tuple[str, ...]
    options: Mapping[str, Value]
    debug: bool


def report(gate: str, edge: Edge, asked: Asked) -> int:
    """Run one gate, or ALL, and report; the exit code. Raises ToolError where that is impossible."""
    outputs = read_outputs(asked.formats)
    request = Request(
        edge.config,
        os.environ,
        Path.cwd(),
        crashed=_show_traceback if asked.debug else _keep_quiet,
        contracts=asked.contracts,
        options=asked.options,
    )
    with progress("checking"):
        outcome = run_all(request) if gate == ALL else run_gate(gate, request)
    hand_out(outcome, outputs, verbose=edge.verbose, quiet=edge.quiet)
    return outcome.verdict.exit_code


def _show_traceback(crash: Exception) -> None:
    err(*"".join(traceback.format_exception(crash)).splitlines())


def _keep_quiet(_: Exception) -> None:
    """The report names the crash; only its traceback is left out."""
