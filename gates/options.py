"""The options that commands of gates share, and what they come to. Read by click, at start-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from console.edge import edge
from console.settings import choices_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.key import Value

    F = TypeVar("F", bound=Callable[..., int])

CONTRACTS = click.argument("contracts", nargs=-1, metavar="[CONTRACT]...")
FORMATS = click.option(
    "--format",
    "formats",
    metavar="FMT[=FILE]",
    multiple=True,
    help="Report as text, json, sarif, junit, github, markdown or html, to FILE or standard output; "
    "repeatable [text].",
)
EXIT_CODES = (
    ("0", "pass: looked, and clean"),
    ("1", "fail: looked, and found something"),
    ("2", "could-not-check: bad arguments, unreadable input, nothing to examine, a failure"),
    ("130, 143", "stopped by a signal"),
)
PRINTED = (("0", "printed"), ("2", "not printed"))

_BASES = (
    click.option(
        "--against",
        metavar="SRC",
        multiple=True,
        help="Compare with this: FILE, https://HOST/PATH or git:REF[:PATH]; {name} in it is the "
        "contract's name; repeatable [the key against of the configuration].",
    ),
    click.option(
        "--env",
        metavar="NAME",
        multiple=True,
        help="Compare with what this environment of the configuration runs; repeatable, all is "
        "every one.",
    ),
)
_POLICY = (
    click.option(
        "--policy",
        type=click.Choice(choices_of("policy")),
        help="What a change needs: a version that says it (semver), any higher version (any-bump); "
        "or nothing may change (frozen), nothing may break (compatible) at any version [semver].",
    ),
    click.option(
        "--fail-on",
        type=click.Choice(choices_of("fail-on")),
        help="Fail at any version from this impact on [none].",
    ),
    click.option(
        "--versioning",
        type=click.Choice(choices_of("versioning")),
        help="What info.version is: 1.4.0 (semver), or a date such as 2026-05-31 (calendar) "
        "[semver].",
    ),
    click.option("--open-enums", is_flag=True, help="Clients expect values that no enum lists."),
    click.option(
        "--fastapi",
        is_flag=True,
        help="FastAPI wrote CONTRACT from code: what it adds by itself is no change.",
    ),
)


def base_options(function: F) -> F:
    """Let a command take --against and --env."""
    for option in reversed(_BASES):
        function = option(function)
    return function


def policy_options(function: F) -> F:
    """Let a command take what a team asks of a change."""
    for option in reversed(_POLICY):
        function = option(function)
    return function


def given(**options: str | bool | tuple[str, ...] | None) -> dict[str, Value]:
    """The options that were given, by the names that the configuration has for them."""
    return {name.replace("_", "-"): value for name, value in options.items() if value}


def report(
    gate: str,
    formats: tuple[str, ...],
    contracts: tuple[str, ...] = (),
    options: dict[str, Value] | None = None,
    *,
    fix: bool = False,
) -> int:
    """Run a gate, or all of them, and report; the exit code."""
    from gates.command import Asked
    from gates.command import report as run_and_report

    asked = Asked(formats, contracts, options or {}, debug=edge().debug, fix=fix)
    return run_and_report(gate, edge(), asked)
