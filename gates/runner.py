"""Runs gates and turns whatever happens into Reports: no gate that failed is ever left out."""

from __future__ import annotations

import gc
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.limits import exceeded
from console.place import shown_path
from gates.gate import GATES, Context, failure
from gates.report import Failure, Outcome, Report
from oas.errors import ToolError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from console.config import Config
    from console.key import Value
    from gates.gate import Gate

ALL = "all"


@dataclass(frozen=True, slots=True)
class Request:
    """What a call asks for. `options` and `contracts` are those of the command line.

    `here` is the folder that the program runs in, `today` the day in UTC. `crashed` is told of an
    exception that is a fault of ours.
    """

    load_config: Callable[[], Config]
    environ: Mapping[str, str]
    here: Path
    today: date
    crashed: Callable[[Exception], None]
    contracts: Sequence[str] = ()
    options: Mapping[str, Value] | None = None


def run_gate(name: str, request: Request) -> Outcome:
    """Run one gate on each contract."""
    return _guarded(name, request, lambda config: _on_each(GATES[name], config, request))


def run_all(request: Request) -> Outcome:
    """Run every gate that the configuration knows, on each contract."""

    def run(config: Config) -> Iterable[Report]:
        configured = [gate for gate in GATES.values() if gate.is_configured(config)]
        return [report for gate in configured for report in _on_each(gate, config, request)]

    return _guarded(ALL, request, run)


def _guarded(name: str, request: Request, run: Callable[[Config], Iterable[Report]]) -> Outcome:
    try:
        return Outcome(name, tuple(run(request.load_config())))
    except ToolError as error:
        return Outcome(name, (Report(name, failed=failure(error)),))


def contexts(gate: str, config: Config, request: Request) -> list[Context]:
    """What the gate is handed for each contract. Raises ConfigError where none is found."""
    contracts = config.contract_paths(request.contracts)
    asked = request.options or {}
    return [
        Context(
            contract,
            config,
            {**config.gates.get(gate, {}), **asked},
            request.here,
            request.environ,
            request.today,
            asked=frozenset(asked),
            among=len(contracts),
        )
        for contract in contracts
    ]


def _on_each(gate: Gate, config: Config, request: Request) -> list[Report]:
    reports: list[Report] = []
    for context in contexts(gate.name, config, request):
        reports += _run(gate, context, request.crashed)
        if context.among > 1:  # what one contract took is given back before the next one is read
            gc.collect()
    return reports


def _run(gate: Gate, context: Context, crashed: Callable[[Exception], None]) -> tuple[Report, ...]:
    contract = shown_path(context.contract)
    try:
        found = gate.load()(context)
    except ToolError as error:
        return (Report(gate.name, contract, failed=failure(error)),)
    except Exception as crash:  # noqa: BLE001 (a gate that crashed is a verdict, not a gap)
        crashed(crash)
        return (Report(gate.name, contract, failed=_crash(gate, crash)),)
    reports = found if isinstance(found, tuple) else (found,)
    # A gate without anything to say has examined nothing, and that is no pass.
    return tuple(replace(r, contract=contract) for r in reports) or (Report(gate.name, contract),)


def _crash(gate: Gate, crash: Exception) -> Failure:
    if limit := exceeded(crash):
        return Failure("limits", limit.message, hint=limit.hint)
    return Failure(
        "internal-error",
        f"the gate {gate.name} failed: {type(crash).__name__}: {show(crash)}",
        hint="this is a fault of the program: run again with --debug for the traceback",
    )
