"""The help pages are pinned: whoever changes an option reads the page it is on."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from console.help import GENERAL_OPTIONS, Command, Group
from console.settings import KEYS
from generator.cli import program
from generator.options import DEFAULT_TARGETS, Engine, Style
from generator.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = Path(__file__).parent / "help"
COMMANDS = ["", *sorted(program.commands)]


def shown(*arguments: str, **variables: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments, "--help"],
        env={**os.environ, "COLUMNS": "80", **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_is_the_one_that_was_reviewed(
    command: str, assert_golden: Callable[[Path, str], None]
) -> None:
    assert_golden(PAGES / f"{command or 'contract-gen'}.txt", shown(*command.split()))


def test_no_page_is_left_over() -> None:
    assert sorted(path.stem for path in PAGES.iterdir()) == sorted(
        command or "contract-gen" for command in COMMANDS
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_page_fits_and_ends_with_examples_and_exit_codes(command: str) -> None:
    page = shown(*command.split())
    assert max(len(line) for line in page.splitlines()) <= 100
    assert "Examples:\n  contract-gen " in page
    assert page.index("Examples:") < page.index("Exit codes:\n  0 ")


@pytest.mark.parametrize("command", [program, *program.commands.values()], ids=lambda c: c.name)
def test_every_command_takes_the_general_options_and_explains_each_option(
    command: click.Command,
) -> None:
    assert isinstance(command, Command | Group)
    options = [o for o in command.get_params(click.Context(command)) if isinstance(o, click.Option)]
    names = {name for option in options for name in option.opts}
    assert names.issuperset(set(GENERAL_OPTIONS) - {"--version"})
    assert all(option.help for option in options)


def test_a_narrow_terminal_gets_narrow_lines() -> None:
    text, examples, _ = shown("validate", COLUMNS="60").partition("Examples:")
    assert examples
    assert 50 < max(map(len, text.splitlines())) <= 60


@pytest.mark.parametrize(("variables", "bold"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_headings_in_bold_unless_it_wants_no_colour(
    variables: dict[str, str], *, bold: bool
) -> None:
    reader, terminal = os.openpty()
    environ = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    subprocess.run(
        [sys.executable, "-m", "generator", "--help"],
        env={**environ, **variables},
        stdout=terminal,
        check=True,
    )
    os.close(terminal)
    page = b""
    with contextlib.suppress(OSError):  # the end of a terminal
        while part := os.read(reader, 1000):
            page += part
    os.close(reader)
    assert b"Commands:" in page
    assert (b"\x1b[1mCommands:" in page) is bold


def test_the_configuration_knows_the_same_values_as_the_generator() -> None:
    keys = {key.name: key for key in KEYS}
    assert keys["engine"].choices == tuple(engine.value for engine in Engine)
    assert keys["style"].choices == tuple(style.value for style in Style)
    assert keys["targets"].default == DEFAULT_TARGETS
    assert set(DEFAULT_TARGETS) <= set(TARGETS)
