"""Pure. How problems of a contract and failures of the tool are put into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.problem import Level
from oas.show import place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from oas.errors import ToolError
    from oas.problem import Problem


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """`file:line:column: level[code]: message (pointer)` for each, its hint indented below."""
    lines: list[str] = []
    for problem in problems:
        pointer = f" ({place(problem.pointer)})" if problem.pointer else ""
        lines.append(
            f"{problem.where}: {problem.level.value}[{problem.code}]: {problem.message}{pointer}"
        )
        lines += hint_lines(problem.hint)
    return lines


def count_text(problems: Sequence[Problem]) -> str:
    """`2 errors, 1 warning`."""
    errors = sum(problem.level is Level.ERROR for problem in problems)
    return f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def error_lines(error: ToolError) -> list[str]:
    """What a ToolError tells a person: its problems, counted, where it has any, else itself."""
    if isinstance(error, ContractError) and error.problems:
        last = f"error: {error.message}: {count_text(error.problems)}"
        return [*problem_lines(error.problems), *([last] if len(error.problems) > 1 else [])]
    where = f"{error.where}: " if error.where else ""
    return [f"error: {where}{error.message}", *hint_lines(error.hint)]


def hint_lines(hint: str) -> list[str]:
    """What to do next, indented below what is wrong; nothing where there is no hint."""
    return [f"  {line}" for line in hint.splitlines()]
