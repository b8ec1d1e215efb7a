"""Failures to look, split by who must act. A finding is a value and never one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from oas.problem import Problem


class ToolError(Exception):
    """The tool could not do its work: exit code 2.

    `message` says what is wrong, `where` the place (`file:line:column`), `hint` what to do next.
    """

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint


class ContractError(ToolError):
    """The document must change. `problems` holds all that was found in one run."""

    def __init__(
        self, message: str, *, where: str = "", hint: str = "", problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(message, where=where, hint=hint)
        self.problems = tuple(problems)


class ConfigError(ToolError):
    """The configuration file or an option must change."""


class OutputError(ToolError):
    """The disk or the output folder must change."""


class RemoteError(ToolError):
    """The network, the server or the store must change."""
