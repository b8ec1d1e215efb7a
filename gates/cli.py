"""The commands of gates: read options, call one function, return its exit code."""

from __future__ import annotations

import click

from console.edge import general_options
from console.help import Group, described
from console.output import out
from console.program import CLEAN
from gates.contract_drift.cli import accept, changelog, contract_drift
from gates.options import CONTRACTS, EXIT_CODES, FORMATS, PRINTED, given, report


@described(
    groups={
        "Gates": ("all", "contract-drift", "checksums", "round-trip"),
        "About changes": ("accept", "changelog"),
        "About the gates": ("rules", "explain", "schema"),
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


@described(examples=("gates checksums", "gates checksums -v"), exit_codes=EXIT_CODES)
@program.command()
@CONTRACTS
@FORMATS
@general_options
def checksums(contracts: tuple[str, ...], formats: tuple[str, ...]) -> int:
    """Fail where a contract, its generated.lock and the generated code disagree.

    Each disagreement is reported with its cause and with the command that mends it.
    """
    return report("checksums", formats, contracts)


@described(
    examples=(
        "gates round-trip                                 # the generated application",
        "gates round-trip --app shop.main:app --strict    # your own, built on it",
    ),
    exit_codes=EXIT_CODES,
)
@program.command("round-trip")
@CONTRACTS
@click.option(
    "--app",
    metavar="MODULE:APP",
    help="Judge this application, or the one that this function returns; {name} in it is the "
    "contract's name [the generated one].",
)
@click.option("--strict", is_flag=True, help="Excuse neither what the build noted nor texts.")
@FORMATS
@general_options
def round_trip(
    contracts: tuple[str, ...], formats: tuple[str, ...], *, app: str | None, strict: bool
) -> int:
    """Fail where FastAPI's own document of the application means something else than the contract.

    The application is imported in a process of its own, without network. FastAPI describes its
    routes; a document that the application holds ready is not looked at.
    """
    return report("round-trip", formats, contracts, given(app=app, strict=strict))


@described(examples=("gates all", "gates all --format json=report.json"), exit_codes=EXIT_CODES)
@program.command("all")
@FORMATS
@general_options
def every_gate(formats: tuple[str, ...]) -> int:
    """Run every gate that is configured on every contract, and report once.

    contract-drift is configured by [tool.contrato.gates.contract-drift], key against; round-trip by
    its table [tool.contrato.gates.round-trip]; checksums always is. The worst exit code counts.
    """
    return report("all", formats)


@described(examples=("gates rules", "gates rules --markdown > rules.md"), exit_codes=PRINTED)
@program.command()
@click.option("--markdown", is_flag=True, help="As Markdown, with the page of each rule.")
@general_options
def rules(*, markdown: bool) -> int:
    """List the rules: what a finding may be called."""
    from gates.pages import print_rules, rules_markdown

    if markdown:
        out(*rules_markdown().splitlines())
        return CLEAN
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


for command in (contract_drift, accept, changelog):
    program.add_command(command)
