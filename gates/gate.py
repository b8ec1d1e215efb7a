"""What a Gate is, and which there are. A gate judges one contract and makes a Report of it.

It is handed everything it looks at, prints nothing and knows no other gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from gates.report import Failure
from oas.errors import ConfigError, ContractError, OutputError, RemoteError, ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from console.config import Config
    from console.key import Value
    from gates.report import Report
    from oas.problem import Problem

    Run: TypeAlias = Callable[["Context"], Report | tuple[Report, ...]]


@dataclass(frozen=True, slots=True)
class Context:
    """What a gate is handed: a contract, and what it is told about it.

    `options` are the gate's keys of the configuration, with those of the command line before them;
    `asked` names the latter. `here` is the folder that the program runs in. `among` counts the
    contracts of this run.
    """

    contract: Path
    config: Config
    options: Mapping[str, Value]
    here: Path
    environ: Mapping[str, str]
    today: date
    asked: Collection[str] = ()
    among: int = 1

    def folder_of(self, key: str) -> Path:
        """What paths in the option `key` are relative to: where one stands, or the configuration."""
        return self.here if key in self.asked else self.config.root


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate by its name. `load` imports its room, so that one that is not asked costs nothing.

    It makes one Report of a contract, or several where it compares that with several others.
    `gates all` runs it where the configuration gives the key `needs`; always where that is empty, or
    where it has the gate's table, if only to `by_table`.
    """

    name: str
    help: str
    load: Callable[[], Run]
    needs: str = ""
    by_table: bool = False

    def is_configured(self, config: Config) -> bool:
        """Whether `gates all` runs it."""
        if self.by_table:
            return self.name in config.gates
        return not self.needs or bool(config.gates.get(self.name, {}).get(self.needs))


class CouldNotCheckError(ToolError):
    """A gate looked and cannot decide. `reason` is one word for machines."""

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        where: str = "",
        hint: str = "",
        problems: Sequence[Problem] = (),
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.reason = reason
        self.problems = tuple(problems)


_REASONS: tuple[tuple[type[ToolError], str], ...] = (
    (ContractError, "contract"),
    (ConfigError, "configuration"),
    (OutputError, "output"),
    (RemoteError, "remote"),
)


def failure(error: ToolError) -> Failure:
    """Why a gate could not check, from what it raised."""
    reason = next((word for kind, word in _REASONS if isinstance(error, kind)), "error")
    if isinstance(error, CouldNotCheckError):
        reason = error.reason
    problems = error.problems if isinstance(error, ContractError | CouldNotCheckError) else ()
    return Failure(reason, error.message, error.where, error.hint, problems)


def _contract_drift() -> Run:
    from gates.contract_drift.gate import run

    return run


def _checksums() -> Run:
    from gates.checksums.gate import run

    return run


def _round_trip() -> Run:
    from gates.round_trip.gate import run

    return run


GATES: Mapping[str, Gate] = {
    gate.name: gate
    for gate in (
        Gate(
            "contract-drift",
            "Did the contract change without a new version?",
            _contract_drift,
            needs="against",
        ),
        Gate("checksums", "Do contract, lock and generated code agree?", _checksums),
        Gate(
            "round-trip",
            "Does FastAPI's own document of the code mean what the contract means?",
            _round_trip,
            by_table=True,
        ),
    )
}
