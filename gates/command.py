"""What every command that runs gates does: run, report to each place that is asked for, exit."""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
    from gates.report import Outcome


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for, apart from the general options."""

    formats: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    options: Mapping[str, Value] = field(default_factory=dict)
    debug: bool = False
    fix: bool = False


def report(gate: str, edge: Edge, asked: Asked) -> int:
    """Run one gate, or ALL, and report; the exit code. Raises ToolError where that is impossible.

    To `fix`, what is found is mended where a program can, and the gate run once more.
    """
    outputs = read_outputs(asked.formats)
    request = request_of(edge, asked)
    outcome = _run(gate, request)
    if asked.fix and _fixed(outcome, request):
        outcome = _run(gate, request)
    hand_out(outcome, outputs, verbose=edge.verbose, quiet=edge.quiet)
    return outcome.verdict.exit_code


def request_of(edge: Edge, asked: Asked) -> Request:
    """What a run of gates is asked for, here and today."""
    return Request(
        edge.config,
        os.environ,
        Path.cwd(),
        datetime.now(UTC).date(),
        crashed=_show_traceback if asked.debug else _keep_quiet,
        contracts=asked.contracts,
        options=asked.options,
    )


def _run(gate: str, request: Request) -> Outcome:
    with progress("checking"):
        return run_all(request) if gate == ALL else run_gate(gate, request)


def _fixed(outcome: Outcome, request: Request) -> bool:
    """Whether anything was written; each is told as soon as it is."""
    from gates.contract_drift.fix import fix_versions

    done = False
    for line in fix_versions(outcome, request):
        err(line)
        done = True
    return done


def _show_traceback(crash: Exception) -> None:
    err(*"".join(traceback.format_exception(crash)).splitlines())


def _keep_quiet(_: Exception) -> None:
    """The report names the crash; only its traceback is left out."""
