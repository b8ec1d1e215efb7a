"""The options that every command of both programs takes, and what they come to.

They may stand before or after the name of the command: people try both.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from console.config import load_config

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.config import Config

F = TypeVar("F", bound="Callable[..., int | None] | click.Command")


@dataclass(frozen=True, slots=True)
class Edge:
    """What the general options of this call say."""

    config_file: Path | None
    quiet: bool
    verbose: bool
    debug: bool = False

    def config(self) -> Config:
        """The configuration that holds here. Raises ConfigError."""
        return load_config(self.config_file, Path.cwd(), os.environ)


def edge() -> Edge:
    """The general options of the command that is running."""
    given = click.get_current_context().meta
    file = given.get("config")
    return Edge(
        Path(file) if file else None,
        quiet=bool(given.get("quiet")),
        verbose=bool(given.get("verbose")),
        debug=bool(given.get("debug")),
    )


def general_options(function: F) -> F:
    """Let a command, or the program itself, take the general options; `edge` gives their values."""
    settings = (
        (("--debug",), True, "Show the traceback of an error."),
        (("-v", "--verbose"), True, "Print everything there is to say."),
        (("-q", "--quiet"), True, "Print findings and errors only."),
        (("--config",), False, "Read this configuration file."),
    )
    for names, is_flag, text in settings:
        metavar = None if is_flag else "FILE"
        function = click.option(
            *names,
            is_flag=is_flag,
            metavar=metavar,
            help=text,
            expose_value=False,
            callback=_remember,
        )(function)
    return function


def _remember(context: click.Context, option: click.Parameter, value: str | bool | None) -> None:  # noqa: FBT001 (click's signature)
    if value and option.name:
        context.meta[option.name] = value
