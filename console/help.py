"""What `--help` shows: options and commands in groups, examples, exit codes.

Plain click with headings in bold on a terminal. It stays away from rich on purpose: importing and
drawing with it takes longer than everything else `--help` does together.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Row = tuple[str, str]

C = TypeVar("C", bound=click.Command)
WIDEST = 100
GENERAL_OPTIONS = ("--config", "--quiet", "--verbose", "--debug", "--version", "--help")
EXIT_CODES = (
    ("0", "looked, and clean"),
    ("1", "looked, and found something"),
    ("2", "could not decide: bad arguments, unreadable input, a failure"),
    ("130, 143", "stopped by a signal"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a help page shows besides click's own: groups of names, examples, exit codes."""

    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    examples: tuple[str, ...] = ()
    exit_codes: tuple[tuple[str, str], ...] = EXIT_CODES


class Formatter(click.HelpFormatter):
    """Headings and names stand out, unless NO_COLOR asks for plain text (no-color.org)."""

    def write_heading(self, heading: str) -> None:
        """Write `Heading:`."""
        self.write(f"{'':>{self.current_indent}}{emphasised(heading + ':')}\n")


class HelpContext(click.Context):
    """A context whose help is laid out by Formatter."""

    formatter_class = Formatter


class Command(click.Command):
    """A command with a Page; `described` gives it one."""

    context_class = HelpContext
    page = Page()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the groups of options, then what every page ends with."""
        _write_page(self.page, _options(self, ctx), formatter)


class Group(click.Group):
    """A group of commands with a Page."""

    context_class = HelpContext
    command_class = Command
    page = Page()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the groups of commands, the options, then what every page ends with."""
        commands = {name: self.commands[name] for name in self.list_commands(ctx)}
        rows = {n: (n, c.get_short_help_str(WIDEST)) for n, c in commands.items() if not c.hidden}
        _write_page(self.page, {**rows, **_options(self, ctx)}, formatter)


Group.group_class = Group


def described(
    *,
    groups: Mapping[str, Sequence[str]] | None = None,
    examples: Sequence[str] = (),
    exit_codes: Iterable[tuple[str, str]] = EXIT_CODES,
) -> Callable[[C], C]:
    """Give a Command or Group its Page. `groups` lists option or command names by heading."""
    listed = tuple((heading, tuple(names)) for heading, names in (groups or {}).items())

    def give(command: C) -> C:
        if isinstance(command, Command | Group):
            command.page = Page(listed, tuple(examples), tuple(exit_codes))
        return command

    return give


def emphasised(text: str) -> str:
    """`text` in bold; click takes that out again where the output is no terminal."""
    return text if os.environ.get("NO_COLOR") else click.style(text, bold=True)


def _options(command: click.Command, ctx: click.Context) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for option in command.get_params(ctx):
        record = option.get_help_record(ctx)
        if record is not None and isinstance(option, click.Option):
            rows[max(option.opts, key=len)] = record
    return rows


def _write_page(page: Page, rows: dict[str, Row], formatter: click.HelpFormatter) -> None:
    general = [rows.pop(name) for name in GENERAL_OPTIONS if name in rows]
    for heading, names in page.groups:
        _write_rows(formatter, heading, [rows.pop(name) for name in names])
    _write_rows(formatter, "Options", list(rows.values()))
    _write_rows(formatter, "General options", general)
    if page.examples:
        with formatter.section("Examples"):
            for example in page.examples:
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
    _write_rows(formatter, "Exit codes", list(page.exit_codes))


def _write_rows(formatter: click.HelpFormatter, heading: str, rows: Sequence[Row]) -> None:
    if rows:
        with formatter.section(heading):
            formatter.write_dl([(emphasised(name), text) for name, text in rows])
