"""`contract-gen validate`: every problem of a contract, without building it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.output import out
from console.place import shown_path
from console.problems import count_text, counted, problem_lines
from console.program import CLEAN, COULD_NOT_CHECK
from console.progress import progress
from generator.check import load_contract
from generator.commands.every import for_every
from oas.errors import ContractError
from oas.operation import operations
from oas.problem import Level
from oas.validity import check

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from console.config import Config
    from oas.document import Document
    from oas.problem import Problem


def validate_contracts(
    contracts: Sequence[Path], config: Config, *, thorough: bool, quiet: bool
) -> int:
    """Print the problems of each contract and a summary; 2 where one of them is an error."""

    def validate(contract: Path) -> int:
        place = shown_path(contract)
        with progress(f"validating {place}"):
            document, problems = _examine(contract, config, thorough=thorough)
        out(*problem_lines(problems))
        if document is None or _has_errors(problems):
            out(f"{place}: not valid: {count_text(problems)}")
            return COULD_NOT_CHECK
        if not quiet:
            number = counted(sum(1 for _ in operations(document)), "operation")
            out(f"{place}: valid: {number}, {count_text(problems)}")
        return CLEAN

    return for_every(contracts, validate)


def _examine(
    contract: Path, config: Config, *, thorough: bool
) -> tuple[Document | None, Sequence[Problem]]:
    """The contract, None where it cannot even be put together, and what is wrong with it."""
    try:
        document = load_contract(contract, config)
    except ContractError as error:
        if not error.problems:
            raise
        return None, error.problems
    problems = check(document)
    if thorough and not _has_errors(problems):
        from oas.thorough import check as check_thoroughly

        problems += check_thoroughly(document)
    return document, problems


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(problem.level is Level.ERROR for problem in problems)
