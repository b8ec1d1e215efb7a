"""Runs gates and turns whatever happens into Reports: no gate that failed is ever left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.place import shown_path
from gates.gate import GATES, Context, CouldNotCheckError
from gates.report import Failure, Outcome, Report
from oas.errors import ConfigError, ContractError, OutputError, RemoteError, ToolError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from console.config import Config
    from console.key import Value
    from gates.gate import Gate

ALL = "all"
_REASONS: tuple[tuple[type[ToolError], str], ...] = (
    (ContractError, "contract"),
    (ConfigError, "configuration"),
    (OutputError, "output"),
    (RemoteError, "remote"),
)


@dataclass(frozen=True, slots=True)
class Request:
    """What a call asks for. `options` and `contracts` are those of the command line.

    `crashed` is told of an exception that is a fault of ours.
    """

    load_config: Callable[[], Config]
    environ: Mapping[str, str]
    here: Path
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


def _on_each(gate: Gate, config: Config, request: Request) -> list[Report]:
    contracts = config.contract_paths(request.contracts)
    options = {**config.gates.get(gate.name, {}), **(request.options or {})}
    folder = request.here if request.options else config.root
    return [
        _run(
            gate,
            Context(contract, config, options, folder, request.environ, len(contracts)),
            request.crashed,
        )
        for contract in contracts
    ]


def _run(gate: Gate, context: Context, crashed: Callable[[Exception], None]) -> Report:
    contract = shown_path(context.contract)
    try:
        return replace(gate.load()(context), contract=contract)
    except ToolError as error:
        return Report(gate.name, contract, failed=failure(error))
    except Exception as crash:  # noqa: BLE001 (a gate that crashed is a verdict, not a gap)
        crashed(crash)
        return Report(gate.name, contract, failed=_crash(gate, crash))


def failure(error: ToolError) -> Failure:
    """Why a gate could not check, from what it raised."""
    reason = next((word for kind, word in _REASONS if isinstance(error, kind)), "error")
    if isinstance(error, CouldNotCheckError):
        reason = error.reason
    problems = error.problems if isinstance(error, ContractError | CouldNotCheckError) else ()
    return Failure(reason, error.message, error.where, error.hint, problems)


def _crash(gate: Gate, crash: Exception) -> Failure:
    return Failure(
        "internal-error",
        f"the gate {gate.name} failed: {type(crash).__name__}: {show(crash)}",
        hint="this is a fault of the program: run again with --debug for the traceback",
    )
