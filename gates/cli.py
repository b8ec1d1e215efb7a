"""The commands of gates: read options, call one function, return its exit code."""

from __future__ import annotations

import click

from console.edge import edge, general_options
from console.help import Group, described

CONTRACTS = click.argument("contracts", nargs=-1, metavar="[CONTRACT]...")
FORMATS = click.option(
    "--format",
    "formats",
    metavar="FMT[=FILE]",
    multiple=True,
    help="Report as text or json, to FILE or standard output; repeatable [text].",
)
EXIT_CODES = (
    ("0", "pass: looked, and clean"),
    ("1", "fail: looked, and found something"),
    ("2", "could-not-check: bad arguments, unreadable input, nothing to examine, a failure"),
    ("130, 143", "stopped by a signal"),
)
PRINTED = (("0", "printed"), ("2", "not printed"))


@described(
    groups={
        "Gates": ("all", "contract-drift", "checksums"),
        "About": ("rules", "explain", "schema"),
    },
    examples=(
        "gates all                                        # every gate that is configured",
        "gates contract-drift --against git:origin/main",
        "gates all --format text --format json=report.json",
    ),
    exit_codes=EXIT_CODES,
)
@click.group("gates", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="contrato", message="%(prog)s %(version)s")
@general_options
def program() -> None:
    """Checks that may say no: in a pull request, after a deploy, on a schedule.

    A CONTRACT is a file such as contracts/core/openapi.json. Without one, all contracts are meant
    that contrato.toml or [tool.contrato] in pyproject.toml names, else contracts/*/openapi.*
    """


@described(
    examples=(
        "gates contract-drift --against git:origin/main",
        "gates contract-drift contracts/core/openapi.json --against git:v1.2.0:core/openapi.json",
        "gates contract-drift --against https://contracts.example.com/{name}/openapi.json",
    ),
    exit_codes=EXIT_CODES,
)
@program.command("contract-drift")
@CONTRACTS
@click.option(
    "--against",
    metavar="SRC",
    default="",
    help="Compare with this: FILE, https://HOST/PATH or git:REF[:PATH]; {name} in it is the "
    "contract's name [the key against of the configuration].",
)
@FORMATS
@general_options
def contract_drift(contracts: tuple[str, ...], against: str, formats: tuple[str, ...]) -> int:
    """Fail where a contract differs from its base without a higher version.

    Both must be valid, and their info.version semantic versions. A lower version fails, and so does
    the same version in other bytes. Without PATH, git is asked for the same file as CONTRACT.
    """
    options = {"against": against} if against else {}
    return _report("contract-drift", formats, contracts, options)


@described(examples=("gates checksums", "gates checksums -v"), exit_codes=EXIT_CODES)
@program.command()
@CONTRACTS
@FORMATS
@general_options
def checksums(contracts: tuple[str, ...], formats: tuple[str, ...]) -> int:
    """Fail where a contract, its generated.lock and the generated code disagree.

    Each disagreement is reported with its cause and with the command that mends it.
    """
    return _report("checksums", formats, contracts)


@described(examples=("gates all", "gates all --format json=report.json"), exit_codes=EXIT_CODES)
@program.command("all")
@FORMATS
@general_options
def every_gate(formats: tuple[str, ...]) -> int:
    """Run every gate that is configured on every contract, and report once.

    contract-drift is configured by [tool.contrato.gates.contract-drift], key against; checksums
    always is. The worst exit code counts.
    """
    return _report("all", formats)


@described(examples=("gates rules",), exit_codes=PRINTED)
@program.command()
@general_options
def rules() -> int:
    """List the rules: what a finding may be called."""
    from gates.pages import print_rules

    return print_rules()


@described(examples=("gates explain version-lowered",), exit_codes=PRINTED)
@program.command()
@click.argument("rule")
@general_options
def explain(rule: str) -> int:
    """Print what RULE flags, why, and what to do."""
    from gates.pages import print_page

    return print_page(rule)


@described(examples=("gates schema report > report.schema.json",), exit_codes=PRINTED)
@program.command()
@click.argument("name", type=click.Choice(["report"]))
@general_options
def schema(name: str) -> int:
    """Print the JSON Schema of the JSON report."""
    from gates.pages import print_schema

    return print_schema(name)


def _report(
    gate: str,
    formats: tuple[str, ...],
    contracts: tuple[str, ...] = (),
    options: dict[str, str] | None = None,
) -> int:
    from gates.command import Asked, report

    debug = bool(click.get_current_context().meta.get("debug"))
    return report(gate, edge(), Asked(formats, contracts, options or {}, debug=debug))
