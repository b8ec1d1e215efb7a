"""What a Gate is, and which there are. A gate judges one contract and makes a Report of it.

It is handed everything it looks at, prints nothing and knows no other gate.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from oas.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from console.config import Config
    from console.key import Value
    from gates.report import Report
    from oas.problem import Problem

    Run: TypeAlias = Callable[["Context"], Report]


@dataclass(frozen=True, slots=True)
class Context:
    """What a gate is handed: a contract, and what it is told about it.

    `options` are the gate's keys of the configuration, with those of the command line before them.
    Paths in them are relative to `folder`. `among` counts the contracts of this run.
    """

    contract: Path
    config: Config
    options: Mapping[str, Value]
    folder: Path
    environ: Mapping[str, str]
    among: int = 1


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate by its name. `load` imports its room, so that one that is not asked costs nothing.

    `gates all` runs it where the configuration gives the key `needs`; always where that is empty.
    """

    name: str
    help: str
    load: Callable[[], Run]
    needs: str = ""

    def is_configured(self, config: Config) -> bool:
        """Whether `gates all` runs it."""
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


def _contract_drift() -> Run:
    from gates.contract_drift.gate import run

    return run


def _checksums() -> Run:
    from gates.checksums.gate import run

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
    )
}
