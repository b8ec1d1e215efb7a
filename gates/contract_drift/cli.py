"""The commands of contract-drift: read options, call one function, return its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from console.edge import edge, general_options
from console.help import Command, described
from gates.options import (
    CONTRACTS,
    EXIT_CODES,
    FORMATS,
    PRINTED,
    base_options,
    given,
    policy_options,
    report,
)

if TYPE_CHECKING:
    from datetime import datetime


@described(
    groups={
        "Compared with": ("--against", "--env"),
        "What fails": ("--policy", "--fail-on", "--versioning", "--open-enums", "--fastapi"),
        "What comes out": ("--format", "--raw", "--fix"),
    },
    examples=(
        "gates contract-drift --against git:origin/main",
        "gates contract-drift --against git:origin/main --fix       # raise info.version",
        "gates contract-drift contracts/core/openapi.json --against git:v1.2.0:core/openapi.json",
        "gates contract-drift --against https://contracts.example.com/{name}/openapi.json",
        "gates contract-drift --env dev --env prod --format json=drift.json",
    ),
    exit_codes=EXIT_CODES,
)
@click.command("contract-drift", cls=Command)
@CONTRACTS
@base_options
@policy_options
@FORMATS
@click.option("--raw", is_flag=True, help="Show the plain difference of what changed as well.")
@click.option(
    "--fix", is_flag=True, help="Write the version that is needed into CONTRACT, and nothing else."
)
@general_options
def contract_drift(
    contracts: tuple[str, ...],
    formats: tuple[str, ...],
    *,
    fix: bool,
    **options: str | bool | tuple[str, ...] | None,
) -> int:
    """Fail where a contract changed more than its version says.

    What breaks a client needs a new first number of info.version, an addition a new middle one, and
    other bytes at least the last one; a value that proves the harm is shown where there is one. Both
    sides must be valid. Without PATH, git is asked for the same file as CONTRACT. What is found can
    be accepted one by one (gates accept).
    """
    return report("contract-drift", formats, contracts, given(**options), fix=fix)


@described(
    groups={
        "What is accepted": ("--reason", "--expires", "--contract"),
        "Many at once": ("--baseline", "--prune"),
        "Compared with": ("--against", "--env"),
    },
    examples=(
        'gates accept 7c1e0a94d2b3 --reason "the PIM is the only client, and moved: CORE-42"',
        'gates accept 7c1e0a94d2b3 --reason "until the old app is gone" --expires 2026-12-31',
        "gates accept --baseline --against git:v1.0.0    # adopt the gate: all that fails today",
        "gates accept --prune                            # take out what ended",
    ),
    exit_codes=(
        ("0", "written, or nothing to do"),
        ("2", "not written: no such finding, or nothing could be compared"),
        ("130, 143", "stopped by a signal"),
    ),
)
@click.command(cls=Command)
@click.argument("fingerprints", nargs=-1, metavar="[FINGERPRINT]...")
@click.option("--reason", metavar="TEXT", default="", help="Why it may be so; reviewed with it.")
@click.option(
    "--expires",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day on which it is accepted, at most 366 days ahead [in 90 days].",
)
@click.option(
    "--contract",
    "contracts",
    metavar="FILE",
    multiple=True,
    help="Look at this contract alone; repeatable [all].",
)
@click.option("--baseline", is_flag=True, help="Accept everything that fails today.")
@click.option("--prune", is_flag=True, help="Take out entries that expired or match nothing.")
@base_options
@general_options
def accept(  # noqa: PLR0913 (one parameter an option)
    fingerprints: tuple[str, ...],
    contracts: tuple[str, ...],
    *,
    reason: str,
    expires: datetime | None,
    baseline: bool,
    prune: bool,
    **bases: tuple[str, ...],
) -> int:
    """Write findings of contract-drift to gates-accepted.toml, so that they fail no more.

    Each is looked up in a fresh run of the gate. The file stands beside the configuration, is sorted,
    and is reviewed like code; an entry that expired, or that nothing matches any more, fails the gate.
    What is said of the version itself cannot be accepted: raise it (gates contract-drift --fix).
    """
    from gates.accepted.choice import Wanted
    from gates.commands.accept import accept_findings

    wanted = Wanted(
        fingerprints, reason, expires.date() if expires else None, baseline=baseline, prune=prune
    )
    return accept_findings(wanted, edge(), contracts, given(**bases))


@described(
    examples=(
        "gates changelog --from git:v1.2.0 > CHANGES.md",
        "gates changelog contracts/core/openapi.json --from git:v1.2.0 --to git:v1.3.0",
    ),
    exit_codes=PRINTED,
)
@click.command(cls=Command)
@CONTRACTS
@click.option(
    "--from",
    "old",
    metavar="SRC",
    default="",
    help="The contract before: FILE, https://HOST/PATH or git:REF[:PATH] [the key against of the "
    "configuration, else the last tag of git].",
)
@click.option(
    "--to", "new", metavar="SRC", default="", help="The contract after [CONTRACT itself]."
)
@general_options
def changelog(contracts: tuple[str, ...], old: str, new: str) -> int:
    """Print what changed as Markdown for the people who use the contract, what breaks first."""
    from gates.commands.changelog import Span, print_changelog

    return print_changelog(edge(), contracts, Span(old, new))
